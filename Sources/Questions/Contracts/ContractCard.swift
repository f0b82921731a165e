import BackOffice

/// A contract as people look at it: head, what it owes by tranche, and what comes next.
package struct ContractCard: Codable, Sendable {
    package let number: String
    package let product: String
    /// The day from which the version holds that the contract was signed under.
    package let productFrom: String
    package let status: String
    package let closure: String?
    package let closingDay: String?
    package let currency: String
    /// The currency of the books, where that is another.
    package let accountingCurrency: String?
    package let principal: String
    package let ratePercent: String
    /// How many periods were agreed on, and how long each is, such as `P1M`.
    package let periods: Int
    package let period: String
    package let disbursed: String?
    /// The last repayment day of the schedule in force.
    package let ends: String?
    /// What the plan asks for by the tranche that runs on the day, or comes next.
    package let instalment: String?
    /// How often it was prolonged.
    package let prolongations: Int
    package let isRestructured: Bool
    package let lastOperation: String?
    package let accruedThrough: String?
    /// The last day whose charges are in the overdue, due and payoff: later than
    /// `accruedThrough` where the nights are still to book them.
    package let reckonedThrough: String?
    /// The day the figures below stand for.
    package let asOf: String
    package let overdueDays: Int32
    package let overdue: String
    package let due: String
    /// The next day on which something is to be paid, and what will be owed then; nil where
    /// nothing is.
    package let nextDue: String?
    package let nextAmount: String?
    /// What would close the contract, were nothing prepaid.
    package let payoff: String
    /// What the client has paid ahead, and waits for debt.
    package let prepaid: String
    /// What he would have to bring to close the contract.
    package let payoffAfterPrepaid: String
    package let unaccepted: String
    /// What the statutory cap leaves to be charged; nil where none applies.
    package let chargesLeft: String?
    /// The day on which the cap left nothing; nil while it leaves something.
    package let capReached: String?
    /// The first day without interest, or without penalties; nil while they accrue.
    package let interestStoppedFrom: String?
    package let penaltyStoppedFrom: String?
    /// The loan category of the regular reserve; nil until one is given.
    package let loanCategory: String?
    /// The rate of the IFRS reserve; nil until one is reckoned.
    package let reserveRate: ReserveRateView?
    /// How a loan below the market becomes income; nil where it is no such loan.
    package let discount: DiscountView?
    /// The early repayment that the client has announced; nil while none is.
    package let announcedRepayment: AnnouncedRepaymentView?
    package let totals: [AmountTypeTotal]
    package let buckets: [BucketRow]
    /// As given when the contract was imported.
    package let attributes: [String: String]
    /// Why the figures are not reckoned through the day asked for; nil when they are.
    package let notReckoned: String?
}

/// The rate of the IFRS reserve as a scoring model gave it.
package struct ReserveRateView: Codable, Sendable {
    package let percent: String
    package let day: String
    package let model: String
}

/// An early repayment that is to come.
package struct AnnouncedRepaymentView: Codable, Sendable {
    /// `full`, `partial` or `principal`.
    package let request: String
    package let from: String
}

/// A discount: what it was, what is left of it, and how far it has become income.
package struct DiscountView: Codable, Sendable {
    package let initial: String
    package let left: String
    package let marketRatePercent: String
    package let recognised: String
    package let amortisedThrough: String
}

/// The balance of one amount type over all tranches.
package struct AmountTypeTotal: Codable, Sendable {
    package let amountType: String
    package let name: String
    package let onBalance: String
    package let offBalance: String
}

/// One bucket with its tranche.
package struct BucketRow: Codable, Sendable {
    package let tranche: Int
    package let issueDate: String?
    package let repaymentDate: String?
    package let amountType: String
    package let offBalance: Bool
    package let balance: String
    /// What it is worth on the books, where their currency is another.
    package let local: String?
}
