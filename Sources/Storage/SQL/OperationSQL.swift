package import Contracts
import Directories
import Measures

/// `operation`: appended by number, without any index; a process names its first.
enum OperationSQL {
    static let newest = SQLText("SELECT max(id) FROM operation")

    static let insert = SQLText(
        """
        INSERT INTO operation (id, process, document, posting, tranche, amount, cash_flow)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        """)

    /// Of a contract in a foreign currency.
    static let insertForeign = SQLText(
        """
        INSERT INTO operation (id, process, document, posting, tranche, amount, cash_flow,
            foreign_amount)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        """)

    static let range = SQLText(
        """
        SELECT id, process, document, posting, tranche, amount, cash_flow, foreign_amount
        FROM operation WHERE id BETWEEN $1 AND $2 ORDER BY id
        """)

    static let from = SQLText(
        """
        SELECT id, process, document, posting, tranche, amount, cash_flow, foreign_amount
        FROM operation WHERE id >= $1 ORDER BY id
        """)

    static func read(_ row: Prepared) throws -> StoredOperation {
        StoredOperation(
            id: OperationID(rawValue: try row.number(0)),
            process: ProcessID(rawValue: try row.number(1)), document: try row.count(2),
            posting: PostingID(rawValue: try row.narrow(3)),
            tranche: TrancheNumber(rawValue: try row.narrow(4)), amount: try row.amount(5),
            cashFlow: try row.optionalNumber(6).map(CashFlowID.init(rawValue:)),
            foreignAmount: try row.optionalAmount(7))
    }
}

extension StoredOperation {
    /// The operation with the parameters that its correct posting stands for.
    func debtOperation(
        _ postings: CorrectPostings, _ currencies: ContractCurrencies
    ) throws -> DebtOperation {
        guard let row = postings[posting] else {
            throw StoreFault.corrupt(
                "operation \(id.rawValue): no correct posting \(posting.rawValue)")
        }
        let operation = DebtOperation(
            action: row.action, sign: row.sign, payment: row.payment,
            bucket: Bucket(row.amountType, tranche, isOffBalance: row.isOffBalance),
            amount: foreign(currencies) ?? bookValue(currencies), cashFlow: cashFlow)
        return currencies.isForeign ? operation.withBookValue(bookValue(currencies)) : operation
    }
}

extension ReadSession {
    /// The number that the next operation to be put down will have.
    package func nextOperation() throws -> OperationID {
        let newest = try session.first(OperationSQL.newest, []) { $0.optionalInteger(0) } ?? nil
        return OperationID(rawValue: (newest ?? 0) + 1)
    }

    func operations(of process: ProcessRow) throws -> [StoredOperation] {
        let range = try session.prepare(OperationSQL.range)
        defer { range.finish() }
        return try operations(of: process, by: range)
    }

    /// The operations, by a statement that a whole chain is read with.
    func operations(of process: ProcessRow, by range: Prepared) throws -> [StoredOperation] {
        guard let first = process.firstOperation?.rawValue else { return [] }
        range.finish()
        range.bind(first, at: 1)
        range.bind(first + Int64(process.operations) - 1, at: 2)
        var operations: [StoredOperation] = []
        while try range.step() { operations.append(try OperationSQL.read(range)) }
        guard operations.count == process.operations,
            operations.allSatisfy({ $0.process == process.id })
        else { throw StoreFault.corrupt("process \(process.id.rawValue): its operations") }
        return operations
    }
}
