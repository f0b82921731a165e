import Contracts
import Formats
import Foundation
import Imports
import Measures
import Questions
import Storage
import TestHouse
import TestOffice
import Testing

@testable import BackOffice

@Suite struct ImportStatementTests {
    private func take(
        _ bytes: [UInt8], outgoing: Bool = false, bank: String? = nil, isPreview: Bool = false,
        on bench: ExportBench
    ) throws -> StatementReport {
        try bench.office.importStatement(
            ByteSource(name: "statement", bytes: bytes), takesOutgoing: outgoing, bank: bank,
            LedgerBench.context(isPreview: isPreview))
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

    @Test(arguments: [
        ("40701810000000000001", "4070181000000000000\u{1}"),
        ("40701810000000000001", "AAAAA810AAAAAAAAAAAA"),
        ("Номер=17", "СекцияДокумент=Платежное поручение\nНомер=17"),
        ("Номер=17", "СекцияРасчСчет=1\nНомер=17"),
    ])
    func `what is no account, and a section in a section, are refused`(
        sound: String, odd: String
    ) throws {
        let bench = try ExportBench("A-1")
        let text = StatementText.exchange([.init()], closing: "1888.49", received: "888.49")
        #expect(try take(StatementText.windows(text), on: ExportBench("A-1")).received == 1)
        let bytes = try StatementText.windows(text.replacing(sound, with: odd))
        let error = #expect(throws: OfficeError.self) { try take(bytes, on: bench) }
        #expect(error?.kind == .input)
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
        let receipt = try bench.office.identifyPayment(reference, as: "A-2", bench.context)
        #expect(receipt.contract == "A-2")
        #expect(try bench.office.unidentifiedPayments().isEmpty)
        #expect(throws: OfficeError.self) {
            try bench.office.identifyPayment(reference, as: "A-2", bench.context)
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

    @Test func `payments come through the bank that the import names`() throws {
        let bench = try ExportBench(rows: ["A-1,,\n", "A-2,,\n"], product: "loan-flexible")
        #expect(try take(sound(), bank: "ONLINE", on: bench).received == 1)
        // 888.49 × 1.5 % = 13.32735, taken out of the payment before interest and principal.
        #expect(try charged("A-1", on: bench) == ["13.33"])
        let reference = try bench.office.unidentifiedPayments()[0].reference
        let receipt = try bench.office.identifyPayment(reference, as: "A-2", bench.context)
        // 11.51 × 1.5 % = 0.17265: the payment on the list keeps its bank.
        #expect(receipt.trace[0].facts == ["bank": "ONLINE", "fee": "0.17"])
        #expect(try charged("A-2", on: bench) == ["0.17"])
        #expect(try bench.holds())
    }

    private func charged(_ number: String, on bench: ExportBench) throws -> [String] {
        try bench.office.operations(
            number,
            OperationFilter(from: nil, through: nil, includesCancelled: false, isOldestFirst: true),
            at: .now
        ).filter { $0.amountType == "FEE_REPAY" && $0.action == "accrual" }.map(\.amount)
    }

    @Test func `a statement of a bank that nobody knows is refused whole`() throws {
        let bench = try ExportBench("A-1")
        let error = #expect(throws: OfficeError.self) {
            try take(sound(), bank: "NOBODY", on: bench)
        }
        #expect(error?.code == "E-REF")
        #expect(try bench.office.unidentifiedPayments().isEmpty)
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
            reason: "КонецДокумента comes before"),
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
