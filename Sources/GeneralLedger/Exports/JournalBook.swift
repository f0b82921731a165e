package import Directories
package import Measures

/// What a journal says of itself.
package struct JournalTitle: Hashable, Sendable {
    package let organisation: String
    /// Nil for a journal of the whole ledger, which is no batch.
    package let batch: ExportNumber?
    package let kind: ExportKind
    package let mode: ExportMode
    package let days: DayRange
    package let operations: Int
    package let lines: Int
    /// SHA-256 of the batch's CSV, in hexadecimal digits; nil for what is no batch.
    package let checksum: String?

    package init(
        organisation: String, batch: ExportNumber?, kind: ExportKind, mode: ExportMode,
        days: DayRange, operations: Int, lines: Int, checksum: String?
    ) {
        self.organisation = organisation
        self.batch = batch
        self.kind = kind
        self.mode = mode
        self.days = days
        self.operations = operations
        self.lines = lines
        self.checksum = checksum
    }
}

/// What the accounts of a journal held before it, and what moves on them in it.
///
/// The turnovers are counted apart from the lines, so that a reader who adds the lines up meets
/// an independent figure at the end of every month.
package struct JournalBook: Hashable, Sendable {
    /// The accounts that occur, by code.
    package let accounts: [LedgerAccount]
    /// By account, then currency; never zero.
    package let opening: [AccountBalance]
    /// By account, day and currency.
    package let turnovers: [AccountTurnover]

    /// Takes balances and turnovers, with the chart they are named by.
    ///
    /// An account that the chart does not have is shown as one in transit.
    package init(
        opening: [AccountBalance], turnovers: [AccountTurnover], chart: [LedgerAccount]
    ) {
        self.opening = opening.filter { $0.minor != 0 }
        self.turnovers = turnovers
        let known = Dictionary(chart.map { ($0.code, $0) }) { first, _ in first }
        let codes = Set(opening.map(\.account) + turnovers.map(\.account))
        accounts = codes.sorted().map { code in
            known[code]
                ?? LedgerAccount(
                    code: code, name: code.rawValue, type: .transit, russianAccount: nil)
        }
    }

    package var currencies: [Currency] {
        let all = Set(opening.map(\.currency) + turnovers.map(\.currency))
        return all.sorted { $0.numericCode < $1.numericCode }
    }

    /// What moves in a currency: the sum of all debits.
    /// - Throws: `overflow`.
    package func total(in currency: Currency) throws(MeasureFlaw) -> Money {
        var sum: Int64 = 0
        for turnover in turnovers where turnover.currency == currency {
            sum = try GeneralLedger.total(sum, turnover.debit)
        }
        return Money(minor: sum, currency)
    }

    /// What every account holds at the end of each month in which something moved.
    ///
    /// - Days: the last month is closed on its last day, or on `last` where that comes first.
    /// - Throws: `overflow`.
    package func closings(through last: Day) throws(MeasureFlaw) -> [JournalClosing] {
        var balances = Dictionary(
            opening.map { (AccountKey(account: $0.account, currency: $0.currency), $0.minor) }
        ) { first, _ in first }
        var closings: [JournalClosing] = []
        let months = Dictionary(grouping: turnovers) { $0.day.firstOfMonth }
        for (month, moved) in months.sorted(by: { $0.key < $1.key }) {
            for turnover in moved {
                let key = AccountKey(account: turnover.account, currency: turnover.currency)
                let change = try GeneralLedger.total(turnover.debit, -turnover.credit)
                balances[key] = try GeneralLedger.total(balances[key] ?? 0, change)
            }
            let all = balances.map { key, minor in
                AccountBalance(account: key.account, currency: key.currency, minor: minor)
            }
            closings.append(
                JournalClosing(
                    day: min(month.endOfMonth, last), balances: all.sorted { $0.isBefore($1) }))
        }
        return closings
    }

    private struct AccountKey: Hashable {
        let account: AccountCode
        let currency: Currency
    }
}

/// What an account holds in one currency.
package struct AccountBalance: Hashable, Sendable {
    package let account: AccountCode
    package let currency: Currency
    /// Debit less credit, minor units.
    package let minor: Int64

    package init(account: AccountCode, currency: Currency, minor: Int64) {
        self.account = account
        self.currency = currency
        self.minor = minor
    }

    package var amount: Money { Money(minor: minor, currency) }

    fileprivate func isBefore(_ other: AccountBalance) -> Bool {
        (account, currency.numericCode) < (other.account, other.currency.numericCode)
    }
}

/// The balances of all accounts at the end of a day.
package struct JournalClosing: Hashable, Sendable {
    package let day: Day
    /// By account, then currency.
    package let balances: [AccountBalance]
}

extension Day {
    fileprivate var endOfMonth: Day { adding(months: 1).firstOfMonth.previous }
}
