package import Measures

/// One legal combination of an operation's parameters: a row of the correct postings.
///
/// An operation carries the row's number and nothing else of the seven parameters, so an
/// illegal operation cannot be written down.
/// - Source: D-2.5, R004-21.
package struct CorrectPosting: Hashable, Sendable {
    /// Stable for ever: 64 × the number of the CP row, plus the place within its expansion.
    package let id: PostingID
    package let kind: ContractKind
    package let amountType: AmountType
    package let action: ActionType
    package let sign: Sign
    package let payment: PaymentType
    package let isOffBalance: Bool
    /// Whether accounting exports it (to 1C).
    package let isExported: Bool
    /// The posting template, such as `G6`; empty for the zero-sum rows that reach no account.
    package let template: String
    package let validFrom: Day
    package let validThrough: Day?

    package init(
        id: PostingID, kind: ContractKind, amountType: AmountType, action: ActionType,
        sign: Sign, payment: PaymentType, isOffBalance: Bool, isExported: Bool,
        template: String, validFrom: Day, validThrough: Day?
    ) {
        self.id = id
        self.kind = kind
        self.amountType = amountType
        self.action = action
        self.sign = sign
        self.payment = payment
        self.isOffBalance = isOffBalance
        self.isExported = isExported
        self.template = template
        self.validFrom = validFrom
        self.validThrough = validThrough
    }

    /// How many places of the number belong to one CP row.
    package static let placesPerRow = 64

    /// The number of the CP row it stands in.
    package var row: Int { Int(id.rawValue) / CorrectPosting.placesPerRow }

    package var parameters: PostingParameters {
        PostingParameters(
            kind: kind, amountType: amountType, action: action, sign: sign, payment: payment,
            isOffBalance: isOffBalance)
    }
}

/// The number of a correct posting; small, stored in every operation.
package struct PostingID: Hashable, Sendable, RawRepresentable, Comparable {
    package let rawValue: UInt16

    @inlinable
    package init(rawValue: UInt16) { self.rawValue = rawValue }

    package static func < (left: PostingID, right: PostingID) -> Bool {
        left.rawValue < right.rawValue
    }
}

/// The parameters by which a correct posting is looked up.
package struct PostingParameters: Hashable, Sendable {
    package let kind: ContractKind
    package let amountType: AmountType
    package let action: ActionType
    package let sign: Sign
    package let payment: PaymentType
    package let isOffBalance: Bool

    package init(
        kind: ContractKind, amountType: AmountType, action: ActionType, sign: Sign,
        payment: PaymentType, isOffBalance: Bool
    ) {
        self.kind = kind
        self.amountType = amountType
        self.action = action
        self.sign = sign
        self.payment = payment
        self.isOffBalance = isOffBalance
    }
}
