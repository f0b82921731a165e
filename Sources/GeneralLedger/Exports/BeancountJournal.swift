import Contracts
import Directories
import Measures

/// A journal for beancount, in which every month ends with the balances we have.
///
/// A balance there is one of the morning, so it stands on the day after. `bean-check` passes.
/// - Source: beancount.github.io, "Beancount Language Syntax".
struct BeancountJournal: JournalFormat {
    private let title: JournalTitle
    private let book: JournalBook
    private let names: [AccountCode: String]
    private var closings: ArraySlice<JournalClosing>

    init(_ title: JournalTitle, _ book: JournalBook) throws(MeasureFlaw) {
        self.title = title
        self.book = book
        names = Dictionary(
            book.accounts.map { ($0.code, $0.type.root.beancount + ":" + $0.code.component) }
        ) { first, _ in first }
        closings = try book.closings(through: title.days.last)[...]
    }

    func head() -> String {
        var text = "; \(title.caption)\n; \(title.contents)\n\n"
        text += "option \"title\" \(title.organisation.quoted)\n"
        for currency in book.currencies {
            text += "option \"operating_currency\" \(currency.code.quoted)\n"
        }
        text += "\n"
        for account in book.accounts {
            text += "\(title.days.first) open \(name(account.code))\n"
            text += "  name: \(account.name.quoted)\n"
        }
        return text + opening
    }

    mutating func text(of line: ExportLine) -> String {
        var text = closed(before: line.day)
        text += "\n\(line.day) * \((line.contract?.number ?? "").quoted) "
        text += "\(line.meaning.text.quoted)\n"
        if let document = line.document { text += "  document: \(document.id.quoted)\n" }
        if let operation = line.operation { text += "  operation: \"\(operation.rawValue)\"\n" }
        if let foreign = line.foreign { text += "  foreign: \"\(foreign)\"\n" }
        text += "  \(name(line.debit))  \(line.amount)\n"
        return text + "  \(name(line.credit))  -\(line.amount)\n"
    }

    mutating func tail() -> String {
        let rest = closings
        closings = []
        return rest.map(assertions).joined()
    }

    private var opening: String {
        guard !book.opening.isEmpty else { return "" }
        return book.opening.reduce("\n\(title.days.first) * \"Opening balances\"\n") {
            $0 + "  \(name($1.account))  \($1.amount)\n"
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

    /// Without the tolerance that beancount would grant.
    private func assertions(of closing: JournalClosing) -> String {
        closing.balances.reduce("\n") { text, balance in
            let currency = balance.currency
            return text + "\(closing.day.next) balance \(name(balance.account))  "
                + "\(balance.amount.text) ~ 0 \(currency.code)\n"
        }
    }

    private func name(_ account: AccountCode) -> String {
        names[account] ?? AccountRoot.equity.beancount + ":" + account.component
    }
}

extension AccountCode {
    /// The code as a part of a name: letters, digits and hyphens, the first no hyphen.
    fileprivate var component: String {
        let parts = rawValue.map { $0.isLetter || $0.isNumber ? $0 : "-" }
        let text = String(parts)
        let isFine = parts.first.map { $0.isUppercase || $0.isNumber } ?? false
        return isFine ? text : "X" + text
    }
}

extension String {
    /// The text in quotes.
    fileprivate var quoted: String {
        var quoted = "\""
        for character in oneLine {
            if character == "\"" || character == "\\" { quoted.append("\\") }
            quoted.append(character)
        }
        return quoted + "\""
    }
}
