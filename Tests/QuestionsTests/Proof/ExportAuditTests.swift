import Orders
import Questions
import Foundation
import GeneralLedger
import Measures
import TestOffice
import Testing

@testable import BackOffice
@testable import Storage

/// What `verify` finds of batches that were altered behind the back of the program.
@Suite struct ExportAuditTests {
    /// A ledger with batches of every kind and mode, sent, confirmed and cancelled ones.
    ///
    /// 1 postings by operation, confirmed; 2 payments, sent; 3 memo; 4 cancelled; 5 to 7
    /// postings by document, contract and day; 8 payments.
    static func ledger() throws -> ExportBench {
        let bench = try ExportBench("A-1", "A-2", "A-3")
        try bench.nights("2018-01-26", "2018-02-10")
        try bench.prepare("2018-01-31")
        _ = try bench.download(1, .csv)
        _ = try bench.office.confirmExport(1, checksum: nil, bench.context)
        try bench.pay("A-1", "2018-02-20", "888.49")
        try bench.prepare("2018-02-28", kind: .payments)
        _ = try bench.download(2, .enterpriseData)
        try bench.nights("2018-02-21", "2018-03-20")
        try bench.prepare("2018-03-10", kind: .memo)
        try bench.prepare("2018-02-28")
        _ = try bench.office.cancelExport(4, bench.context)
        try bench.prepare("2018-02-20", mode: .document)
        try bench.prepare("2018-03-10", from: "2018-03-05", mode: .dayContract)
        // What was recorded when the batch left it out, and is rolled back afterwards.
        _ = try bench.office.rollBack(
            "A-3", from: .start(of: Day(text: "2018-03-15")), bench.context)
        try bench.pay("A-2", "2018-03-20", "1000.00")
        try bench.prepare("2018-03-31", mode: .day)
        try bench.prepare("2018-03-31", kind: .payments)
        return bench
    }

    @Test func `batches of every kind and mode are what their operations make them`() throws {
        let bench = try Self.ledger()
        let report = try bench.office.verify { _, _ in }
        for invariant in report.invariants { #expect(invariant.holds, "\(invariant)") }
        let audited = report.invariants.filter { $0.id.hasPrefix("I13") }
        #expect(audited.map(\.id) == ["I13", "I13b", "I13c"])
        #expect(audited.allSatisfy { $0.checked > 0 })
    }

    /// One way to alter a ledger, and what is said of it.
    struct Forgery: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let found: String
        let statements: [SQLText]

        init(_ what: String, _ found: String, _ statements: SQLText...) {
            testDescription = what
            self.found = found
            self.statements = statements
        }
    }

