import Contracts
import Formats
import Foundation
import Imports
import Measures
import Questions
import TestHouse
import TestOffice
import Testing

@testable import BackOffice
@testable import Storage

/// Legal amounts that add up to more than 64 bits hold: exact figures, never a trap.
@Suite struct LargestAmountTests {
    /// The most that can be written, in a currency of four digits: 93 of them pass 2^63.
    static let most = "10000000000000.0000"
    static let count = 100
    static let sum = "1000000000000000.0000"
    static let twice = "2000000000000000.0000"

    /// A ledger in which loans repaid at the end are lent in a currency of four digits.
    private func bench(lent: Bool) throws -> ImportBench {
        let bench = try ImportBench()
        var texts = Office.seedTexts
        texts["products"] = texts["products"]?.replacing(
            "\"name\": \"Loan repaid at the end\", \"kind\": \"credit\", \"currency\": \"RUB\"",
            with: "\"name\": \"Loan repaid at the end\", \"kind\": \"credit\", "
                + "\"currency\": \"CLF\"")
        let changed = texts
        try bench.office.putRules(changed)
        let rows = (0..<Self.count).map { place in
            let day = "2018-01-\(place % 28 < 9 ? "0" : "")\(place % 28 + 1)"
            return "L-\(place),loan-interest-only,CLF,\(Self.most),12,12,P1M,\(day),\(day),,,\n"
        }
        let report = try bench.contracts(rows.joined(), disburses: lent)
        try #require(report.isStored, "\(report.refused)")
        return bench
    }

    @Test func `a portfolio beyond 64 bits is verified and told`() throws {
        let bench = try bench(lent: true)
        let report = try bench.office.verify { _, _ in }
        #expect(report.holds, "\(report.invariants.filter { !$0.holds })")
        let day = try Day(text: "2018-01-31")
        let portfolio = try bench.office.portfolio(on: day)
        #expect(portfolio.rows.map(\.principal) == [Self.sum])
        #expect(portfolio.ageing.map(\.principal) == [Self.sum])
        let balances = try bench.office.trialBalance(from: day.firstOfMonth, through: day)
        // Paid out by the bank, and lent to the clients.
        #expect(balances.map(\.debit) == [Self.twice])
        #expect(balances.allSatisfy { $0.balances })
    }

    /// A day holds at most what an amount can: the rest is refused, by name, and nothing kept.
    @Test func `a day beyond 64 bits is refused`() throws {
        let bench = try bench(lent: false)
        let rows = (0..<Self.count).map { place in
            "D-\(place),loan-interest-only,CLF,\(Self.most),12,12,P1M,2018-02-01,2018-02-01,,,\n"
        }
        let error = #expect(throws: OfficeError.self) { try bench.contracts(rows.joined()) }
        #expect(error?.code == "E-AMT", "\(error?.message ?? "")")
        #expect(try bench.office.verify { _, _ in }.holds)
    }

    private static let flows = (0..<count).map { place in
        "L-0;25.02.2018;D;10000000000000,0000;R-\(place)\n"
    }.joined()

    @Test func `payments that nobody takes may add up to any sum`() throws {
        let bench = try bench(lent: false)
        let report = try bench.cashFlows(Self.flows)
        #expect(report.imported == Self.count)
        #expect(report.unaccepted.map(\.amount) == [Self.sum])
        #expect(try bench.office.card("L-0", at: .now).unaccepted == Self.sum)
        #expect(try bench.office.verify { _, _ in }.holds)
    }

    @Test func `a statement of payments in and out may add up to any sum`() throws {
        let bench = try bench(lent: false)
        let entries = (0..<2 * Self.count).map { place in
            """
            <Ntry><Amt Ccy="CLF">9999999999999.0000</Amt>
            <CdtDbtInd>\(place % 2 == 0 ? "CRDT" : "DBIT")</CdtDbtInd><Sts>BOOK</Sts>
            <BookgDt><Dt>2018-02-25</Dt></BookgDt><ValDt><Dt>2018-02-25</Dt></ValDt>
            <AcctSvcrRef>S-\(place)</AcctSvcrRef>
            <NtryDtls><TxDtls><RmtInf><Ustrd>L-0</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>
            """
        }
        let nothing = "0.0000"
        let text = StatementText.camt(entries.joined(), opening: nothing, closing: nothing)
            .replacing("Ccy=\"RUB\"", with: "Ccy=\"CLF\"")
            .replacing("<Ccy>RUB</Ccy>", with: "<Ccy>CLF</Ccy>")
        let report = try bench.office.importStatement(
            ByteSource(name: "statement", bytes: Array(text.utf8)), takesOutgoing: true, bank: nil,
            LedgerBench.clerk)
        #expect(report.received == 2 * Self.count)
        // Nobody takes either: the loan is not paid out by another amount than its own.
        #expect(report.unaccepted.map(\.amount) == ["1999999999999800.0000"])
    }

    @Test func `a contract on which many payments wait is kept once an import`() throws {
        let bench = try bench(lent: false)
        let before = try changedRows(bench)
        _ = try bench.cashFlows(Self.flows)
        // A row for each payment, its entry and its order, one for the import, the contract once.
        let written = try changedRows(bench) - before
        #expect(written == 3 * Self.count + 2)
        #expect(try bench.office.verify { _, _ in }.holds)
    }

    /// Rows that were written since the ledger was opened.
    private func changedRows(_ bench: ImportBench) throws -> Int {
        let changes = SQLText("SELECT total_changes()")
        return try bench.office.store.inTransaction { transaction in
            try #require(try transaction.session.first(changes, []) { Int($0.integer(0)) })
        }
    }
}
