import Contracts
import Directories
import Measures
import TestHouse
import Testing

@testable import Storage

/// What SQLite itself refuses once a period is closed, whoever asks.
@Suite struct `A closed period` {
    private let bench: Bench
    private let contract: LoadedContract
    private static let closed = StoreFault.forbidden("a closed period stays as it is")

    /// One contract with nights to 31.01.2018 (day 17562); January is closed.
    init() throws {
        bench = try Bench()
        let paid = try bench.disbursed("R-1")
        contract = try bench.night(try Day(text: "2018-01-31"), paid)
        let january = try DayRange(Day(text: "2018-01-01"), through: Day(text: "2018-01-31"))
        _ = try bench.close(january)
    }

    static let statements: [(String, SQLText)] = [
        (
            "a process of its last second",
            SQLText(
                """
                INSERT INTO process (contract, value_time, work, first_operation, operations,
                    document)
                VALUES (1, 1517443199, 1, 99, 1, 3)
                """)
        ),
        (
            "an operation of a process that lies in it",
            SQLText(
                """
                INSERT INTO operation (process, document, posting, tranche, amount)
                VALUES (1, 0, 1, 1, 1)
                """)
        ),
        (
            "a turnover of its last day",
            SQLText("INSERT INTO turnover VALUES (17562, 999, 3, '', 643, 2, 1, 1, 0, 0, 0)")
        ),
        ("another turnover", SQLText("UPDATE turnover SET amount = amount + 1")),
        ("a turnover moved out of it", SQLText("UPDATE turnover SET day = 17999")),
        ("a turnover less", SQLText("DELETE FROM turnover")),
        (
            "a night of its last day",
            SQLText("INSERT INTO batch VALUES (1, 'x', 17562, 0, 0, 0, 0, 0, 1)")
        ),
        (
            "a rollback into it",
            SQLText(
                """
                INSERT INTO rollback (contract, from_time, head_before, processes, work)
                VALUES (1, 1517443199, 2, 1, 1)
                """)
        ),
        ("what it keeps less", SQLText("DELETE FROM contract_snapshot")),
    ]

    @Test(arguments: statements)
    func `takes in nothing and lets nothing go`(_: String, text: SQLText) throws {
        #expect(throws: `A closed period`.closed) { try bench.run(text) }
    }

    @Test func `lets the first second after it be posted`() throws {
        try bench.run(
            SQLText(
                """
                INSERT INTO process (contract, value_time, work, first_operation, operations,
                    document)
                VALUES (1, 1517443200, 1, 99, 1, 3)
                """))
        let february = try bench.night(try Day(text: "2018-02-01"), contract)
        #expect(february.lastProcess != contract.lastProcess)
    }

