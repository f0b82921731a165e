package import BackOffice
import Directories
import GeneralLedger
package import Measures
import Storage

extension Office {
    /// The trial balance of a period, one for each currency.
    ///
    /// - Throws: `fault`; `refused(.directory(.noTemplate))` for a posting accounting
    ///   cannot explain.
    package func trialBalance(
        from first: Day, through last: Day
    ) throws(OfficeError) -> [TrialBalanceView] {
        try answering { reading, rules in
            let moves = try accountMoves(
                from: Day(number: .min), through: last, reading, rules)
            let balance = TrialBalance(
                of: moves, over: try DayRange(first, through: last),
                chart: try rules.on(last).chart)
            return balance.views
        }
    }
}

extension TrialBalance {
    fileprivate var views: [TrialBalanceView] {
        let sums = sums
        var views: [TrialBalanceView] = []
        for sum in sums where !sum.isMemo {
            let own = rows.filter { $0.currency == sum.currency }
            let balances = sums.filter { $0.currency == sum.currency }
            views.append(
                TrialBalanceView(
                    from: "\(period.first)", through: "\(period.last)",
                    currency: sum.currency.code, rows: own.map(\.view),
                    debit: MoneyTotal(sum.debit, sum.currency).text,
                    credit: MoneyTotal(sum.credit, sum.currency).text,
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

    private func text(_ minor: Int128) -> String { MoneyTotal(minor, currency).text }
}
