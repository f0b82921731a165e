/// The rows that the product has just put into a ledger.
enum LedgerTape {
    private static let insertProcess = """
        INSERT INTO process (id, contract, previous, value_time, work, first_operation,
            operations, document, documents) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
        """
    private static let insertOperation = """
        INSERT INTO operation (id, process, document, posting, tranche, amount, cash_flow)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        """
    private static let updateQuiet = """
        UPDATE contract_state SET version = ?2, last_process = ?3, quiet = ?4 WHERE contract = ?1
        """
    private static let updateWhole = """
        UPDATE contract_state SET version = ?2, last_process = ?3, quiet = ?4, is_serviced = ?5,
            last_cash_flow = ?6, rest = ?7 WHERE contract = ?1
        """
    private static let insertWork = """
        INSERT INTO work (id, request_key, kind, parameters, contract, process, operator,
            recorded_at, directory_version) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
        """
    private static let insertCashFlow = """
        INSERT INTO cash_flow (id, contract, previous, direction, payment, value_time, amount,
            bank, reference, work) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
        """
    private static let addTurnover = """
        INSERT INTO turnover (day, posting, currency, digits, operations, amount)
        VALUES (?1, ?2, ?3, ?4, 1, ?5) ON CONFLICT (day, posting, currency) DO UPDATE SET
            operations = operations + 1, amount = amount + excluded.amount
        """

    /// Into tables without keys, checks or rows: what appending costs and nothing else.
    static let appending = [
        "INSERT INTO process VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        "INSERT INTO operation VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        "INSERT INTO state (contract, version, last_process, quiet) VALUES (?1, ?2, ?3, ?4)",
        """
        INSERT INTO state (contract, version, last_process, quiet, is_serviced, last_cash_flow,
            rest) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        """,
    ]

    /// The tables of `appending`.
    static let plainTables = """
        CREATE TABLE process (id INTEGER PRIMARY KEY, contract, previous, value_time, work,
            first_operation, operations, document, documents);
        CREATE TABLE operation (id INTEGER PRIMARY KEY, process, document, posting, tranche,
            amount, cash_flow);
        CREATE TABLE state (contract, version, last_process, quiet, is_serviced,
            last_cash_flow, rest);
        """

    /// Everything a night has written since `process`, a commit for each `chunk` of contracts.
    static func night(
        of connection: Connection, after process: Int64, chunk: Int
    ) throws -> Tape {
        let tape = Tape([insertProcess, insertOperation, updateQuiet, updateWhole])
        let processes = try connection.prepare(
            """
            SELECT p.id, p.contract, p.previous, p.value_time, p.work, p.first_operation,
                p.operations, p.document, p.documents, s.version, s.quiet, s.is_serviced,
                s.last_cash_flow, s.rest
            FROM process p JOIN contract_state s ON s.contract = p.contract
            WHERE p.id > ?1 ORDER BY p.id
            """)
        processes.bind(process)
        let operations = try connection.prepare(
            """
            SELECT id, process, document, posting, tranche, amount, cash_flow
            FROM operation WHERE process > ?1 AND id >= ?2 ORDER BY id
            """)
        let first = try connection.integers(
            "SELECT first_operation FROM process WHERE id = \(process + 1)")
        operations.bind(process, first.first ?? 0)
        var count = 0
        while try processes.step() {
            tape.note(0, processes, [0, 1, 2, 3, 4, 5, 6, 7, 8])
            for _ in 0..<processes.integer(6) where try operations.step() {
                tape.note(1, operations, [0, 1, 2, 3, 4, 5, 6])
            }
            let isQuiet = processes.integer(6) == 1 && processes.integer(7) == 3
            tape.note(
                isQuiet ? 2 : 3, processes, isQuiet ? [1, 9, 0, 10] : [1, 9, 0, 10, 11, 12, 13])
            count += 1
            if count.isMultiple(of: chunk) { tape.noteCommit() }
        }
        if !count.isMultiple(of: chunk) { tape.noteCommit() }
        return tape
    }

    /// Everything each order has written since `work`, a commit for each.
    static func payments(of connection: Connection, after work: Int64) throws -> Tape {
        let tape = Tape([
            insertProcess, insertOperation, updateQuiet, updateWhole, insertWork, insertCashFlow,
            addTurnover,
        ])
        let works = try connection.prepare(
            """
            SELECT id, request_key, kind, parameters, contract, process, operator, recorded_at,
                directory_version FROM work WHERE id > ?1 ORDER BY id
            """)
        let newest = try connection.integers("SELECT max(id) FROM cash_flow WHERE work <= \(work)")
        let flows = try Cursor(
            connection.prepare(
                """
                SELECT id, contract, previous, direction, payment, value_time, amount, bank,
                    reference, work FROM cash_flow WHERE id > \(newest.first ?? 0) ORDER BY id
                """), key: 9)
        let processes = try Cursor(
            connection.prepare(
                """
                SELECT p.id, p.contract, p.previous, p.value_time, p.work, p.first_operation,
                    p.operations, p.document, p.documents
                FROM process p WHERE p.work > \(work) ORDER BY p.id
                """), key: 4)
        let operations = try Cursor(
            connection.prepare(
                """
                SELECT o.id, o.process, o.document, o.posting, o.tranche, o.amount, o.cash_flow,
                    p.work, p.value_time / 86400, c.currency, c.digits
                FROM process p JOIN operation o ON o.id >= p.first_operation
                    AND o.id < p.first_operation + p.operations
                JOIN contract c ON c.id = p.contract WHERE p.work > \(work) ORDER BY o.id
                """), key: 7)
        let states = try Cursor(
            connection.prepare(
                """
                SELECT s.contract, s.version, s.last_process, s.quiet, s.is_serviced,
                    s.last_cash_flow, s.rest, w.id FROM work w
                JOIN contract_state s ON s.contract = w.contract WHERE w.id > \(work)
                ORDER BY w.id
                """), key: 7)
        works.bind(work)
        while try works.step() {
            let id = works.integer(0)
            tape.note(4, works, [0, 1, 2, 3, 4, 5, 6, 7, 8])
            try flows.each(id) { tape.note(5, $0, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]) }
            try processes.each(id) { tape.note(0, $0, [0, 1, 2, 3, 4, 5, 6, 7, 8]) }
            try operations.each(id) {
                tape.note(1, $0, [0, 1, 2, 3, 4, 5, 6])
                tape.note(6, $0, [8, 3, 9, 10, 5])
            }
            try states.each(id) { tape.note(3, $0, [0, 1, 2, 3, 4, 5, 6]) }
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

    init(_ statement: Statement, key: Int32) throws {
        self.statement = statement
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
