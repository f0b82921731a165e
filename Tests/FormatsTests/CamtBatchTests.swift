import Measures
import TestHouse
import Testing

@testable import Formats

/// Entries of several transactions: what each of them brought, and what is left of the entry.
@Suite struct `Batches of camt 053` {
    struct Batch: CustomTestStringConvertible {
        let what: String
        /// The entry: its amount, in or out.
        let whole: (String, String)
        let parts: [String]
        /// Amounts with `+` for what came in and `-` for what went out.
        let payments: [String]
        let purposes: [String]
        let charges: [String]
        var testDescription: String { what }
    }

    private static func part(_ amount: String?, _ text: String, _ more: String = "") -> String {
        StatementText.transaction(
            more + "<RmtInf><Ustrd>\(text)</Ustrd></RmtInf>", amount: amount)
    }

    private static func charge(_ amount: String, _ way: String = "DBIT") -> String {
        "<Chrgs><Rcrd><Amt Ccy=\"RUB\">\(amount)</Amt><CdtDbtInd>\(way)</CdtDbtInd></Rcrd></Chrgs>"
    }

    static let batches: [Batch] = [
        Batch(
            what: "parts that make the entry", whole: ("188.85", "CRDT"),
            parts: [part("88.85", "A"), part("100.00", "B")], payments: ["+88.85", "+100.00"],
            purposes: ["A", "B"], charges: []),
        Batch(
            // 88.85 + (100.00 - 1.50) = 187.35
            what: "a charge kept of one", whole: ("187.35", "CRDT"),
            parts: [part("88.85", "A"), part("100.00", "B", charge("1.50"))],
            payments: ["+88.85", "+98.50"], purposes: ["A", "B"], charges: ["1.50"]),
        Batch(
            // 187.35 - (88.85 + 100.00) = -1.50
            what: "a charge that no part names", whole: ("187.35", "CRDT"),
            parts: [part("88.85", "A"), part("100.00", "B")],
            payments: ["+88.85", "+100.00", "-1.50"],
            purposes: ["A", "B", "charge of the bank"], charges: ["1.50"]),
        Batch(
            what: "a charge that is told and was not kept of it", whole: ("188.85", "CRDT"),
            parts: [part("88.85", "A"), part("100.00", "B", charge("1.50"))],
            payments: ["+88.85", "+100.00"], purposes: ["A", "B"], charges: []),
        Batch(
            // 190.00 - (88.85 + 100.00) = 1.15
            what: "more than its parts", whole: ("190.00", "CRDT"),
            parts: [part("88.85", "A"), part("100.00", "B")],
            payments: ["+88.85", "+100.00", "+1.15"],
            purposes: ["A", "B", "more than the payments of the entry"], charges: []),
        Batch(
            // 101.50 went out: 100.00 for the payee and 1.50 for the bank.
            what: "a charge beside what is paid out", whole: ("101.50", "DBIT"),
            parts: [part("60.00", "A"), part("40.00", "B")],
            payments: ["-60.00", "-40.00", "-1.50"],
            purposes: ["A", "B", "charge of the bank"], charges: ["1.50"]),
        Batch(
            // 100.00 - 11.15 = 88.85
            what: "a part that goes the other way", whole: ("88.85", "CRDT"),
            parts: [part("100.00", "A"), part("11.15", "B", "<CdtDbtInd>DBIT</CdtDbtInd>")],
            payments: ["+100.00", "-11.15"], purposes: ["A", "B"], charges: []),
        Batch(
            what: "a part without an amount", whole: ("188.85", "CRDT"),
            parts: [part("88.85", "A"), part(nil, "B")], payments: ["+188.85"],
            purposes: ["A B"], charges: []),
    ]

    @Test(arguments: batches)
    func `each part is a payment with its text`(_ batch: Batch) throws {
        let (amount, way) = batch.whole
        let text = StatementText.camt(
            StatementText.entry(amount, batch.parts.joined(), indicator: way),
            opening: way == "CRDT" ? "0.00" : amount, closing: way == "CRDT" ? amount : "0.00")
        let entries = try BankStatement.all(
            in: ByteSource(name: "camt", bytes: Array(text.utf8)))[0].entries
        #expect(
            entries.map { ($0.direction == .incoming ? "+" : "-") + $0.amount.text }
                == batch.payments)
        #expect(entries.map(\.purpose) == batch.purposes)
        #expect(entries.compactMap(\.charge?.text) == batch.charges)
        #expect(Set(entries.map(\.reference)).count == entries.count)
    }

    @Test(arguments: [
        ("", StatementReturning.no), ("<RvslInd>false</RvslInd>", .no),
        ("<RvslInd>true</RvslInd>", .certain), ("<RvslInd>1</RvslInd>", .certain),
    ])
    func `an entry says whether it takes another one back`(
        mark: String, returning: StatementReturning
    ) throws {
        let entry = StatementText.entry("5.00", "").replacing("<Sts>", with: mark + "<Sts>")
        let text = StatementText.camt(entry, opening: "0.00", closing: "5.00")
        let entries = try BankStatement.all(
            in: ByteSource(name: "camt", bytes: Array(text.utf8)))[0].entries
        #expect(entries.map(\.returning) == [returning])
    }

    @Test func `a reason for returning says it too, of one transaction`() throws {
        let parts =
            Self.part("3.00", "A")
            + Self.part("2.00", "B", "<RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf>")
        let text = StatementText.camt(
            StatementText.entry("5.00", parts), opening: "0.00", closing: "5.00")
        let entries = try BankStatement.all(
            in: ByteSource(name: "camt", bytes: Array(text.utf8)))[0].entries
        #expect(entries.map(\.returning) == [.no, .certain])
    }

    @Test func `an entry in another currency is refused with its line, the others are taken`()
        throws
    {
        let other = StatementText.entry("9.00", "", reference: "R-2")
            .replacing("\"RUB\"", with: "\"EUR\"")
        let sound = StatementText.entry("5.00", "", reference: "R-1")
        let text = StatementText.camt(sound + other, opening: "0.00", closing: "5.00")
        let statement = try BankStatement.all(
            in: ByteSource(name: "camt", bytes: Array(text.utf8)))[0]
        #expect(statement.entries.map(\.amount.text) == ["5.00"])
        #expect(statement.refused.map(\.reason) == ["the statement is in RUB, not in EUR"])
        #expect(statement.missing.isZero)
    }
}
