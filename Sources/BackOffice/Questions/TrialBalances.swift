import Directories
import GeneralLedger
package import Measures
import Storage

extension Office {
    /// The trial balance of a period, one for each currency.
    ///
    /// - Throws: `fault`; `refused(.noTemplate)` for a posting accounting cannot explain.
    package func trialBalance(
        from first: Day, through last: Day
    ) throws(OfficeError) -> [TrialBalanceView] {
        try answering { reading, rules in
            let turnovers = try accountTurnovers(
                from: Day(number: .min), through: last, reading, rules)
            let balance = try TrialBalance(
                of: turnovers, over: DayRange(first, through: last),
                chart: rules.on(last).chart)
            return try balance.views()
        }
    }
}

extension TrialBalance {
    fileprivate func views() throws(MeasureError) -> [TrialBalanceView] {
        let sums = try sums()
        var views: [TrialBalanceView] = []
        for sum in sums where !sum.isMemo {
            let own = rows.filter { $0.currency == sum.currency }
            let balances = sums.filter { $0.currency == sum.currency }
            views.append(
                TrialBalanceView(
                    from: "\(period.first)", through: "\(period.last)",
                    currency: sum.currency.code, rows: own.map(\.view),
                    debit: Money(minor: sum.debit, sum.currency).text,
                    credit: Money(minor: sum.credit, sum.currency).text,
                    balances: balances.allSatisfy(\.isBalanced)))
        }
        return views
    }
}

extension TrialBalance.Row {
    fileprivate var view: TrialBalanceRow {
        TrialBalanceRow(
            account: account.code.rawValue, name: account.name, opening: text(opening),
            debit: text(debit), credit: text(credit), closing: text(closing))
    }

    private func text(_ minor: Int64) -> String { Money(minor: minor, currency).text }
}
