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

/// Money that a bank takes back: which payment it was, and that it is not paid out anew.
@Suite struct `Payments that are taken back` {
    private func take(
        _ text: String, outgoing: Bool = false, on bench: ExportBench
    ) throws -> StatementReport {
        try bench.office.importStatement(
            ByteSource(name: "statement", bytes: Array(text.utf8)), takesOutgoing: outgoing,
            bank: nil, bench.context)
    }

    private func entry(
        _ amount: String, _ text: String, number: String, indicator: String = "CRDT",
        isReturn: Bool = false
    ) -> String {
        let entry = StatementText.entry(
            amount, StatementText.transaction("<RmtInf><Ustrd>\(text)</Ustrd></RmtInf>"),
            reference: number, indicator: indicator)
        return isReturn ? entry.replacing("<Sts>", with: "<RvslInd>true</RvslInd><Sts>") : entry
    }

    /// A-1 has paid 5.00 under Q1 and 7.00 under Q2; 9.00 waits without a contract.
    private func bench() throws -> ExportBench {
        let bench = try ExportBench("A-1", "A-2")
        let entries =
            entry("5.00", "loan A-1", number: "Q1") + entry("7.00", "loan A-1", number: "Q2")
            + entry("9.00", "thanks", number: "Q3")
        let report = try take(
            StatementText.camt(entries, opening: "0.00", closing: "21.00"), on: bench)
        #expect([report.received, report.unidentified] == [2, 1])
        return bench
    }

    struct Back: CustomTestStringConvertible {
        let what: String
        let number: String
        let text: String
        let amount: String
        /// The number of the payment that is found.
        let original: String?
        let contract: String?
        var testDescription: String { what }
    }

    static let backs: [Back] = [
        Back(
            what: "by the contract and the amount", number: "X", text: "loan A-1 returned",
            amount: "7.00", original: "Q2", contract: "A-1"),
        Back(
            what: "by the bank's number, without a word", number: "Q1", text: "returned",
            amount: "5.00", original: "Q1", contract: "A-1"),
        Back(
            what: "another amount", number: "X", text: "loan A-1 returned", amount: "6.00",
            original: nil, contract: nil),
        Back(
            what: "another contract", number: "X", text: "loan A-2 returned", amount: "5.00",
            original: nil, contract: nil),
    ]

    @Test(arguments: backs, [false, true])
    func `the payment that it was is told`(_ back: Back, outgoing: Bool) throws {
        let bench = try bench()
        let text = StatementText.camt(
            entry(
                back.amount, back.text, number: back.number, indicator: "DBIT", isReturn: true),
            opening: back.amount, closing: "0.00")
        let report = try take(text, outgoing: outgoing, on: bench)
        #expect([report.received, report.passedOver, report.returned] == [0, 0, 1])
        let account = "camt/DE02120300000000202051/in/"
        #expect(report.returns[0].returnOf == back.original.map { account + $0 })
        #expect(report.returns[0].contract == back.contract)
        #expect((report.returns[0].cashFlow != nil) == (back.original != nil))
        #expect(report.warnings.map(\.code) == ["W-RETURNED"])
        #expect(report.warnings[0].contract == back.contract ?? "")
        let flows = try bench.office.store.reading { try $0.cashFlows(references: "1"..<"d") }
        #expect(flows.count == 2)
    }

    @Test func `one payment is not taken back twice in a file`() throws {
        let bench = try bench()
        let one = entry("5.00", "loan A-1", number: "X", indicator: "DBIT", isReturn: true)
        let other = entry("5.00", "loan A-1", number: "Y", indicator: "DBIT", isReturn: true)
        let text = StatementText.camt(one + other, opening: "10.00", closing: "0.00")
        let report = try take(text, on: bench)
        #expect(report.returns.map { $0.returnOf != nil } == [true, false])
    }

    @Test func `a payment and its return may stand in one file`() throws {
        let bench = try ExportBench("A-1")
        let entries =
            entry("5.00", "loan A-1", number: "X", indicator: "DBIT", isReturn: true)
            + entry("5.00", "loan A-1", number: "Q")
        let report = try take(
            StatementText.camt(entries, opening: "0.00", closing: "0.00"), on: bench)
        #expect(report.returns.map(\.contract) == ["A-1"])
        #expect(report.returns.map(\.isTakenBack) == [true])
        #expect(try bench.holds())
    }

    @Test func `the debt is back with the days between, and the bank has nothing`() throws {
        let bench = try ExportBench("A-1")
        let peer = try ExportBench("A-1")
        let came = StatementText.camt(
            entry("888.49", "loan A-1", number: "Q"), opening: "0.00", closing: "888.49")
        _ = try take(came, on: bench)
        for side in [bench, peer] { try side.nights("2018-01-26", "2018-02-28") }
        let back = StatementText.camt(
            entry("888.49", "loan A-1", number: "Q", indicator: "DBIT", isReturn: true),
            opening: "888.49", closing: "0.00")
        let report = try take(back, on: bench)
        #expect(report.returns.map(\.isTakenBack) == [true])
        let owed = try [bench, peer].map { side in
            try side.office.store.reading { reading in
                try reading.load("A-1", side.office.rules(reading)).state.buckets
            }
        }
        #expect(owed[0] == owed[1])
        let again = try take(back, on: bench)
        #expect([again.returned, again.repeated] == [0, 1])
        // It came and went on one day: the bank has neither.
        let day = try Day(text: "2018-12-31")
        let rows = try [bench, peer].map { side in
            try side.office.trialBalance(from: day, through: day).flatMap(\.rows)
                .first { $0.account == "1010" }?.closing
        }
        #expect(rows[0] == rows[1] && rows[0] != nil)
        #expect(try bench.holds())
    }

    @Test func `money that was paid out and comes back pays no debt`() throws {
        let bench = try ExportBench("A-1")
        let text = StatementText.camt(
            entry("5.00", "loan A-1", number: "X", isReturn: true), opening: "0.00",
            closing: "5.00")
        let report = try take(text, on: bench)
        #expect([report.received, report.unidentified] == [0, 1])
        #expect(
            report.listed[0].reason == "money that was paid out has come back; perhaps A-1")
        #expect(try take(text, on: bench).repeated == 1)
    }

    @Test(arguments: [
        // What was paid was 5.00; of 6.00 nobody knows, so it is money paid out.
        ("5.00", [1, 0]), ("6.00", [0, 1]),
    ])
    func `words of 1C make a return of what was paid alone`(amount: String, counts: [Int]) throws {
        let bench = try ExportBench("A-1")
        let text = StatementText.exchange(
            [
                .init(amount: "5.00", purpose: "договор A-1"),
                .init(
                    number: "18", day: "26.02.2018", amount: amount,
                    purpose: "Возврат по договору A-1, неверный счет", isOutgoing: true),
            ], opening: amount, closing: "5.00", received: "5.00", paid: amount)
        let report = try take(text, on: bench)
        #expect([report.returned, report.passedOver] == counts)
    }
}