    @Test func `refuses what was decided for it`() throws {
        #expect(throws: `A closed period`.closed) {
            try bench.store.inTransaction { transaction in
                try transaction.unlocked(at: .night(of: Day(text: "2018-01-31"))) {}
            }
        }
    }

    /// The locks of the rows are lifted for a chunk and stand again after it.
    @Test func `is watched again after a night`() throws {
        let before = try triggers()
        try bench.store.inTransaction { transaction in
            try transaction.unlocked(at: .night(of: Day(text: "2018-02-01"))) {}
        }
        #expect(try triggers() == before)
        #expect(throws: `A closed period`.closed) {
            try bench.run(`A closed period`.statements[0].1)
        }
    }

    @Test func `is watched again after a night that failed`() throws {
        let before = try triggers()
        #expect(throws: StoreFault.diskFull) {
            try bench.store.inTransaction { transaction in
                try transaction.unlocked(at: .night(of: Day(text: "2018-02-01"))) {
                    throw StoreFault.diskFull
                }
            }
        }
        #expect(try triggers() == before)
    }

    private func triggers() throws -> [String] {
        try bench.dump(
            SQLText("SELECT sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY name"))
    }

    static let events: [(String, String, SQLText)] = [
        (
            "March before February", "periods are closed one after the other",
            SQLText(
                """
                INSERT INTO period (event, first_day, last_day, closed_through, figures, work)
                VALUES ('closed', 17591, 17621, 17621, 0, 2)
                """)
        ),
        (
            "January again", "periods are closed one after the other",
            SQLText(
                """
                INSERT INTO period (event, first_day, last_day, closed_through, figures, work)
                VALUES ('closed', 17532, 17562, 17562, 0, 2)
                """)
        ),
        (
            "reopening by one alone", "a period is reopened by two people",
            SQLText(
                """
                INSERT INTO period (event, first_day, last_day, closed_through, work)
                VALUES ('reopened', 17532, 17562, 17531, 2)
                """)
        ),
        (
            "reopening half of it", "the newest closed period is reopened first",
            SQLText(
                """
                INSERT INTO period (event, first_day, last_day, closed_through, work)
                VALUES ('requested', 17550, 17562, 17562, 2)
                """)
        ),
        (
            "reopening what is not the newest", "the newest closed period is reopened first",
            SQLText(
                """
                INSERT INTO period (event, first_day, last_day, closed_through, work)
                VALUES ('requested', 17500, 17531, 17531, 2)
                """)
        ),
        (
            "a row before the others", "period is only added to",
            SQLText(
                """
                INSERT INTO period (id, event, first_day, last_day, closed_through, figures, work)
                VALUES (1, 'closed', 17563, 17590, 17590, 0, 2)
                """)
        ),
        ("another last day", "period is only added to", SQLText("UPDATE period SET last_day = 1")),
        ("nothing closed at all", "period is only added to", SQLText("DELETE FROM period")),
    ]

    @Test(arguments: events)
    func `is closed in turn and reopened newest first`(
        _: String, reason: String, text: SQLText
    ) throws {
        _ = try bench.store.inTransaction { try $0.insert(Bench.order(key: "other")) }
        #expect(throws: StoreFault.forbidden(reason)) { try bench.run(text) }
    }

    @Test func `is opened by a second person and then lets go of what it kept`() throws {
        let january = try DayRange(Day(text: "2018-01-01"), through: Day(text: "2018-01-31"))
        try bench.store.inTransaction { transaction in
            let asked = try transaction.insert(Bench.order(key: "a", by: "Anna"))
            _ = try transaction.insert(NewPeriod(requestToReopen: january, work: asked))
        }
        let alone = StoreFault.forbidden("a period is reopened by two people")
        for name in ["Anna", " anna "] {
            #expect(throws: alone) {
                try bench.store.inTransaction { transaction in
                    let work = try transaction.insert(Bench.order(key: nil, by: name))
                    _ = try transaction.insert(
                        NewPeriod(reopening: january, leaving: nil, work: work))
                }
            }
        }
        let dropped = try bench.store.inTransaction { transaction in
            let closing = try #require(transaction.periods().first)
            let work = try transaction.insert(Bench.order(key: "b", by: "Boris"))
            _ = try transaction.insert(NewPeriod(reopening: january, leaving: nil, work: work))
            try transaction.dropSnapshots(of: closing.id)
            return closing.id
        }
        #expect(try bench.dump(SQLText("SELECT contract FROM contract_snapshot")).isEmpty)
        #expect(try bench.store.reading { try $0.newestPeriod() }?.closedThrough == nil)
        #expect(dropped.rawValue == 1)
        try bench.run(SQLText("UPDATE turnover SET amount = amount"))
    }

    @Test func `keeps every contract as it stood`() throws {
        let later = try bench.night(try Day(text: "2018-02-20"), contract)
        let kept = try bench.store.reading { reading in
            try #require(
                try reading.snapshot(
                    of: contract.state.id, at: PeriodID(rawValue: 1), product: Bench.product))
        }
        #expect(kept.state == contract.state)
        #expect(kept.state != later.state)
        #expect(kept.lastProcess == contract.lastProcess)
        #expect(kept.lastCashFlow == contract.lastCashFlow)
    }

    /// Schema 4 comes to a ledger with rows in it as it comes to a new one.
    @Test func `comes to older ledgers`() throws {
        let bench = try Bench()
        _ = try bench.life(seed: 4, product: 1, steps: 20)
        // SQLite leaves some white space where it takes a column away.
        let schema = SQLText(
            """
            SELECT replace(replace(coalesce(sql, name), ' ', ''), char(10), '')
            FROM sqlite_schema ORDER BY name
            """)
        let states = SQLText("SELECT contract || hex(rest) FROM contract_state")
        let turnovers = SQLText("SELECT day || ' ' || posting || ' ' || amount FROM turnover")
        let before = try bench.dump(schema)
        let rows = try bench.dump(states) + bench.dump(turnovers)
        try bench.store.inTransaction { transaction in
            try transaction.session.script(Bench.takeAwayForeignCurrency)
            try transaction.session.script(Bench.takeAwayPeriods)
            try transaction.migrate { _ in }
        }
        #expect(try bench.dump(schema) == before)
        #expect(try bench.dump(states) + bench.dump(turnovers) == rows)
        #expect(!rows.isEmpty)
    }
}

extension Bench {
    func run(_ text: SQLText) throws {
        _ = try store.inTransaction { try $0.session.run(text, []) }
    }

    /// Closes some days and keeps every contract.
    func close(_ days: DayRange) throws -> PeriodID {
        try store.inTransaction { transaction in
            let work = try transaction.insert(Bench.order(key: "close"))
            let id = try transaction.insert(
                NewPeriod(
                    closing: days, figures: 0, exportBatch: nil, exported: nil, work: work))
            _ = try transaction.takeSnapshots(for: id)
            return id
        }
    }

    static func order(key: String?, by name: String) -> NewWork {
        NewWork(
            idempotencyKey: key, kind: "test", parameters: "{}", contract: nil, process: nil,
            operatorName: name, recordedAt: ledger.createdAt, directoryVersion: 1,
            directoryDigest: nil)
    }

    /// What schema 4 has brought, taken away again.
    static let takeAwayPeriods = SQLText(
        """
        DROP TRIGGER process_is_open;
        DROP TRIGGER operation_is_open;
        DROP TRIGGER turnover_is_open;
        DROP TRIGGER turnover_stays_open;
        DROP TRIGGER turnover_is_kept;
        DROP TRIGGER batch_is_open;
        DROP TRIGGER batch_stays_open;
        DROP TRIGGER rollback_is_open;
        DROP TABLE contract_snapshot;
        DROP TABLE period;
        PRAGMA user_version = 3;
        """)
}
