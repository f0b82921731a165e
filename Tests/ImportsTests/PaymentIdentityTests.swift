import Contracts
import Formats
import Imports
import Measures
import Questions
import Storage
import TestHouse
import TestOffice
import Testing

@testable import BackOffice

/// What makes two payments one: statements that overlap, in another order, with other facts.
@Suite struct `The identity of a payment` {
    private func take(_ text: String, on bench: ExportBench) throws -> StatementReport {
        try bench.office.importStatement(
            ByteSource(name: "statement", bytes: Array(text.utf8)), takesOutgoing: false,
            bank: nil, bench.context)
    }

    /// An entry of a bank that numbers its payments, such as `Q1 100.00 A-1`.
    struct Entry: Sendable {
        let number: String
        let amount: String
        let text: String
        var day = "2018-02-25"

        var camt: String {
            StatementText.entry(
                amount,
                StatementText.transaction("<RmtInf><Ustrd>\(text)</Ustrd></RmtInf>"),
                reference: number
            ).replacing("2018-02-25", with: day)
        }
    }

    /// The statement of one day, or of February.
    private func camt(_ entries: [Entry], of day: String? = nil) throws -> String {
        let sum = try entries.reduce(Money.zero(.rub)) {
            try $0.plus(Money(text: $1.amount, .rub))
        }
        let text = StatementText.camt(
            entries.map(\.camt).joined(), opening: "0.00", closing: sum.text)
        guard let day else { return text }
        return text.replacing("2018-02-01", with: day).replacing("2018-02-28", with: day)
    }

    /// What a contract has paid.
    private func paid(_ number: String, on bench: ExportBench) throws -> [String] {
        try bench.office.store.reading { reading in
            let id = try reading.contractID(number: number)
            return try reading.cashFlows(references: "1"..<"d").filter { $0.contract == id }
                .sorted { $0.id.rawValue < $1.id.rawValue }
                .map { Money(minor: $0.flow.amount, .rub).text }
        }
    }

    struct Pair: CustomTestStringConvertible {
        let what: String
        let first: [Entry]
        let second: [Entry]
        /// Payments of A-1 and A-2 after both, in the order of receiving.
        let one: [String]
        let two: [String]
        /// New, repeated and conflicting in the second file.
        let counts: [Int]
        var testDescription: String { what }
    }

    static let pairs: [Pair] = [
        Pair(
            what: "the same again", first: [Entry(number: "1", amount: "5.00", text: "loan A-1")],
            second: [Entry(number: "1", amount: "5.00", text: "loan A-1")], one: ["5.00"], two: [],
            counts: [0, 1, 0]),
        Pair(
            what: "another amount beside the one that is known",
            first: [Entry(number: "1", amount: "5.00", text: "loan A-1")],
            second: [
                Entry(number: "1", amount: "3.00", text: "loan A-1"),
                Entry(number: "1", amount: "5.00", text: "loan A-1"),
            ], one: ["5.00", "3.00"], two: [], counts: [1, 1, 0]),
        Pair(
            what: "another amount in its place",
            first: [Entry(number: "1", amount: "5.00", text: "loan A-1")],
            second: [Entry(number: "1", amount: "3.00", text: "loan A-1")], one: ["5.00"], two: [],
            counts: [0, 0, 1]),
        Pair(
            what: "another contract in its place",
            first: [Entry(number: "1", amount: "5.00", text: "loan A-1")],
            second: [Entry(number: "1", amount: "5.00", text: "loan A-2")], one: ["5.00"], two: [],
            counts: [0, 0, 1]),
        Pair(
            what: "another contract beside it, and first",
            first: [Entry(number: "1", amount: "5.00", text: "loan A-1")],
            second: [
                Entry(number: "1", amount: "5.00", text: "loan A-2"),
                Entry(number: "1", amount: "5.00", text: "loan A-1"),
            ], one: ["5.00"], two: ["5.00"], counts: [1, 1, 0]),
        Pair(
            what: "another day alone",
            first: [Entry(number: "1", amount: "5.00", text: "loan A-1")],
            second: [Entry(number: "1", amount: "5.00", text: "loan A-1", day: "2018-02-26")],
            one: ["5.00"], two: [], counts: [0, 0, 1]),
        Pair(
            what: "a number that looks like a second of its kind",
            first: [
                Entry(number: "R", amount: "5.00", text: "loan A-1"),
                Entry(number: "R", amount: "5.00", text: "loan A-1"),
                Entry(number: "R#2", amount: "5.00", text: "loan A-1"),
            ],
            second: [
                Entry(number: "R#2", amount: "5.00", text: "loan A-1"),
                Entry(number: "R", amount: "5.00", text: "loan A-1"),
                Entry(number: "R", amount: "5.00", text: "loan A-1"),
            ], one: ["5.00", "5.00", "5.00"], two: [], counts: [0, 3, 0]),
        Pair(
            what: "a longer number", first: [Entry(number: "1", amount: "5.00", text: "loan A-1")],
            second: [Entry(number: "10", amount: "5.00", text: "loan A-1")], one: ["5.00", "5.00"],
            two: [], counts: [1, 0, 0]),
    ]

