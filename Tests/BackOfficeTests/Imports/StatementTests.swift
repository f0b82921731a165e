import Contracts
import Foundation
import Measures
import Storage
import Testing

@testable import BackOffice

/// A bank statement of one account, as texts.
enum StatementText {
    static let account = "40701810000000000001"

    /// A payment received, by its keys in 1CClientBankExchange.
    struct Payment {
        var number = "17"
        var day = "25.02.2018"
        var amount = "888.49"
        var purpose = "Оплата по договору A-1 от 25.01.2018"
        var isOutgoing = false
    }

    static func exchange(
        _ payments: [Payment], opening: String = "1000.00", closing: String,
        received: String, paid: String = "0.00"
    ) -> String {
        var text = """
            1CClientBankExchange
            ВерсияФормата=1.03
            Кодировка=Windows
            Отправитель=Bank
            ДатаНачала=01.02.2018
            ДатаКонца=28.02.2018
            РасчСчет=\(account)
            СекцияРасчСчет
            ДатаНачала=01.02.2018
            ДатаКонца=28.02.2018
            РасчСчет=\(account)
            НачальныйОстаток=\(opening)
            ВсегоПоступило=\(received)
            ВсегоСписано=\(paid)
            КонечныйОстаток=\(closing)
            КонецРасчСчет

            """
        for payment in payments {
            let (payer, payee) = payment.isOutgoing ? (account, other) : (other, account)
            text += """
                СекцияДокумент=Платежное поручение
                Номер=\(payment.number)
                Дата=\(payment.day)
                Сумма=\(payment.amount)
                ПлательщикСчет=\(payer)
                \(payment.isOutgoing ? "ДатаСписано" : "ДатаПоступило")=\(payment.day)
                Плательщик=Иванов Иван Иванович
                ПлательщикИНН=500100732259
                ПолучательСчет=\(payee)
                НазначениеПлатежа=\(payment.purpose)
                КонецДокумента

                """
        }
        return text + "КонецФайла\n"
    }

    private static let other = "40817810099910004312"

    /// The bytes as most banks write them.
    static func windows(_ text: String) throws -> [UInt8] {
        try #require(text.replacing("\n", with: "\r\n").data(using: .windowsCP1251)).map { $0 }
    }

