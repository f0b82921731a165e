package import Directories
package import Measures

/// What moved on one account on one day, in one currency.
package struct AccountTurnover: Hashable, Sendable {
    package let account: AccountCode
    package let day: Day
    package let currency: Currency
    /// Minor units, never below zero.
    package let debit: Int64
    /// Minor units, never below zero.
    package let credit: Int64

    /// Takes what was debited and credited.
    package init(
        account: AccountCode, day: Day, currency: Currency, debit: Int64, credit: Int64
    ) {
        self.account = account
        self.day = day
        self.currency = currency
        self.debit = debit
        self.credit = credit
    }
}

/// Sums entries by account, day and currency.
package struct TurnoverBook: Sendable {
    private struct Key: Hashable {
        let account: AccountCode
        let day: Day
        let currency: Currency

        func raise(_ sum: inout Int64, by minor: Int64) throws(MeasureFlaw) {
            let (raised, overflow) = sum.addingReportingOverflow(minor)
            if overflow { throw .totalOverflow(.account(account.rawValue)) }
            sum = raised
        }
    }

    private struct Sums {
        var debit: Int64 = 0
        var credit: Int64 = 0
    }

    private var sums: [Key: Sums] = [:]

    /// Nothing moved yet.
    package init() {}

    /// Adds one entry on its posting day.
    /// - Throws: `totalOverflow`.
    package mutating func add(_ entry: Entry, on day: Day) throws(MeasureFlaw) {
        let currency = entry.amount.currency
        let debit = Key(account: entry.debit, day: day, currency: currency)
        let credit = Key(account: entry.credit, day: day, currency: currency)
        try debit.raise(&sums[debit, default: Sums()].debit, by: entry.amount.minor)
        try credit.raise(&sums[credit, default: Sums()].credit, by: entry.amount.minor)
    }

    /// By account, then day, then currency.
    package var turnovers: [AccountTurnover] {
        sums.map { key, sums in
            AccountTurnover(
                account: key.account, day: key.day, currency: key.currency,
                debit: sums.debit, credit: sums.credit)
        }.sorted { $0.order < $1.order }
    }
}

extension AccountTurnover {
    fileprivate var order: (AccountCode, Day, UInt16) { (account, day, currency.numericCode) }
}
