package import Contracts
import Directories
package import GeneralLedger
import Measures
import Storage

/// What contracts hold on the books, by amount type, balance flag and currency.
package struct DebtTotals {
    private var totals: [Key: MoneyTotal] = [:]

    private struct Key: Hashable {
        let type: AmountType
        let isOffBalance: Bool
        let currency: Currency
    }

    package init() {}

    package mutating func add(_ state: ContractState) {
        for entry in state.balances.bookValues.entries {
            let key = Key(
                type: entry.bucket.amountType, isOffBalance: entry.bucket.isOffBalance,
                currency: state.product.accountingCurrency)
            totals[key, default: MoneyTotal(in: key.currency)].add(entry.minor)
        }
    }

    /// Where the general ledger holds something else, in words.
    func differences(_ reading: ReadSession, _ rules: Rules) throws -> [String] {
        try differences(
            from: accountMoves(
                from: Day(number: .min), through: Day(number: .max), reading, rules), rules)
    }

    package func differences(
        from turnovers: [AccountTurnover], _ rules: Rules
    ) throws -> [String] {
        guard let last = turnovers.map(\.day).max() else { return [] }
        let debts = totals.map { key, total in
            DebtTotal(amountType: key.type, isOffBalance: key.isOffBalance, total: total)
        }
        return reconcile(debts, with: turnovers, try rules.on(last)).map { difference in
            "account \(difference.account.rawValue): contracts "
                + "\(difference.contracts), ledger \(difference.ledger)"
        }
    }
}
