/// A kind of debt, by its number in the directory of amount types.
///
/// The constants are the system rows the processes speak of; their meaning never changes.
/// - Source: D-2.1, R004-3.
package struct AmountType: Hashable, Sendable, Comparable, RawRepresentable {
    package let rawValue: UInt8

    @inlinable
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    @inlinable
    package static func < (left: AmountType, right: AmountType) -> Bool {
        left.rawValue < right.rawValue
    }

    package static let principal = AmountType(rawValue: 1)
    package static let interest = AmountType(rawValue: 2)
    package static let deferredInterest = AmountType(rawValue: 3)
    package static let penaltyOnPrincipal = AmountType(rawValue: 4)
    package static let penaltyOnInterest = AmountType(rawValue: 5)
    package static let fixedFine = AmountType(rawValue: 6)
    package static let overdueInterest = AmountType(rawValue: 7)
    package static let disbursementFee = AmountType(rawValue: 8)
    package static let repaymentFee = AmountType(rawValue: 9)
    package static let prolongationFee = AmountType(rawValue: 10)
    package static let serviceFee = AmountType(rawValue: 11)
    package static let courtCost = AmountType(rawValue: 12)
    package static let mandatoryInterest = AmountType(rawValue: 13)
    package static let prepaymentForPrincipal = AmountType(rawValue: 20)
    package static let prepaymentForInterest = AmountType(rawValue: 21)
    package static let overpayment = AmountType(rawValue: 22)
    package static let discount = AmountType(rawValue: 30)
    package static let reserveIFRS = AmountType(rawValue: 31)
    package static let reserveRegular = AmountType(rawValue: 32)
    package static let observedDebt = AmountType(rawValue: 34)
    package static let depositPrincipal = AmountType(rawValue: 40)
    package static let depositInterest = AmountType(rawValue: 41)
    package static let depositTax = AmountType(rawValue: 42)
}

/// What an amount type means to the books: one row of the directory.
package struct AmountTypeRow: Hashable, Sendable {
    package let type: AmountType
    /// The stable text code, such as `PRINCIPAL`.
    package let code: String
    package let name: String
    /// Whether the type may stand off balance.
    package let allowsOffBalance: Bool
    /// Whether it is kept by tranche; otherwise at the contract.
    package let isByTranche: Bool
    package let side: DebtSide

    package init(
        type: AmountType, code: String, name: String, allowsOffBalance: Bool,
        isByTranche: Bool, side: DebtSide
    ) {
        self.type = type
        self.code = code
        self.name = name
        self.allowsOffBalance = allowsOffBalance
        self.isByTranche = isByTranche
        self.side = side
    }
}

/// Whose claim a balance is, and so which sign it may have.
package enum DebtSide: String, Hashable, Sendable, CaseIterable, Codable {
    /// The client owes: the balance is never below zero.
    case debt
    /// The client has to his credit: the balance is never above zero.
    case credit
    /// A valuation kept for the books only: never claimed from the client, never below zero.
    case valuation
    /// Remembered off balance only, such as debt written off that is still observed: never
    /// claimed by a process, never below zero.
    case memo
    /// The organisation owes (deposits): the balance is never above zero.
    case deposit
    /// Either side, such as a financial settlement.
    case either

    /// Whether `minor` lies in the domain of this side.
    package func allows(_ minor: Int64) -> Bool {
        switch self {
        case .debt, .valuation, .memo: minor >= 0
        case .credit, .deposit: minor <= 0
        case .either: true
        }
    }
}
