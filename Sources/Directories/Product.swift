package import Measures

/// The number of a credit product's version; a contract keeps the one it was signed under.
package struct ProductID: Hashable, Sendable, RawRepresentable, Comparable {
    package let rawValue: UInt16

    package init(rawValue: UInt16) { self.rawValue = rawValue }

    package static func < (left: ProductID, right: ProductID) -> Bool {
        left.rawValue < right.rawValue
    }
}

/// The conditions of a contract, by topic.
///
/// Never changed once used: a new version is a new row.
///
/// - Source: `docs/products.md`.
package struct Product: Hashable, Sendable {
    package let id: ProductID
    /// Names the product across its versions, such as `consumer-annuity`.
    package let code: String
    package let name: String
    package let kind: ContractKind
    /// What is owed is owed in this currency.
    package let currency: Currency
    /// The books of its contracts are kept in this one.
    package let accountingCurrency: Currency
    package let validFrom: Day
    package let interest: InterestTerms
    package let repayment: RepaymentTerms
    package let penalties: PenaltyTerms
    package let fees: FeeTerms
    package let prepayment: PrepaymentTerms
    package let offBalance: OffBalanceTerms
    package let ending: EndingTerms
    /// Nil where contracts are not prolonged.
    package let prolongation: ProlongationTerms?
    /// Whether the statutory caps on consumer credit apply.
    package let isConsumer: Bool
    /// Whether a microfinance organisation lends: the law limited its loans before others.
    package let isMicroloan: Bool
    /// By whose rules of counting it accrues.
    package let edition: Edition
    /// The segment by whose market rate a loan is discounted; nil where it is not.
    package let discountSegment: String?
    /// What happens to interest of a deposit; without meaning for other contracts.
    package let deposit: DepositTerms

    package init(
        id: ProductID, code: String, name: String, kind: ContractKind, currency: Currency,
        accountingCurrency: Currency, validFrom: Day, interest: InterestTerms,
        repayment: RepaymentTerms, penalties: PenaltyTerms, fees: FeeTerms,
        prepayment: PrepaymentTerms,
        offBalance: OffBalanceTerms, prolongation: ProlongationTerms?, ending: EndingTerms,
        isConsumer: Bool, isMicroloan: Bool, edition: Edition, discountSegment: String?,
        deposit: DepositTerms
    ) {
        self.id = id
        self.code = code
        self.name = name
        self.kind = kind
        self.currency = currency
        self.accountingCurrency = accountingCurrency
        self.validFrom = validFrom
        self.interest = interest
        self.repayment = repayment
        self.penalties = penalties
        self.fees = fees
        self.prepayment = prepayment
        self.offBalance = offBalance
        self.ending = ending
        self.prolongation = prolongation
        self.isConsumer = isConsumer
        self.isMicroloan = isMicroloan
        self.edition = edition
        self.discountSegment = discountSegment
        self.deposit = deposit
    }

    /// Whether what is owed has to be valued for the books.
    package var isForeign: Bool { currency != accountingCurrency }
}
