import Contracts
import Measures
import TestHouse
import Testing

@testable import Storage

@Suite struct `The schema` {
    private let bench: Bench

    /// A ledger with a row in every table of history.
    init() throws {
        bench = try Bench()
        let contract = try bench.disbursed("R-1")
        let night = try bench.night(try Day(text: "2018-01-31"), contract)
        let work = bench.work
        try bench.store.inTransaction { transaction in
            _ = try transaction.insertDirectory(["a": "b"], at: Bench.ledger.createdAt)
            _ = try transaction.insert(
                NewRollback(
                    from: .start(of: try Day(text: "2018-01-31")), head: contract.lastProcess,
                    work: work), moving: night, to: contract.state)
        }
    }

    @Test(arguments: [
        ("work", SQLText("UPDATE work SET kind = 'x'"), SQLText("DELETE FROM work")),
        ("process", SQLText("UPDATE process SET work = 1"), SQLText("DELETE FROM process")),
        ("operation", SQLText("UPDATE operation SET amount = 1"), SQLText("DELETE FROM operation")),
        ("cash_flow", SQLText("UPDATE cash_flow SET amount = 1"), SQLText("DELETE FROM cash_flow")),
        ("rollback", SQLText("UPDATE rollback SET work = 1"), SQLText("DELETE FROM rollback")),
        ("directory", SQLText("UPDATE directory SET text = ''"), SQLText("DELETE FROM directory")),
    ])
    func `lets history be added to only`(table: String, update: SQLText, delete: SQLText) {
        let fault = StoreFault.forbidden("\(table) is only added to")
        for text in [update, delete] {
            #expect(throws: fault) {
                try bench.store.inTransaction { try $0.session.run(text, []) }
            }
        }
    }

    @Test(arguments: [
        (
            "a text for a number", "cannot store TEXT",
            SQLText("INSERT INTO turnover VALUES ('x', 1, 3, '', 643, 2, 1, 1, 0, 0, 0)")
        ),
        (
            "a negative turnover", "amount >= 0",
            SQLText("INSERT INTO turnover VALUES (1, 1, 3, '', 643, 2, 1, -1, 0, 0, 0)")
        ),
        (
            "an operation of nothing", "amount > 0",
            SQLText(
                """
                INSERT INTO operation (process, document, posting, tranche, amount)
                VALUES (1, 0, 1, 1, 0)
                """)
        ),
        (
            "a process that names a later one", "previous < id",
            SQLText(
                """
                INSERT INTO process (id, contract, previous, value_time, work, operations,
                    document, documents)
                VALUES (90, 1, 91, 0, 1, 0, 1, x'00')
                """)
        ),
        (
            "operations without a first one", "(operations = 0) = (first_operation IS NULL)",
            SQLText(
                """
                INSERT INTO process (contract, value_time, work, operations, document)
                VALUES (1, 0, 1, 2, 1)
                """)
        ),
        (
            "a cash flow of no contract", "FOREIGN KEY",
            SQLText(
                """
                INSERT INTO cash_flow (contract, direction, payment, value_time, amount, work)
                VALUES (77, 0, 101171, 0, 1, 1)
                """)
        ),
        (
            "a cash flow in which no money moves", "payment IN (101171, 101172)",
            SQLText(
                """
                INSERT INTO cash_flow (contract, direction, payment, value_time, amount, work)
                VALUES (1, 0, 101173, 0, 1, 1)
                """)
        ),
        (
            "parameters that are not JSON", "json_valid(parameters)",
            SQLText(
                """
                INSERT INTO work (kind, parameters, operator, recorded_at, directory_version)
                VALUES ('x', '{', 'x', 0, 1)
                """)
        ),
        ("a second title", "id = 1", SQLText("INSERT INTO ledger VALUES (2, 'x', 0, 1)")),
    ])
    func `lets nothing in that breaks a rule`(_: String, reason: String, text: SQLText) {
        #expect {
            try bench.store.inTransaction { try $0.session.run(text, []) }
        } throws: { error in
            "\(error)".contains(reason)
        }
    }
}