    @Test(arguments: pairs)
    func `what differs is told and listed, nothing is dropped or doubled`(_ pair: Pair) throws {
        let bench = try ExportBench("A-1", "A-2")
        #expect(try take(camt(pair.first), on: bench).received == pair.first.count)
        let report = try take(camt(pair.second), on: bench)
        #expect([report.received, report.repeated, report.conflicting] == pair.counts)
        #expect(try paid("A-1", on: bench).sorted() == pair.one.sorted())
        #expect(try paid("A-2", on: bench) == pair.two)
        #expect(report.listed.count == pair.counts[2])
        let codes = Set(report.warnings.map(\.code))
        #expect(codes.contains("W-CONFLICT") == (pair.counts[2] > 0))
        // Once more adds nothing, and loses nothing.
        let again = try take(camt(pair.second), on: bench)
        #expect(again.repeated == pair.second.count)
        #expect(try paid("A-1", on: bench).sorted() == pair.one.sorted())
        #expect(try bench.office.unidentifiedPayments().count == pair.counts[2])
        #expect(try bench.holds())
    }

    @Test func `a bank may number from one every day`() throws {
        let bench = try ExportBench("A-1", "A-2")
        let first = Entry(number: "1", amount: "5.00", text: "loan A-1", day: "2018-02-20")
        let second = Entry(number: "1", amount: "7.00", text: "loan A-2", day: "2018-02-21")
        _ = try take(camt([first], of: "2018-02-20"), on: bench)
        let report = try take(camt([second], of: "2018-02-21"), on: bench)
        #expect(report.received == 1)
        #expect(report.warnings.map(\.code) == ["W-NUMBER"])
        #expect(try take(camt([first, second]), on: bench).repeated == 2)
        #expect(try paid("A-2", on: bench) == ["7.00"])
    }

    @Test func `a conflict names the other payment, and how it differs`() throws {
        let bench = try ExportBench("A-1", "A-2")
        _ = try take(camt([Entry(number: "1", amount: "5.00", text: "loan A-1")]), on: bench)
        let other = Entry(number: "1", amount: "3.00", text: "loan A-2")
        let report = try take(camt([other]), on: bench)
        #expect(
            report.listed[0].reason == "its number is that of 5.00 RUB of 2018-02-25 for A-1; "
                + "other: amount, contract; perhaps A-2")
        let receipt = try bench.office.identifyPayment(
            report.listed[0].reference, as: "A-2", bench.context)
        #expect(receipt.contract == "A-2")
        #expect(try take(camt([other]), on: bench).repeated == 1)
        #expect(try paid("A-2", on: bench) == ["3.00"])
    }

    @Test func `payments of one payer and number differ by amount in 1C`() throws {
        let bench = try ExportBench("A-1")
        func text(_ amounts: String...) throws -> String {
            let sum = try amounts.reduce(Money.zero(.rub)) { try $0.plus(Money(text: $1, .rub)) }
            return StatementText.exchange(
                amounts.map { .init(amount: $0, purpose: "договор A-1") },
                opening: "0.00", closing: sum.text, received: sum.text)
        }
        _ = try take(text("5.00"), on: bench)
        #expect(try take(text("5.00", "6.00"), on: bench).received == 1)
        let report = try take(text("7.00"), on: bench)
        #expect([report.received, report.conflicting] == [0, 1])
        #expect(try paid("A-1", on: bench) == ["5.00", "6.00"])
    }

    @Test func `a bad document is listed with its line, the day is taken`() throws {
        let bench = try ExportBench("A-1")
        let text = StatementText.exchange(
            [.init(), .init(number: "18", amount: "1,00", purpose: "договор A-1")],
            closing: "1889.49", received: "889.49")
        let report = try take(text, on: bench)
        #expect([report.received, report.refusedDocuments] == [1, 1])
        #expect(report.refused[0].message.hasPrefix("line 31: Сумма"))
        #expect(report.accounts.map(\.missing) == ["1.00"])
    }
}