    static func camt(_ entries: String, opening: String, closing: String) -> String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <!-- a statement -->
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02">
        <BkToCstmrStmt><GrpHdr><MsgId>M-1</MsgId></GrpHdr><Stmt>
        <Id>S-1</Id><FrToDt><FrDtTm>2018-02-01T00:00:00</FrDtTm><ToDtTm>2018-02-28T00:00:00</ToDtTm></FrToDt>
        <Acct><Id><IBAN>DE02120300000000202051</IBAN></Id><Ccy>RUB</Ccy></Acct>
        \(balance("OPBD", opening, "2018-02-01"))
        \(balance("CLBD", closing, "2018-02-28"))
        \(entries)
        </Stmt></BkToCstmrStmt></Document>
        """
    }

    private static func balance(_ code: String, _ amount: String, _ day: String) -> String {
        "<Bal><Tp><CdOrPrtry><Cd>\(code)</Cd></CdOrPrtry></Tp><Amt Ccy=\"RUB\">\(amount)</Amt>"
            + "<CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>\(day)</Dt></Dt></Bal>"
    }

    static func entry(
        _ amount: String, _ details: String, reference: String = "REF-1", status: String = "BOOK",
        indicator: String = "CRDT"
    ) -> String {
        """
        <Ntry><Amt Ccy="RUB">\(amount)</Amt><CdtDbtInd>\(indicator)</CdtDbtInd>
        <Sts>\(status)</Sts><BookgDt><Dt>2018-02-26</Dt></BookgDt>
        <ValDt><Dt>2018-02-25</Dt></ValDt><AcctSvcrRef>\(reference)</AcctSvcrRef>
        <NtryDtls>\(details)</NtryDtls></Ntry>
        """
    }

    static func transaction(_ keys: String, amount: String? = nil) -> String {
        let own = amount.map { "<Amt Ccy=\"RUB\">\($0)</Amt>" } ?? ""
        return "<TxDtls>\(own)\(keys)</TxDtls>"
    }
}

@Suite struct ImportStatementTests {
    private func take(
        _ bytes: [UInt8], outgoing: Bool = false, isPreview: Bool = false, on bench: ExportBench
    ) throws -> StatementReport {
        try bench.office.importStatement(
            ByteSource(name: "statement", bytes: bytes), takesOutgoing: outgoing,
            OrderSlip(operatorName: "tester", requestKey: nil, isPreview: isPreview))
    }

    private func sound() throws -> [UInt8] {
        try StatementText.windows(
            StatementText.exchange(
                [
                    .init(),
                    .init(number: "18", amount: "11.51", purpose: "за свет, спасибо"),
                    .init(number: "19", amount: "500.00", purpose: "зарплата", isOutgoing: true),
                ], closing: "1400.00", received: "900.00", paid: "500.00"))
    }

    @Test func `a payment goes to the contract it names, others are listed`() throws {
        let bench = try ExportBench("A-1", "A-2")
        let report = try take(sound(), on: bench)
        #expect(report.isStored)
        #expect(report.counts == [1, 0, 1, 1])
        #expect(report.unaccepted.map(\.amount) == ["0.00"])
        // 10,000.00 - (888.49 - 31 days at 12 % = 101.92).
        let card = try bench.office.card("A-1", at: .now)
        #expect(card.lastOperation == "2018-02-25T00:00:00")
        let listed = try bench.office.unidentifiedPayments()
        #expect(listed.map(\.amount) == ["11.51"])
        #expect(listed[0].payer == "Иванов Иван Иванович")
        #expect(listed[0].payerInn == "500100732259")
        #expect(listed[0].reason == "no number of a contract is named")
        #expect(try bench.holds())
    }

    @Test func `the same statement adds nothing the second time`() throws {
        let bench = try ExportBench("A-1")
        _ = try take(sound(), on: bench)
        let again = try take(sound(), on: bench)
        #expect(again.counts == [0, 2, 0, 1])
        #expect(try bench.office.unidentifiedPayments().count == 1)
    }

    @Test func `two payments that look alike are two, in every import`() throws {
        let bench = try ExportBench("A-1")
        let text = StatementText.exchange(
            [.init(amount: "5.00"), .init(amount: "5.00")], closing: "1010.00",
            received: "10.00")
        #expect(try take(StatementText.windows(text), on: bench).received == 2)
        #expect(try take(StatementText.windows(text), on: bench).repeated == 2)
    }

    @Test func `a payment leaves the list when somebody finds its contract`() throws {
        let bench = try ExportBench("A-1", "A-2")
        _ = try take(sound(), on: bench)
        let reference = try bench.office.unidentifiedPayments()[0].reference
        let receipt = try bench.office.identifyPayment(reference, as: "A-2", bench.slip)
        #expect(receipt.contract == "A-2")
        #expect(try bench.office.unidentifiedPayments().isEmpty)
        #expect(throws: OfficeError.self) {
            try bench.office.identifyPayment(reference, as: "A-2", bench.slip)
        }
        #expect(try take(sound(), on: bench).repeated == 2)
    }

    @Test func `a payment on the list is received once its contract is there`() throws {
        let bench = try ExportBench("B-1")
        #expect(try take(sound(), on: bench).unidentified == 2)
        let other = try ExportBench("A-1")
        #expect(try take(sound(), on: other).received == 1)
    }

    @Test func `money paid out is received only when that is asked for`() throws {
        let bench = try ExportBench("A-1")
        let text = StatementText.exchange(
            [.init(amount: "100.00", purpose: "займ A-1", isOutgoing: true)],
            closing: "900.00", received: "0.00", paid: "100.00")
        let bytes = try StatementText.windows(text)
        #expect(try take(bytes, on: bench).passedOver == 1)
        let report = try take(bytes, outgoing: true, on: bench)
        #expect(report.received == 1)
        #expect(report.warnings.map(\.code) == ["W-UNACCEPTED"])
    }

    @Test func `a preview stores nothing`() throws {
        let bench = try ExportBench("A-1")
        #expect(try !take(sound(), isPreview: true, on: bench).isStored)
        #expect(try bench.office.unidentifiedPayments().isEmpty)
        #expect(try take(sound(), on: bench).repeated == 0)
    }

    @Test(arguments: [String.Encoding.windowsCP1251, .utf8])
    func `an encoding is known by its bytes`(encoding: String.Encoding) throws {
        let bench = try ExportBench("A-1")
        let text = StatementText.exchange([.init()], closing: "1888.49", received: "888.49")
        let bytes = Array(try #require(text.data(using: encoding)))
        #expect(try take(bytes, on: bench).received == 1)
    }

    @Test func `the encoding of DOS is known too`() throws {
        // "ВерсияФормата" in code page 866.
        let bytes: [UInt8] = [
            0x82, 0xA5, 0xE0, 0xE1, 0xA8, 0xEF, 0x94, 0xAE, 0xE0, 0xAC, 0xA0, 0xE2, 0xA0,
        ]
        #expect(CodePage.dos866.text(bytes) == "ВерсияФормата")
        #expect(CodePage.windows1251.text([0xCF, 0xB9, 0x98, 0x41]) == "П№\u{FFFD}A")
        #expect(CodePage.utf8.text([0xCF]) == nil)
    }

    struct Bad: CustomTestStringConvertible, Sendable {
        let what: String
        let old: String
        let new: String
        let line: Int
        let reason: String
        var testDescription: String { what }
    }

    static let bad: [Bad] = [
        Bad(
            what: "sums that differ", old: "КонечныйОстаток=1888.49",
            new: "КонечныйОстаток=1888.50", line: 8, reason: "closes with 1888.50"),
        Bad(
            what: "received that differs", old: "ВсегоПоступило=888.49",
            new: "ВсегоПоступило=888.48", line: 8, reason: "ВсегоПоступило is 888.48"),
        Bad(
            what: "no such day", old: "ДатаПоступило=25.02.2018",
            new: "ДатаПоступило=31.02.2018", line: 22, reason: "31.12.2018"),
        Bad(
            what: "a decimal comma", old: "Сумма=888.49", new: "Сумма=888,49", line: 20,
            reason: "485.08"),
        Bad(
            what: "nothing paid", old: "Сумма=888.49", new: "Сумма=0", line: 17,
            reason: "above zero"),
        Bad(
            what: "a key twice", old: "Номер=17", new: "Номер=17\nНомер=18", line: 19,
            reason: "once"),
        Bad(
            what: "a line without a key", old: "Номер=17", new: "Номер", line: 18,
            reason: "key=value"),
        Bad(
            what: "a section that does not end", old: "КонецДокумента", new: "", line: 28,
            reason: "key=value"),
        Bad(
            what: "no end of the file", old: "КонецФайла", new: "", line: 28,
            reason: "КонецФайла"),
        Bad(
            what: "a version nobody knows", old: "Формата=1.03", new: "Формата=2.00", line: 2,
            reason: "1.03"),
        Bad(
            what: "no account", old: "РасчСчет=\(StatementText.account)\nНачальный",
            new: "РасчСчет=1\nНачальный", line: 8, reason: "twenty digits"),
        Bad(
            what: "another file", old: "1CClientBankExchange", new: "1CSomethingElse", line: 1,
            reason: "1CClientBankExchange"),
    ]

    @Test(arguments: bad)
    func `a statement that is not sound is refused with its line`(_ bad: Bad) throws {
        let bench = try ExportBench("A-1")
        let text = StatementText.exchange([.init()], closing: "1888.49", received: "888.49")
        #expect(text.contains(bad.old))
        let error = #expect(throws: OfficeError.self) {
            try take(StatementText.windows(text.replacing(bad.old, with: bad.new)), on: bench)
        }
        let message = error?.message ?? ""
        #expect(message.contains("line \(bad.line)\""), "\(message)")
        #expect(message.contains(bad.reason), "\(message)")
        #expect(try bench.office.unidentifiedPayments().isEmpty)
    }
}

extension StatementReport {
    /// Received, repeated, unidentified, passed over.
    fileprivate var counts: [Int] { [received, repeated, unidentified, passedOver] }
}

@Suite struct Camt053Tests {
    private func statements(_ text: String) throws -> [BankStatement] {
        try BankStatement.all(in: ByteSource(name: "camt", bytes: Array(text.utf8)))
    }

    private func keys(_ details: String) throws -> [String] {
        let text = StatementText.camt(
            StatementText.entry("10.00", StatementText.transaction(details)), opening: "0.00",
            closing: "10.00")
        return try statements(text)[0].entries[0].keys
    }

    @Test(arguments: [
        ("<Refs><EndToEndId>A-1</EndToEndId></Refs>", ["A-1"]),
        ("<Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs>", []),
        (
            "<Refs><InstrId>I-1</InstrId><AcctSvcrRef>S-1</AcctSvcrRef></Refs>"
                + "<RmtInf><Ustrd>loan</Ustrd><Ustrd>A-1</Ustrd><Strd><CdtrRefInf><Ref>R-1</Ref>"
                + "</CdtrRefInf></Strd></RmtInf>",
            ["R-1", "loan A-1", "I-1", "S-1"]
        ),
        ("<SplmtryData><Envlp><x:Ref>A-9 &amp; &#x42;</x:Ref></Envlp></SplmtryData>", ["A-9 & B"]),
    ])
    func `the best place for a contract's number comes first`(
        details: String, expected: [String]
    ) throws {
        #expect(try keys(details) == expected)
    }

    @Test func `an entry of many transactions is gone down into when they make it`() throws {
        let parts =
            StatementText.transaction("<Refs><EndToEndId>A-1</EndToEndId></Refs>", amount: "4.00")
            + StatementText.transaction("<Refs><EndToEndId>A-2</EndToEndId></Refs>", amount: "6.00")
        let text = StatementText.camt(
            StatementText.entry("10.00", parts), opening: "0.00", closing: "10.00")
        let entries = try statements(text)[0].entries
        #expect(entries.map(\.amount.text) == ["4.00", "6.00"])
        #expect(entries.map { "\($0.valueDay)" } == ["2018-02-25", "2018-02-25"])
        #expect(entries.map { "\($0.bookedDay)" } == ["2018-02-26", "2018-02-26"])
        #expect(Set(entries.map(\.reference)).count == 2)
        let odd = text.replacing("6.00</Amt>", with: "5.00</Amt>")
        #expect(try statements(odd)[0].entries.map(\.amount.text) == ["10.00"])
    }

    @Test func `what is pending does not count, and the sums must agree`() throws {
        let entries =
            StatementText.entry("10.00", "", reference: "R-1")
            + StatementText.entry("4.00", "", reference: "R-2", indicator: "DBIT")
            + StatementText.entry("99.00", "", reference: "R-3", status: "PDNG")
        let text = StatementText.camt(entries, opening: "1.00", closing: "7.00")
        #expect(try statements(text)[0].entries.count == 2)
        #expect(throws: StatementFlaw.self) {
            try statements(StatementText.camt(entries, opening: "1.00", closing: "8.00"))
        }
    }

    @Test func `a statement of the eighth version is read with its prefix`() throws {
        let text = StatementText.camt(
            StatementText.entry("10.00", "").replacing(
                "<Sts>BOOK</Sts>", with: "<Sts><Cd>BOOK</Cd></Sts>"), opening: "0.00",
            closing: "10.00"
        ).replacing("camt.053.001.02", with: "camt.053.001.08")
        let prefixed = text.replacing(/<(\/?)([A-Z])/) { "<\($0.output.1)ns:\($0.output.2)" }
            .replacing("xmlns=", with: "xmlns:ns=")
        #expect(try statements(prefixed)[0].entries.count == 1)
    }

    static let hostile: [(String, String)] = [
        ("an entity bomb", "<!DOCTYPE lolz [<!ENTITY lol \"lol\">]><Document/>"),
        ("an unknown entity", "<Document>&lol;</Document>"),
        ("a deep document", String(repeating: "<a>", count: 65)),
        (
            "a wide element",
            "<a " + (0...64).map { "b\($0)='1'" }.joined(separator: " ") + "/>"
        ),
        ("an attribute twice", "<a b='1' b='2'/>"), ("tags that cross", "<a><b></a></b>"),
        ("two documents", "<a/><b/>"), ("text outside", "<a/>text"), ("no end", "<a><b></b>"),
        ("a long name", "<" + String(repeating: "n", count: 300) + "/>"),
        ("another encoding", "<?xml version=\"1.0\" encoding=\"windows-1251\"?><a/>"),
        ("a comment without end", "<a><!-- "), ("a control character", "<a>&#0;</a>"),
        ("a value without quotes", "<a b=1/>"), ("a < in a value", "<a b='<'/>"),
        ("a long text", "<a>" + String(repeating: "x", count: 70_000) + "</a>"),
    ]

    @Test(arguments: hostile)
    func `XML that is broken or means harm is refused`(what: String, text: String) throws {
        var input = ByteStream(ByteSource(name: what, bytes: Array(text.utf8)))
        var reader = XMLReader()
        #expect(throws: StatementFlaw.self) { while try reader.next(&input) != nil {} }
    }

    @Test func `XML is read as it is meant`() throws {
        let text = """
            <?xml version="1.0"?><a x="1 &lt; 2"><!-- c --><b/>t &amp; u<![CDATA[<raw>]]></a>
            """
        var input = ByteStream(ByteSource(name: "a", bytes: Array(text.utf8)))
        var reader = XMLReader()
        guard case .start(let start) = try reader.next(&input) else {
            Issue.record("no element")
            return
        }
        let element = try XMLElement.reading(start, &reader, &input)
        #expect(element.attributes == ["x": "1 < 2"])
        #expect(element.children.map(\.name) == ["b"])
        #expect(element.text == "t & u<raw>")
        #expect(try reader.next(&input) == nil)
    }

    /// Whatever a byte is changed to, the reader says no or reads on; it never crashes.
    @Test(arguments: [1, 2, 3] as [UInt64])
    func `a damaged statement is refused or read`(seed: UInt64) throws {
        var random = Seeded(state: seed)
        let sound = StatementText.camt(
            StatementText.entry(
                "10.00", StatementText.transaction("<Refs><EndToEndId>A</EndToEndId></Refs>")),
            opening: "0.00", closing: "10.00")
        for text in [
            sound, StatementText.exchange([.init()], closing: "1888.49", received: "888.49"),
        ] {
            for _ in 0..<300 {
                var bytes = Array(text.utf8)
                for _ in 0..<Int.random(in: 1...4, using: &random) {
                    let place = Int.random(in: 0..<bytes.count, using: &random)
                    bytes[place] = UInt8.random(in: 0...255, using: &random)
                }
                if Bool.random(using: &random) {
                    bytes.removeLast(Int.random(in: 0..<bytes.count, using: &random))
                }
                _ = try? BankStatement.all(in: ByteSource(name: "damaged", bytes: bytes))
            }
        }
    }
}

@Suite struct ContractFinderTests {
    @Test(arguments: [
        ("Оплата по договору № A-1 от 25.01.2018", [["A-1", "от", "25.01.2018"]]),
        ("Погашение займа «A-1». Без НДС.", [["A-1", "Без", "НДС"]]), ("loan(A-1)", [["A-1"]]),
        ("спасибо", []), ("договор", [[]]),
        ("дог.N A-1, сумма 500; кредит 7", [["A-1", "сумма", "500"], ["7"]]),
    ])
    func `the number of a contract stands behind a word for it`(
        text: String, found: [[String]]
    ) {
        #expect(ContractFinder.introduced(ContractFinder.words(of: text)) == found)
    }

    @Test(arguments: [
        ("Оплата по договору A-1, 500", "A-1"), ("A-1", "A-1"), ("500", "500"),
        ("оплата 500 договор A-1", "A-1"), ("A-1 и A-2", nil), ("договор A-3", nil),
        ("договор A-1 и договор A-2", nil),
    ])
    func `a contract that is named behind a word wins, two are none`(
        purpose: String, number: String?
    ) throws {
        let bench = try ExportBench("A-1", "A-2", "500")
        let day = try Day(text: "2018-02-25")
        let entry = StatementEntry(
            line: 1, direction: .incoming, valueDay: day, bookedDay: day,
            amount: Money(minor: 1, .rub), payer: .init(name: nil, inn: nil, account: nil),
            keys: [purpose], purpose: purpose, reference: "r")
        let found = try bench.office.store.reading { reading -> String? in
            switch try ContractFinder(reading).contract(for: entry) {
            case .contract(let id): try reading.party(of: id).number
            case .nothing: nil
            }
        }
        #expect(found == number)
    }
}
