package import Directories
package import Measures

/// The balance of one amount type over all contracts, as their buckets have it.
package struct DebtTotal: Hashable, Sendable {
    package let amountType: AmountType
    package let isOffBalance: Bool
    /// Signed as in the buckets: what the client owes is above zero.
    package let total: MoneyTotal

    /// Takes the sum of all buckets of a type.
    package init(amountType: AmountType, isOffBalance: Bool, total: MoneyTotal) {
        self.amountType = amountType
        self.isOffBalance = isOffBalance
        self.total = total
    }
}

/// What contracts and accounts say of the same debt, where they differ.
package struct LedgerDifference: Hashable, Sendable {
    package let account: AccountCode
    package let currency: Currency
    /// The balance that the buckets call for, debit less credit; zero for transit accounts.
    package let contracts: Int128
    /// The balance that the entries made, debit less credit.
    package let ledger: Int128
}

/// Compares the buckets of all contracts with the accounts that carry them.
///
/// Every account that carries an amount type is compared, and every transit account must be
/// empty. A carrier that is no account of the balance sheet, as the expense under written-off
/// debt, is left out: its period may have been closed. Sums are of 128 bits, so that it answers
/// whatever is stored.
/// - Source: `docs/requirements/invariants.md`.
package func reconcile(
    _ debts: [DebtTotal], with turnovers: [AccountTurnover], _ directory: Directory
) -> [LedgerDifference] {
    let types = Dictionary(directory.chart.map { ($0.code, $0.type) }) { first, _ in first }
    var balances: [BalanceKey: AccountBalances] = [:]
    for debt in debts {
        guard let carrier = directory.carrier(of: debt) else { continue }
        let key = BalanceKey(account: carrier, currency: debt.total.currency)
        // A valuation lessens the debt: its growth is a credit.
        let isCredit = directory.side(of: debt.amountType) == .valuation
        balances[key, default: AccountBalances()].contracts +=
            isCredit ? -debt.total.minor : debt.total.minor
    }
    let carriers = directory.carriers
    for turnover in turnovers
    where carriers.contains(turnover.account) || types[turnover.account] == .transit {
        let key = BalanceKey(account: turnover.account, currency: turnover.currency)
        balances[key, default: AccountBalances()].ledger +=
            Int128(turnover.debit) - Int128(turnover.credit)
    }
    return balances.filter { key, balances in
        balances.contracts != balances.ledger && types[key.account] != .expense
    }.map { key, balances in
        LedgerDifference(
            account: key.account, currency: key.currency, contracts: balances.contracts,
            ledger: balances.ledger)
    }.sorted { ($0.account, $0.currency.numericCode) < ($1.account, $1.currency.numericCode) }
}

private struct BalanceKey: Hashable {
    let account: AccountCode
    let currency: Currency
}

private struct AccountBalances {
    var contracts: Int128 = 0
    var ledger: Int128 = 0
}

extension Directory {
    /// The account that carries a debt; nil for a type without one.
    fileprivate func carrier(of debt: DebtTotal) -> AccountCode? {
        let accounts = amountTypeAccounts[debt.amountType]
        return debt.isOffBalance ? accounts?.memo : accounts?.balance
    }

    fileprivate var carriers: Set<AccountCode> {
        Set(
            amountTypeAccounts.values.flatMap { accounts in
                [accounts.balance] + (accounts.memo.map { [$0] } ?? [])
            })
    }
}
