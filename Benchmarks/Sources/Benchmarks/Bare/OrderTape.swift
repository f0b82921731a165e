/// The rows that orders have put into a ledger, one order after another.
struct OrderTape {
    private static let insertWork = """
        INSERT INTO work (id, request_key, kind, parameters, contract, process, operator,
            recorded_at, directory_version) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
        """
    private static let insertCashFlow = """
        INSERT INTO cash_flow (id, contract, previous, direction, payment, value_time, amount,
            bank, reference, work) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
        """
    private static let addTurnover = """
        INSERT INTO turnover (day, posting, document, reason, currency, digits, operations,
            amount, foreign_currency, foreign_digits, foreign_amount)
        VALUES (?1, ?2, 1, '', ?3, ?4, 1, ?5, 0, 0, 0)
        ON CONFLICT (day, posting, document, reason, currency, foreign_currency)
        DO UPDATE SET operations = operations + 1, amount = amount + excluded.amount
        """

    private let works: Statement
    private let cashFlows: Cursor
    private let processes: Cursor
    private let operations: Cursor
    private let states: Cursor

    /// Opens what was written since the order `work`.
    init(_ connection: Connection, after work: Int64) throws {
        works = try connection.prepare(
            """
            SELECT id, request_key, kind, parameters, contract, process, operator, recorded_at,
                directory_version FROM work WHERE id > \(work) ORDER BY id
            """)
        cashFlows = try Cursor(
            connection,
            """
            SELECT id, contract, previous, direction, payment, value_time, amount, bank,
                reference, work FROM cash_flow WHERE work > \(work) ORDER BY id
            """, key: 9)
        processes = try Cursor(
            connection,
            """
            SELECT id, contract, previous, value_time, work, first_operation, operations,
                document, documents FROM process WHERE work > \(work) ORDER BY id
            """, key: 4)
        operations = try Cursor(
            connection,
            """
            SELECT o.id, o.process, o.document, o.posting, o.tranche, o.amount, o.cash_flow,
                p.work, p.value_time / 86400, c.currency, c.digits
            FROM process p JOIN operation o ON o.id >= p.first_operation
                AND o.id < p.first_operation + p.operations
            JOIN contract c ON c.id = p.contract WHERE p.work > \(work) ORDER BY o.id
            """, key: 7)
        states = try Cursor(
            connection,
            """
            SELECT s.contract, s.version, s.last_process, s.quiet, s.is_serviced,
                s.last_cash_flow, s.rest, w.id FROM work w
            JOIN contract_state s ON s.contract = w.contract WHERE w.id > \(work)
            ORDER BY w.id
            """, key: 7)
    }

    /// The rows of each order, with a commit after it.
    func tape() throws -> Tape {
        let tape = Tape([
            OrderTape.insertWork, OrderTape.insertCashFlow, LedgerTape.insertProcess,
            LedgerTape.insertOperation, OrderTape.addTurnover, LedgerTape.updateWhole,
        ])
        while try works.step() {
            let id = works.integer(0)
            tape.note(0, works, [0, 1, 2, 3, 4, 5, 6, 7, 8])
            try cashFlows.each(id) { tape.note(1, $0, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]) }
            try processes.each(id) { tape.note(2, $0, [0, 1, 2, 3, 4, 5, 6, 7, 8]) }
            try operations.each(id) {
                tape.note(3, $0, [0, 1, 2, 3, 4, 5, 6])
                tape.note(4, $0, [8, 3, 9, 10, 5])
            }
            try states.each(id) { tape.note(5, $0, [0, 1, 2, 3, 4, 5, 6]) }
            tape.noteCommit()
        }
        return tape
    }
}

/// Rows in the order of a key, taken as far as the key goes.
private final class Cursor {
    private let statement: Statement
    private let key: Int32
    private var hasRow: Bool

    init(_ connection: Connection, _ text: String, key: Int32) throws {
        statement = try connection.prepare(text)
        self.key = key
        hasRow = try statement.step()
    }

    func each(_ value: Int64, _ body: (Statement) -> Void) throws {
        while hasRow, statement.integer(key) <= value {
            body(statement)
            hasRow = try statement.step()
        }
    }
}
