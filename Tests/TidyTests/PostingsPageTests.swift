import Foundation
import Testing

/// Writes `docs/requirements/postings.md` from the directories of a new installation.
@Test func `the page of postings says what the directories say`() throws {
    let legal = try SeedRows<LegalRow>.read("correct-postings").rows
    let never = try SeedRows<ForbiddenRow>.read("forbidden-postings").rows
    let templates = try SeedRows<TemplateRow>.read("posting-templates").rows
    let text = [
        """
        # Postings

        Which operations may be written down, and what each moves in the general ledger. Written
        by `PostingsPageTests` from `Sources/Directories/Seeds` (`UPDATE_GOLDEN=1`), never by hand.

        ## Correct postings

        A sign of + is more debt of the client; a template of - reaches no account.

        | code | operations | held by |
        |---|---|---|
        """,
        table(legal, by: \.row, of: "CP-", line: \.line, heldBy: legalHolder),
        """

        ## Never legal

        | code | operations | held by |
        |---|---|---|
        """,
        table(never, by: \.row, of: "CP-", line: \.line, heldBy: forbiddenHolder),
        """

        ## Templates

        Debit and credit. `balance`, `income`, `memo` are the amount type's own accounts; `cash` is
        the account of the payment.

        | code | entry | held by |
        |---|---|---|
        """,
        table(templates, by: \.template, of: "", line: \.line, heldBy: templateHolder),
    ]
    try expect(
        text.joined(separator: "\n") + "\n", toBeKeptIn: "docs/requirements/postings.md")
}

private let legalHolder =
    "CorrectPostingTests: of all combinations exactly those of the matrix are legal"
private let forbiddenHolder =
    "CorrectPostingTests: every forbidden combination is absent and has legal neighbours"
private let templateHolder =
    "PostingTemplateTests: every posting but a shift between tranches moves two accounts "
    + "of the chart"

/// One line a code, the rows of a code in one cell.
private func table<Row, Code: Hashable>(
    _ rows: [Row], by code: KeyPath<Row, Code>, of family: String, line: KeyPath<Row, String>,
    heldBy holder: String
) -> String {
    var codes: [Code] = []
    var lines: [Code: [String]] = [:]
    for row in rows {
        if lines[row[keyPath: code]] == nil { codes.append(row[keyPath: code]) }
        lines[row[keyPath: code], default: []].append(row[keyPath: line])
    }
    return codes.map { code in
        let name = "\(family)\(code)"
        let cell = lines[code, default: []].joined(separator: "<br>")
        return "| <a id=\"\(name.lowercased())\"></a>\(name) | \(cell) | `\(holder)` |"
    }.joined(separator: "\n")
}

/// A file of the directories, as far as the page tells it.
private struct SeedRows<Row: Decodable>: Decodable {
    let rows: [Row]

    static func read(_ name: String) throws -> SeedRows {
        let path = "Sources/Directories/Seeds/\(name).json"
        let data = try Data(contentsOf: SourceTree.package.root.appending(path: path))
        return try JSONDecoder().decode(SeedRows.self, from: data)
    }
}

private struct LegalRow: Decodable {
    let row: Int
    let kinds, amountTypes, signs, payments: [String]
    let action, balance, template: String

    var line: String {
        let movement = "\(action) \(signs.asSigns) of \(amountTypes.joined(separator: ", "))"
        let place = "\(payments.joined(separator: "/").lowercased()), \(balance) balance"
        return "\(kinds.joined(separator: ", ")): \(movement); \(place); "
            + (template.isEmpty ? "-" : template)
    }
}

private struct ForbiddenRow: Decodable {
    let row: Int
    let why: String
    let kinds, amountTypes, actions, signs, balances: [String]

    var line: String {
        let what = "\(actions.joined(separator: "/")) \(signs.asSigns)"
        let types = amountTypes.joined(separator: ", ")
        return "\(kinds.joined(separator: ", ")): \(what) of \(types); "
            + "\(balances.joined(separator: "/")) balance: \(why)"
    }
}

private struct TemplateRow: Decodable {
    let template, debit, credit: String
    let sign, reason, document, action: String?
    let amountTypes, kinds: [String]?

    var line: String {
        let signs = sign.map { [[$0].asSigns] } ?? []
        let cases = signs + [reason, document, action].compactMap(\.self)
        let narrowed = cases + (amountTypes ?? []) + (kinds ?? [])
        return (narrowed.isEmpty ? "" : narrowed.joined(separator: ", ") + ": ")
            + "debit \(debit), credit \(credit)"
    }
}

extension [String] {
    fileprivate var asSigns: String {
        map { $0 == "plus" ? "+" : "-" }.joined(separator: "/")
    }
}
