import Measures

/// A bank-to-customer statement of ISO 20022, versions 02 to 13, read to the letter.
///
/// Entries that are booked count; those that are pending or for information do not. An entry of
/// many transactions is gone down into, when their amounts make it.
/// - Source: iso20022.org, camt.053.001; `docs/imports.md`.
struct Camt053 {
    private static let namespace = "urn:iso:std:iso:20022:tech:xsd:camt.053.001."
    private static let versions = (2...13).map { $0 < 10 ? "0\($0)" : "\($0)" }

    static func statements(_ input: inout ByteStream) throws -> [BankStatement] {
        var reader = XMLReader()
        guard case .start(let root) = try reader.next(&input), root.name.local == "Document",
            let namespace = root.namespace, namespace.hasPrefix(Camt053.namespace),
            versions.contains(String(namespace.dropFirst(Camt053.namespace.count)))
        else { throw FormatFlaw(input.line, "expected a Document of camt.053.001.02 to .13") }
        var statements: [BankStatement] = []
        while let event = try reader.next(&input) {
            guard case .start(let start) = event, start.name.local == "Stmt" else { continue }
            var draft = CamtDraft(line: start.line)
            try draft.read(&reader, &input)
            statements.append(try draft.statement())
        }
        guard !statements.isEmpty else {
            throw FormatFlaw(input.line, "expected a Stmt")
        }
        return statements
    }
}

/// A statement while its parts go by.
private struct CamtDraft {
    let line: Int
    private var account: XMLElement?
    private var period: XMLElement?
    private var balances: [XMLElement] = []
    private var entries: [StatementEntry] = []
    private var refused: [FormatFlaw] = []

    init(line: Int) { self.line = line }

    mutating func read(_ reader: inout XMLReader, _ input: inout ByteStream) throws {
        while let event = try reader.next(&input) {
            guard case .start(let start) = event else {
                if case .end("Stmt") = event { return }
                continue
            }
            let part = try XMLElement.reading(start, &reader, &input)
            switch part.name {
            case "Acct": account = part
            case "FrToDt": period = part
            case "Bal": balances.append(part)
            case "Ntry": try take(part)
            default: continue
            }
        }
    }

    /// An account comes before its entries, by the order of the schema.
    private mutating func take(_ part: XMLElement) throws {
        let status = part.text("Sts", "Cd") ?? part.text("Sts")
        guard status == "BOOK" else { return }
        let account = try accountNumber
        do {
            entries += try CamtEntry(part, account: account).entries()
        } catch let flaw as FormatFlaw {
            refused.append(flaw)
        }
        guard entries.count <= BankStatement.entriesMax else {
            throw FormatFlaw(part.line, "expected at most \(BankStatement.entriesMax) entries")
        }
    }

    private var accountNumber: String {
        get throws {
            guard let number = account?.text("Id", "IBAN") ?? account?.text("Id", "Othr", "Id")
            else { throw FormatFlaw(line, "expected the account of the statement") }
            return number
        }
    }

    func statement() throws -> BankStatement {
        let opening = try balance(["OPBD", "PRCD"], orIntermediate: \.first)
        let closing = try balance(["CLBD"], orIntermediate: \.last)
        let first = try period?.camtDay("FrDtTm") ?? opening.day
        let last = try period?.camtDay("ToDtTm") ?? closing.day
        return try BankStatement(
            account: accountNumber, from: min(first, last), through: last,
            balances: (opening.amount, closing.amount), entries, refused, line: line)
    }

    /// The balance of a code, or the intermediate one of a page among several.
    private func balance(
        _ codes: [String], orIntermediate pick: ([XMLElement]) -> XMLElement?
    ) throws -> (amount: Money, day: Day) {
        let found = codes.compactMap { code in balances.first { $0.balanceCode == code } }.first
        guard let part = found ?? pick(balances.filter { $0.balanceCode == "ITBD" }),
            let day = try part.camtDay("Dt")
        else { throw FormatFlaw(line, "expected a balance \(codes[0]) with its day") }
        let amount = try part.camtAmount()
        return (try part.isDebit() ? amount.negated() : amount, day)
    }
}

extension XMLElement {
    fileprivate var balanceCode: String? { text("Tp", "CdOrPrtry", "Cd") }

    /// Whether it lessens the account.
    func isDebit() throws -> Bool {
        switch text("CdtDbtInd") {
        case "CRDT": false
        case "DBIT": true
        default: throw FormatFlaw(line, "expected CdtDbtInd CRDT or DBIT")
        }
    }

    /// The day of a date, or of a date with time, as it stands in the text.
    func camtDay(_ name: String) throws -> Day? {
        guard let part = self[name] else { return nil }
        guard let text = part.text("Dt") ?? part.text("DtTm") ?? part.text() else { return nil }
        do {
            return try Day(text: text.prefix(10))
        } catch {
            throw FormatFlaw(part.line, "expected a day such as 2018-12-31")
        }
    }
}
