package import Directories
package import Measures

/// What every account held before a period, moved in it, and holds after it.
package struct TrialBalance: Hashable, Sendable {
    package let period: DayRange
    /// By account, then currency; accounts that never moved are left out.
    package let rows: [Row]

    /// One account in one currency; balances are debit less credit.
    ///
    /// Units: minor units, of 128 bits: sums of many days may pass what an amount can hold.
    package struct Row: Hashable, Sendable {
        package let account: LedgerAccount
        package let currency: Currency
        package var opening: Int128
        package var debit: Int128
        package var credit: Int128

        package var closing: Int128 { opening + debit - credit }
    }

    /// The sums of all rows of one currency, on balance or in the memo accounts.
    package struct Sum: Hashable, Sendable {
        package let currency: Currency
        package let isMemo: Bool
        package var opening: Int128
        package var debit: Int128
        package var credit: Int128

        /// Whether debit meets credit, before the period and in it.
        package var isBalanced: Bool { opening == 0 && debit == credit }
    }

    /// Sums turnovers up to the end of the period.
    ///
    /// - Days: those before the period make the opening balance, those after it do not count.
    package init(
        of turnovers: [AccountTurnover], over period: DayRange, chart: [LedgerAccount]
    ) {
        self.period = period
        let accounts = Dictionary(chart.map { ($0.code, $0) }) { first, _ in first }
        var rows: [Key: Row] = [:]
        for turnover in turnovers where turnover.day <= period.last {
            let key = Key(account: turnover.account, currency: turnover.currency)
            let account = accounts[key.account] ?? LedgerAccount.unknown(key.account)
            let none = Row(
                account: account, currency: key.currency, opening: 0, debit: 0, credit: 0)
            rows[key, default: none].add(turnover, opensOn: period.first)
        }
        self.rows = rows.values.sorted { $0.order < $1.order }
    }

    /// By currency, the memo accounts apart.
    package var sums: [Sum] {
        var sums: [Sum] = []
        for row in rows {
            let isMemo = row.account.type == .memo
            let place = sums.firstIndex { $0.currency == row.currency && $0.isMemo == isMemo }
            var sum =
                place.map { sums[$0] }
                ?? Sum(currency: row.currency, isMemo: isMemo, opening: 0, debit: 0, credit: 0)
            sum.opening += row.opening
            sum.debit += row.debit
            sum.credit += row.credit
            if let place { sums[place] = sum } else { sums.append(sum) }
        }
        return sums
    }

    private struct Key: Hashable {
        let account: AccountCode
        let currency: Currency
    }
}

extension TrialBalance.Row {
    fileprivate var order: (AccountCode, UInt16) { (account.code, currency.numericCode) }

    fileprivate mutating func add(_ turnover: AccountTurnover, opensOn first: Day) {
        if turnover.day < first {
            opening += Int128(turnover.debit) - Int128(turnover.credit)
        } else {
            debit += Int128(turnover.debit)
            credit += Int128(turnover.credit)
        }
    }
}

extension LedgerAccount {
    /// An account that entries name and the chart of the day does not.
    fileprivate static func unknown(_ code: AccountCode) -> LedgerAccount {
        LedgerAccount(code: code, name: code.rawValue, type: .transit, russianAccount: nil)
    }
}

/// - Throws: `overflow`.
func total(_ left: Int64, _ right: Int64) throws(MeasureFlaw) -> Int64 {
    let (sum, overflow) = left.addingReportingOverflow(right)
    if overflow { throw .overflow }
    return sum
}
