import Measures

extension DirectoryCheck {
    static let accountRules: [Rule] = [
        Rule(demand: "codes of accounts are unique", findings: accountsUnique),
        Rule(demand: "every posting finds its accounts", findings: postingsResolve),
        Rule(demand: "every account named is in the chart", findings: accountsInChart),
        Rule(demand: "memo accounts meet memo accounts only", findings: memoApart),
        Rule(
            demand: "an operation moves the account of its amount type by its sign",
            findings: ownAccountMoves),
        Rule(
            demand: "no operation moves the account of another amount type",
            findings: otherAccountsStay),
        Rule(demand: "reasons that templates name are known", findings: reasonsKnown),
        Rule(demand: "codes of banks are unique, fees below the payment", findings: banksSound),
    ]

    static func accountsUnique(_ rows: DirectoryRows) -> [DirectoryFlaw] {
        let codes = repeated(rows.chart.map(\.value.code)).map(\.rawValue).map { code in
            DirectoryFlaw(
                file: "chart-of-accounts", row: code, field: "code", value: "twice on one day",
                accepted: "each code once")
        }
        let types = repeated(rows.amountTypeAccounts.map(\.value.amountType)).map { type in
            DirectoryFlaw(
                file: "amount-type-accounts", row: "id \(type.rawValue)", field: "amountType",
                value: "twice on one day", accepted: "one row for each amount type")
        }
        return codes + types
    }

    static func postingsResolve(_ rows: DirectoryRows) -> [DirectoryFlaw] {
        let templates = PostingTemplates(rows)
        return rows.postings.filter { !$0.template.isEmpty }.flatMap { posting in
            ([.any] + templates.circumstances(of: posting)).compactMap { circumstance in
                gap(of: posting, in: circumstance, templates)
            }
        }
    }

    private static func gap(
        of posting: CorrectPosting, in circumstance: PostingCircumstance,
        _ templates: PostingTemplates
    ) -> DirectoryFlaw? {
        do throws(PostingTemplates.Flaw) {
            _ = try templates.accounts(of: posting, in: circumstance)
            return nil
        } catch {
            let (value, accepted) = error.words
            return DirectoryFlaw(
                file: "posting-templates", row: "\(posting.template) for \(posting.label)",
                field: "line", value: value, accepted: accepted)
        }
    }

    static func accountsInChart(_ rows: DirectoryRows) -> [DirectoryFlaw] {
        let chart = Set(rows.chart.map(\.value.code))
        return rows.namedAccounts.filter { !chart.contains($0.account) }.map { named in
            DirectoryFlaw(
                file: named.file, row: named.row, field: named.field,
                value: named.account.rawValue, accepted: "an account of the chart")
        }
    }

    static func reasonsKnown(_ rows: DirectoryRows) -> [DirectoryFlaw] {
        let known = rows.reasons.map(\.value.code)
        let missing = rows.templateLines.map(\.value).filter { line in
            line.condition.circumstance.reason.map { !known.contains($0) } ?? false
        }
        return missing.map { line in
            DirectoryFlaw(
                file: "posting-templates", row: line.template, field: "reason",
                value: line.condition.circumstance.reason?.rawValue ?? "",
                accepted: known.map(\.rawValue).joined(separator: ", "))
        }
            + repeated(known).map { code in
                DirectoryFlaw(
                    file: "reason-codes", row: code.rawValue, field: "code",
                    value: "twice on one day", accepted: "each code once")
            }
    }

    static func banksSound(_ rows: DirectoryRows) -> [DirectoryFlaw] {
        let banks = rows.banks.map(\.value)
        let fees = banks.filter { ($0.feeRate ?? .zero).millionthsOfPercent >= 100_000_000 }
        return repeated(banks.map(\.code)).map { code in
            DirectoryFlaw(
                file: "banks", row: code, field: "code", value: "twice on one day",
                accepted: "each code once")
        }
            + fees.map { bank in
                DirectoryFlaw(
                    file: "banks", row: bank.code, field: "feePercent",
                    value: bank.feeRate?.percentText ?? "", accepted: "below 100")
            }
            + banks.filter { $0.feeAmounts?.isSound == false }.map { bank in
                DirectoryFlaw(
                    file: "banks", row: bank.code, field: "feeMin", value: "amounts out of order",
                    accepted: "no amount below zero, feeMin not above feeMax")
            }
    }
}

extension BankFeeAmounts {
    fileprivate var isSound: Bool { fixed >= 0 && least >= 0 && least <= most ?? least }
}

extension PostingTemplates.Flaw {
    /// What was found, and what would be accepted.
    fileprivate var words: (value: String, accepted: String) {
        switch self {
        case .noLine: ("none", "one line that applies")
        case .ambiguous: ("several of the same weight", "one line that names the most")
        case .noAccount(let expression):
            ("no account for \(expression)", "an account for the amount or payment type")
        }
    }
}

/// An account as a row names it.
private struct NamedAccount {
    let file: String
    let row: String
    let field: String
    let account: AccountCode
}

extension DirectoryRows {
    /// Every account that any row names.
    fileprivate var namedAccounts: [NamedAccount] {
        amountTypeAccounts.map(\.value).flatMap(named)
            + cashAccounts.map(\.value).flatMap(named)
            + documentEntries.map(\.value).flatMap { entry in
                named("document-entries", entry.template, entry.accounts)
            }
            + templateLines.map(\.value).flatMap(named)
    }

    private func named(_ row: AmountTypeAccounts) -> [NamedAccount] {
        let accounts: [(String, AccountCode?)] = [
            ("balance", row.balance), ("income", row.income), ("memo", row.memo),
        ]
        return accounts.compactMap { field, account in
            account.map {
                NamedAccount(
                    file: "amount-type-accounts", row: "id \(row.amountType.rawValue)",
                    field: field, account: $0)
            }
        }
    }

    private func named(_ cash: CashAccount) -> [NamedAccount] {
        let accounts: [(String, AccountCode?)] = [
            ("account", cash.account), ("unassigned", cash.unassigned),
        ]
        return accounts.compactMap { field, account in
            account.map {
                NamedAccount(
                    file: "cash-accounts", row: "\(cash.payment)", field: field, account: $0)
            }
        }
    }

    private func named(_ file: String, _ row: String, _ pair: AccountPair) -> [NamedAccount] {
        [
            NamedAccount(file: file, row: row, field: "debit", account: pair.debit),
            NamedAccount(file: file, row: row, field: "credit", account: pair.credit),
        ]
    }

    private func named(_ line: TemplateLine) -> [NamedAccount] {
        let sides: [(String, AccountExpression)] = [
            ("debit", line.debit), ("credit", line.credit),
        ]
        return sides.compactMap { field, expression in
            guard case .account(let code) = expression else { return nil }
            return NamedAccount(
                file: "posting-templates", row: line.template, field: field, account: code)
        }
    }
}
