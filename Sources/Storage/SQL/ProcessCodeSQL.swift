import Contracts
import Directories

/// `process_code`: what each process was, by a number of the ledger's own.
enum ProcessCodeSQL {
    static let number = SQLText("SELECT id FROM process_code WHERE code = $1")

    static let insert = SQLText("INSERT INTO process_code (code) VALUES ($1) RETURNING id")

    /// The processes of an earlier schema that may be something else than the first code, with
    /// the kind of their order and the direction of the cash flow they begin with.
    static let unnamed = SQLText(
        """
        SELECT process.id, work.kind, process.document, process.documents, cash_flow.direction
        FROM process
        LEFT JOIN work ON work.id = process.work
        LEFT JOIN operation ON operation.id = process.first_operation
        LEFT JOIN cash_flow ON cash_flow.id = operation.cash_flow
        WHERE NOT (
            work.kind IN ('night', 'generate', 'receive-cash', 'import-cash-flows')
            AND process.documents IS NULL AND process.document IN (3, 4))
        """)

    static let name = SQLText("UPDATE process SET code = $2 WHERE id = $1")

    static let dropLock = SQLText("DROP TRIGGER process_stays;")
    static let lock = SQLText(
        """
        CREATE TRIGGER process_stays BEFORE UPDATE ON process
        BEGIN SELECT RAISE(ABORT, 'process is only added to'); END;
        """)
}

extension Session {
    /// The number of a process code, given to it when it is first met.
    func number(of code: ProcessCode) throws -> Int64 {
        let text: [SQLValue] = [.text(code.rawValue)]
        if let known = try first(ProcessCodeSQL.number, text, { try $0.number(0) }) { return known }
        guard let number = try first(ProcessCodeSQL.insert, text, { try $0.number(0) }) else {
            throw StoreFault.corrupt("process_code: a code without a number")
        }
        return number
    }
}
