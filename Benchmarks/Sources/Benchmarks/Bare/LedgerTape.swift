/// The rows that the product has just put into a ledger.
enum LedgerTape {
    static let insertProcess = """
        INSERT INTO process (id, contract, previous, value_time, work, first_operation,
            operations, document, documents) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
        """
    static let insertOperation = """
        INSERT INTO operation (id, process, document, posting, tranche, amount, cash_flow)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        """
    static let updateQuiet = """
        UPDATE contract_state SET version = ?2, last_process = ?3, quiet = ?4 WHERE contract = ?1
        """
    static let updateWhole = """
        UPDATE contract_state SET version = ?2, last_process = ?3, quiet = ?4, is_serviced = ?5,
            last_cash_flow = ?6, rest = ?7 WHERE contract = ?1
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
}
