import Measures

/// The text format in which Russian banks give statements, read to the letter.
///
/// Windows-1251, CP866 or UTF-8; sections of `key=value` lines, of which those we do not use are
/// passed over. A document without the day on which it was carried out is passed over too.
/// - Source: v8.1c.ru/edi/edi_stnd/100/101.htm, version 1.03; D-8.5.
struct ClientBankExchange {
    private var lines: ClientBankLines
    private var accounts: [String: Account] = [:]
    private var order: [String] = []
    private var documents: [Document] = []

    /// The sections of one account.
    fileprivate struct Account {
        var line: Int
        var from: Day
        var through: Day
        var opening: Money
        var closing: Money
        var received: Money?
        var paid: Money?
    }

    /// A section of documents, by its keys.
    private struct Document {
        let line: Int
        let fields: ClientBankFields
        /// Why it cannot be taken.
        let flaw: FormatFlaw?
    }

    static func statements(_ input: inout ByteStream) throws -> [BankStatement] {
        var file = ClientBankExchange(lines: try ClientBankLines(&input))
        try file.readSections(&input)
        return try file.statements()
    }

    private init(lines: ClientBankLines) { self.lines = lines }

    private mutating func readSections(_ input: inout ByteStream) throws {
        while let line = try lines.next(&input) {
            switch line.key {
            case "КонецФайла":
                guard try lines.next(&input) == nil else {
                    throw FormatFlaw(lines.number, "nothing behind КонецФайла")
                }
                return
            case "СекцияРасчСчет":
                try take(account: try fields(until: "КонецРасчСчет", &input))
            case "СекцияДокумент":
                guard documents.count < BankStatement.entriesMax else {
                    throw FormatFlaw(
                        line.number, "at most \(BankStatement.entriesMax) documents")
                }
                documents.append(try document(from: line.number, &input))
            default: continue
            }
        }
        throw FormatFlaw(lines.number, "КонецФайла comes at the end of the file")
    }

    /// A document, whatever is wrong with its lines: the next one is not to blame.
    private mutating func document(
        from start: Int, _ input: inout ByteStream
    ) throws -> Document {
        var fields = ClientBankFields(line: start)
        var flaw: FormatFlaw?
        while let line = try lines.next(&input) {
            if line.key == "КонецДокумента" {
                return Document(line: start, fields: fields, flaw: flaw)
            }
            if line.isBoundary {
                throw FormatFlaw(line.number, "КонецДокумента comes before \(line.key)")
            }
            do {
                try fields.takeOrJoin(line)
            } catch let found as FormatFlaw {
                flaw = flaw ?? found
            }
        }
        throw FormatFlaw(lines.number, "КонецДокумента comes before the end of the file")
    }

    private mutating func fields(
        until end: String, _ input: inout ByteStream
    ) throws -> ClientBankFields {
        var fields = ClientBankFields(line: lines.number)
        while let line = try lines.next(&input) {
            if line.key == end { return fields }
            try fields.take(line)
        }
        throw FormatFlaw(lines.number, "\(end) comes before the end of the file")
    }

    /// Sections of one account follow one another, as one for each day.
    private mutating func take(account fields: ClientBankFields) throws {
        let number = try fields.text("РасчСчет")
        let currency = try ClientBankExchange.currency(of: number, fields.line)
        let own = Account(
            line: fields.line, from: try fields.day("ДатаНачала"),
            through: try fields.optionalDay("ДатаКонца") ?? fields.day("ДатаНачала"),
            opening: try fields.money("НачальныйОстаток", currency),
            closing: try fields.money("КонечныйОстаток", currency),
            received: try fields.optionalMoney("ВсегоПоступило", currency),
            paid: try fields.optionalMoney("ВсегоСписано", currency))
        guard var known = accounts[number] else {
            accounts[number] = own
            order.append(number)
            return
        }
        guard own.opening == known.closing else {
            throw FormatFlaw(
                own.line, "account \(number) opens with \(known.closing.text), as it closed")
        }
        known.through = own.through
        known.closing = own.closing
        known.received = try known.received.flatMap { sum in try own.received.map(sum.plus) }
        known.paid = try known.paid.flatMap { sum in try own.paid.map(sum.plus) }
        accounts[number] = known
    }

    /// Digits six to eight of a Russian account are its currency; 810 is the rouble's old code.
    private static func currency(of account: String, _ line: Int) throws -> Currency {
        let digits = Array(account.utf8)
        let isNumber = digits.count == 20 && digits.allSatisfy { (0x30...0x39).contains($0) }
        guard isNumber, let code = UInt16(account.dropFirst(5).prefix(3)) else {
            throw FormatFlaw(line, "РасчСчет is an account of twenty digits")
        }
        if code == 810 { return .rub }
        do {
            return try Currency(numericCode: code)
        } catch {
            throw FormatFlaw(line, "\(code) is no currency of ISO 4217")
        }
    }
}

// The statements of the accounts.
extension ClientBankExchange {
    private func statements() throws -> [BankStatement] {
        guard !order.isEmpty else {
            throw FormatFlaw(lines.number, "a statement has a СекцияРасчСчет")
        }
        return try order.compactMap { number -> BankStatement? in
            guard let account = accounts[number] else { return nil }
            let (entries, refused) = try payments(of: number, account.opening.currency)
            if refused.isEmpty { try account.check(entries, number) }
            return try BankStatement(
                account: number, from: account.from, through: account.through,
                balances: (account.opening, account.closing), entries, refused,
                line: account.line)
        }
    }

    /// The payments of an account, and the documents that may be such and cannot be read.
    private func payments(
        of number: String, _ currency: Currency
    ) throws -> (entries: [StatementEntry], refused: [FormatFlaw]) {
        var entries: [StatementEntry] = []
        var refused: [FormatFlaw] = []
        for document in documents {
            do {
                if let flaw = document.flaw { throw flaw }
                entries += try document.fields.entries(of: number, currency, document.line)
            } catch let flaw as FormatFlaw {
                let named = Set(document.fields.accounts).intersection(order)
                if named.isEmpty || named.contains(number) { refused.append(flaw) }
            }
        }
        return (entries, refused)
    }
}

extension ClientBankExchange.Account {
    /// Holds the sums that the bank tells against those of the documents.
    fileprivate func check(_ entries: [StatementEntry], _ number: String) throws {
        let told: [(StatementDirection, Money?, String)] = [
            (.incoming, received, "ВсегоПоступило"), (.outgoing, paid, "ВсегоСписано"),
        ]
        for (direction, amount, key) in told {
            guard let amount else { continue }
            let own = entries.filter { $0.direction == direction }
            let sum = try own.reduce(Money.zero(amount.currency)) { try $0.plus($1.amount) }
            guard sum == amount else {
                throw FormatFlaw(
                    line,
                    "the documents of account \(number) make \(sum.text), \(key) is \(amount.text)")
            }
        }
    }
}