    static let forgeries = [
        Forgery(
            "the checksum of another form", "batch 1: its form hledger",
            SQLText(
                """
                UPDATE export_file SET checksum = replace(checksum, substr(checksum, 1, 4), 'abcd')
                WHERE batch = 1 AND form = 3
                """)),
        Forgery(
            "the length of another form", "batch 5: its form json",
            SQLText("UPDATE export_file SET bytes = bytes + 1 WHERE batch = 5 AND form = 2")),
        Forgery(
            "a form deleted", "batch 3: its forms",
            SQLText("DELETE FROM export_file WHERE batch = 3 AND form = 4")),
        Forgery(
            "bytes of a cancelled batch", "batch 4: its bytes",
            SQLText(
                "UPDATE export_part SET bytes = CAST(bytes || x'0A' AS BLOB) WHERE batch = 4")),
        Forgery(
            "a confirmation nobody gave", "batch 2: confirmed, which nobody has ordered",
            SQLText(
                """
                INSERT INTO export_state (batch, state, work)
                SELECT 2, 3, work FROM export_state WHERE batch = 8
                """)),
        Forgery(
            "a confirmation before it was sent", "batch 7: confirmed after its other steps",
            SQLText(
                """
                INSERT INTO export_state (batch, state, work)
                SELECT 7, 3, work FROM export_state WHERE batch = 1 AND state = 3
                """)),
        Forgery(
            "a cancellation nobody gave", "batch 8: cancelled, which nobody has ordered",
            SQLText(
                """
                INSERT INTO export_state (batch, state, work)
                SELECT 8, 4, work FROM export_state WHERE batch = 4 AND state = 4
                """)),
        Forgery(
            "a step deleted", "what it did to a batch",
            SQLText("DELETE FROM export_state WHERE batch = 1 AND state = 3")),
        Forgery(
            "every step deleted", "batch 6: its row or its steps",
            SQLText("DELETE FROM export_state WHERE batch = 6")),
        Forgery(
            "the first step deleted", "batch 2: sent after its other steps",
            SQLText("DELETE FROM export_state WHERE batch = 2 AND state = 1")),
        Forgery(
            "an opening balance", "batch 5: its opening balances",
            SQLText(
                """
                UPDATE export_opening SET balance = balance + 1 WHERE batch = 5 AND account =
                    (SELECT min(account) FROM export_opening WHERE batch = 5)
                """)),
        Forgery(
            "a turnover", "batch 1: its turnovers",
            SQLText("UPDATE export_turnover SET debit = debit + 1 WHERE batch = 1")),
        Forgery(
            "a turnover of payments", "batch 2: its turnovers",
            SQLText("UPDATE export_turnover SET debit = debit + 1 WHERE batch = 2")),
        Forgery(
            "a day", "batch 6: its days",
            SQLText("UPDATE export_day SET operations = operations + 1 WHERE batch = 6")),
        Forgery(
            "a day of payments", "batch 8: its days",
            SQLText("UPDATE export_day SET day = day - 1 WHERE batch = 8")),
        Forgery(
            "the first day", "batch 5: its first and last day",
            SQLText("UPDATE export_batch SET first_day = first_day - 1 WHERE number = 5")),
        Forgery(
            "the last day", "batch 1: its first and last day",
            SQLText("UPDATE export_batch SET last_day = last_day - 1 WHERE number = 1")),
        Forgery(
            "an end further on", "batch 1: how far it goes",
            SQLText("UPDATE export_batch SET through = through + 1 WHERE number = 1")),
        Forgery(
            "an end beyond the ledger", "batch 7: how far it goes",
            SQLText("UPDATE export_batch SET through = through + 1000000 WHERE number = 7")),
        Forgery(
            "an end before a payment", "batch 8",
            SQLText(
                """
                UPDATE export_batch SET through = through - 1, settled = settled - 1,
                    after = after - 1
                WHERE number = 8
                """)),
        Forgery(
            "where it begins", "batch 5: where it begins",
            SQLText("UPDATE export_batch SET after = after - 1 WHERE number = 5")),
        Forgery(
            "what it has settled", "batch 5: what it has settled",
            SQLText("UPDATE export_batch SET settled = settled - 1 WHERE number = 5")),
        Forgery(
            "the count of a batch of payments", "batch 2: its operations",
            SQLText("UPDATE export_batch SET operations = operations + 1 WHERE number = 2")),
        Forgery(
            "the count of lines", "batch 7: its lines",
            SQLText("UPDATE export_batch SET lines = lines - 1 WHERE number = 7")),
        Forgery(
            "another mode", "batch 1: another kind or mode than was ordered",
            SQLText("UPDATE export_batch SET mode = 2 WHERE number = 1")),
        Forgery(
            "another order", "batch 1",
            SQLText(
                """
                UPDATE work SET parameters = replace(parameters, '2018-01-31', '2018-01-30')
                WHERE kind = 'prepare-export' AND parameters LIKE '%2018-01-31%'
                """)),
        Forgery(
            "a rollback that took more before a batch", "batch 7: its bytes are not those",
            SQLText(
                """
                UPDATE rollback SET
                    head_after = (SELECT previous FROM process WHERE id = head_after),
                    processes = processes + 1
                """)),
        Forgery(
            "a process of a batch rolled back", "which is rolled back",
            SQLText(
                """
                UPDATE rollback SET work = (SELECT max(id) FROM work),
                    head_after = (SELECT previous FROM process WHERE id = head_after)
                """)),
    ]

