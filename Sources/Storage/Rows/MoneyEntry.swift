package import Contracts
package import Directories
package import Measures

/// The number of an entry of money, by the order of recording.
package struct MoneyEntryID: Hashable, Sendable, Comparable, RawRepresentable {
    package let rawValue: Int64

    package init(rawValue: Int64) { self.rawValue = rawValue }

    package static func < (left: MoneyEntryID, right: MoneyEntryID) -> Bool {
        left.rawValue < right.rawValue
    }
}

/// What money is in the books for.
package enum MoneySource: Hashable, Sendable {
    case cashFlow(CashFlowID)
    /// A payment that had no contract when it came.
    case unidentified(UnidentifiedID)
}

/// Money that has come in or was paid out, to be put down.
package struct NewMoneyEntry: Hashable, Sendable {
    /// The posting day.
    package let day: Day
    package let direction: CashDirection
    /// Bank or cash, never empty.
    package let payment: PaymentType
    /// Above zero, in the currency of the books.
    package let amount: Money
    package let source: MoneySource
    /// The entry that this one takes back, which went the other way.
    package let takesBack: MoneyEntryID?
    package let work: WorkID

    package init(
        day: Day, _ direction: CashDirection, by payment: PaymentType, _ amount: Money,
        of source: MoneySource, takesBack: MoneyEntryID?, for work: WorkID
    ) {
        self.day = day
        self.direction = direction
        self.payment = payment
        self.amount = amount
        self.source = source
        self.takesBack = takesBack
        self.work = work
    }
}

/// An entry of money as it was recorded.
package struct StoredMoneyEntry: Hashable, Sendable {
    package let id: MoneyEntryID
    package let entry: NewMoneyEntry
    /// The contract of its cash flow.
    package let contract: ContractID?
    /// The amount of its cash flow, minor units of the contract's currency.
    package let flowMinor: Int64?
}

/// What came in, or went out, in one way on one day.
package struct MoneyTurnover: Hashable, Sendable {
    package let day: Day
    package let direction: CashDirection
    package let payment: PaymentType
    package let entries: Int
    /// In the currency of the books.
    package let amount: Money
}
