/// What the entries of every posting must look like, so that contracts and accounts agree.
extension DirectoryCheck {
    static func memoApart(_ rows: DirectoryRows) -> [DirectoryFlaw] {
        let memo = Set(rows.chart.map(\.value).filter { $0.type == .memo }.map(\.code))
        return rows.resolvedPostings.filter { posting, pair in
            memo.contains(pair.debit) != posting.isOffBalance
                || memo.contains(pair.credit) != posting.isOffBalance
        }.map { posting, _ in
            DirectoryFlaw(
                file: "posting-templates", row: "\(posting.template) for \(posting.label)",
                field: "accounts", value: posting.isOffBalance ? "off balance" : "on balance",
                accepted: posting.isOffBalance ? "two memo accounts" : "no memo account")
        }
    }

    /// Plus debits the account that carries the debt, minus credits it; a valuation, which
    /// lessens the debt, the other way.
    ///
    /// So balances of contracts and accounts agree.
    static func ownAccountMoves(_ rows: DirectoryRows) -> [DirectoryFlaw] {
        let sides = Dictionary(rows.amountTypes.map { ($0.value.type, $0.value.side) }) {
            first, _ in first
        }
        let carriers = rows.carriers
        return rows.resolvedPostings.filter { posting, pair in
            let isDebited = (posting.sign == .plus) != (sides[posting.amountType] == .valuation)
            let moved = isDebited ? pair.debit : pair.credit
            return moved != carriers.account(of: posting)
        }.map { posting, pair in
            DirectoryFlaw(
                file: "posting-templates", row: "\(posting.template) for \(posting.label)",
                field: "accounts",
                value: "debit \(pair.debit.rawValue), credit "
                    + pair.credit.rawValue,
                accepted: "\(posting.sign) on \(carriers.account(of: posting)?.rawValue ?? "none")")
        }
    }

    static func otherAccountsStay(_ rows: DirectoryRows) -> [DirectoryFlaw] {
        let carriers = rows.carriers
        return rows.resolvedPostings.filter { posting, pair in
            let own = carriers.account(of: posting)
            let other = pair.debit == own ? pair.credit : pair.debit
            return carriers.all.contains(other)
        }.map { posting, pair in
            DirectoryFlaw(
                file: "posting-templates", row: "\(posting.template) for \(posting.label)",
                field: "accounts",
                value: "debit \(pair.debit.rawValue), credit "
                    + pair.credit.rawValue,
                accepted: "an account that carries no amount type against its own")
        }
    }
}

/// The accounts that carry debt, on balance and off.
private struct Carriers {
    let accounts: [AmountType: AmountTypeAccounts]
    let all: Set<AccountCode>

    func account(of posting: CorrectPosting) -> AccountCode? {
        let accounts = accounts[posting.amountType]
        return posting.isOffBalance ? accounts?.memo : accounts?.balance
    }
}

extension DirectoryRows {
    fileprivate var carriers: Carriers {
        let rows = amountTypeAccounts.map(\.value)
        return Carriers(
            accounts: Dictionary(rows.map { ($0.amountType, $0) }) { first, _ in first },
            all: Set(rows.flatMap { [$0.balance] + ($0.memo.map { [$0] } ?? []) }))
    }

    /// Every posting with the accounts of each of its circumstances, as far as they are known.
    fileprivate var resolvedPostings: [(CorrectPosting, AccountPair)] {
        let templates = PostingTemplates(self)
        let accounts = templates.accounts(for: postings)
        let exceptions = templates.exceptions(for: postings)
        return postings.flatMap { posting in
            let pairs = [accounts[posting.id]] + (exceptions[posting.id] ?? []).map(\.accounts)
            return pairs.compactMap(\.self).map { (posting, $0) }
        }
    }
}