    private static let whole = [
        SQLText("DELETE FROM export_part WHERE batch = $1"),
        SQLText("DELETE FROM export_file WHERE batch = $1"),
        SQLText("DELETE FROM export_day WHERE batch = $1"),
        SQLText("DELETE FROM export_turnover WHERE batch = $1"),
        SQLText("DELETE FROM export_opening WHERE batch = $1"),
        SQLText("DELETE FROM export_state WHERE batch = $1"),
        SQLText("DELETE FROM export_batch WHERE number = $1"),
    ]

    @Test(arguments: forgeries)
    func `a batch that was altered is found`(forgery: Forgery) throws {
        let bench = try Self.ledger()
        try bench.forge { transaction in
            for text in forgery.statements {
                let changes = try transaction.session.run(text, [])
                #expect(changes > 0, "it alters something")
            }
        }
        try expectFound(forgery.found, in: bench)
    }

    @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 8] as [Int64])
    func `a batch that was deleted whole is found`(number: Int64) throws {
        let bench = try Self.ledger()
        try bench.forge { transaction in
            for text in Self.whole { try transaction.session.run(text, [.integer(number)]) }
        }
        if number < 8 { try expectFound("batch \(number): missing", in: bench) }
        try expectFound("what it did to a batch", in: bench)
    }

    @Test(arguments: [1, 2, 3, 5, 6, 7, 8] as [Int64])
    func `bytes altered with their checksum are found`(number: Int64) throws {
        let bench = try Self.ledger()
        try bench.forge { transaction in
            let batch = ExportNumber(rawValue: number)
            var bytes = try #require(try transaction.exportPart(0, of: batch))
            // A digit in the last line or element: the amount, the day or a number.
            let place = try #require(bytes.lastIndex { (0x30..<0x39).contains($0) })
            bytes[place] += 1
            var checksum = Checksum()
            checksum.add(bytes)
            try transaction.session.run(
                SQLText("UPDATE export_part SET bytes = $2 WHERE batch = $1"),
                [.integer(number), .bytes(bytes)])
            let kept = number == 2 || number == 8 ? ExportForm.enterpriseData : .csv
            try transaction.session.run(
                SQLText("UPDATE export_file SET checksum = $2 WHERE batch = $1 AND form = $3"),
                [.integer(number), .text(checksum.digits), .integer(Int64(kept.rawValue))])
        }
        try expectFound("batch \(number): its bytes are not those of its operations", in: bench)
    }

    @Test func `a ledger without batches has nothing to audit`() throws {
        let bench = try ExportBench("A-1")
        let audited = try bench.office.verify { _, _ in }.invariants.filter {
            $0.id.hasPrefix("I13")
        }
        #expect(audited.map(\.checked) == [0, 0, 0])
        #expect(audited.allSatisfy { $0.holds })
    }

    private func expectFound(_ text: String, in bench: ExportBench) throws {
        let audited = try bench.office.verify { _, _ in }.invariants.filter {
            $0.id.hasPrefix("I13")
        }
        let failures = audited.flatMap(\.failures)
        #expect(failures.contains { $0.contains(text) }, "\(failures)")
    }
}

extension ExportBench {
    /// Alters the ledger as somebody could who has the file.
    func forge(_ body: (Transaction) throws -> Void) throws {
        try office.store.inTransaction { transaction in
            for text in Self.locks { try transaction.session.run(text, []) }
            try body(transaction)
        }
    }

    private static let locks = [
        SQLText("DROP TRIGGER export_batch_stays"), SQLText("DROP TRIGGER export_batch_is_kept"),
        SQLText("DROP TRIGGER export_state_stays"), SQLText("DROP TRIGGER export_state_is_kept"),
        SQLText("DROP TRIGGER export_opening_stays"),
        SQLText("DROP TRIGGER export_opening_is_kept"),
        SQLText("DROP TRIGGER export_turnover_stays"),
        SQLText("DROP TRIGGER export_turnover_is_kept"),
        SQLText("DROP TRIGGER export_day_stays"), SQLText("DROP TRIGGER export_day_is_kept"),
        SQLText("DROP TRIGGER export_part_stays"), SQLText("DROP TRIGGER export_part_is_kept"),
        SQLText("DROP TRIGGER export_file_stays"), SQLText("DROP TRIGGER export_file_is_kept"),
        SQLText("DROP TRIGGER work_stays"), SQLText("DROP TRIGGER rollback_stays"),
    ]
}
