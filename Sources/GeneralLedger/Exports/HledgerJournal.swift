import Contracts
import Directories
import Measures

/// A journal for hledger, in which every month ends with the balances we have.
///
/// `hledger check --strict ordereddates` passes on it.
/// - Source: hledger.org, "hledger journal format".
struct HledgerJournal: JournalFormat {
    private let title: JournalTitle
    private let book: JournalBook
    private let names: [AccountCode: String]
    private var closings: ArraySlice<JournalClosing>

    init(_ title: JournalTitle, _ book: JournalBook) throws(MeasureFlaw) {
        self.title = title
        self.book = book
        names = Dictionary(
            book.accounts.map { ($0.code, $0.type.root.hledger + ":" + $0.code.rawValue.oneLine) }
        ) { first, _ in first }
        closings = try book.closings(through: title.days.last)[...]
    }

    func head() -> String {
        var text = "; \(title.caption)\n; \(title.contents)\n\ndecimal-mark .\n"
        for currency in book.currencies {
            text += "commodity 1000\(currency.point) \(currency.code)\n"
        }
        text += "\n"
        for account in book.accounts {
            let type = account.type.root.letter
            text += "account \(name(account.code))  ; type: \(type), \(account.name.plain)\n"
        }
        return text + opening
    }

    mutating func text(of line: ExportLine) -> String {
        let number = line.document.map { "(\($0.id.plain)) " } ?? ""
        let payee = line.contract.map { "\($0.number.plain) | " } ?? ""
        let facts =
            [line.operation.map { "operation: \($0.rawValue)" }]
            + [line.foreign.map { "foreign: \($0)" }]
        let comment = facts.compactMap(\.self).joined(separator: ", ")
        return closed(before: line.day)
            + "\n\(line.day) * \(number)\(payee)\(line.meaning.text.plain)"
            + (comment.isEmpty ? "" : "  ; " + comment) + "\n"
            + "    \(name(line.debit))  \(line.amount)\n"
            + "    \(name(line.credit))  -\(line.amount)\n"
    }

    mutating func tail() -> String {
        let rest = closings
        closings = []
        return rest.map(assertions).joined()
    }

    private var opening: String {
        guard !book.opening.isEmpty else { return "" }
        return book.opening.reduce("\n\(title.days.first) * Opening balances\n") { text, balance in
            text + "    \(name(balance.account))  \(balance.amount)\n"
        }
    }

    private mutating func closed(before day: Day) -> String {
        var text = ""
        while let closing = closings.first, closing.day < day {
            text += assertions(of: closing)
            closings.removeFirst()
        }
        return text
    }

    private func assertions(of closing: JournalClosing) -> String {
        closing.balances.reduce("\n\(closing.day) * Balances\n") { text, balance in
            let nothing = Money.zero(balance.currency)
            return text + "    \(name(balance.account))  \(nothing) = \(balance.amount)\n"
        }
    }

    private func name(_ account: AccountCode) -> String {
        names[account] ?? AccountRoot.equity.hledger + ":" + account.rawValue
    }
}

/// The five kinds of account that plain-text accounting knows.
enum AccountRoot: String {
    case assets, liabilities, equity, income, expenses

    var hledger: String { rawValue }

    /// As beancount wants it, with a capital.
    var beancount: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }

    /// As hledger wants a declared type.
    var letter: String {
        switch self {
        case .assets: "A"
        case .liabilities: "L"
        case .equity: "E"
        case .income: "R"
        case .expenses: "X"
        }
    }
}

extension AccountType {
    /// Transit accounts are empty after each document, memo accounts are no claims: both stand
    /// where they disturb no balance sheet.
    var root: AccountRoot {
        switch self {
        case .asset, .contraAsset: .assets
        case .liability: .liabilities
        case .income: .income
        case .expense: .expenses
        case .transit, .memo: .equity
        }
    }
}

extension String {
    /// The text as a part of a line: nothing in it begins a comment or ends a field.
    fileprivate var plain: String {
        var plain = ""
        for scalar in oneLine.unicodeScalars {
            let isSpecial = scalar == ";" || scalar == "|" || scalar == ","
            let isSecondSpace = scalar == " " && plain.unicodeScalars.last == " "
            if isSecondSpace { continue }
            plain.unicodeScalars.append(isSpecial ? "/" : scalar)
        }
        return plain
    }
}

extension Currency {
    /// The digits behind the point, zeros all: `.00`, or a bare point where there are none.
    fileprivate var point: String { "." + String(repeating: "0", count: Int(digits)) }
}
