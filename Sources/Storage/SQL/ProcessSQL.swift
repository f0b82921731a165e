import Contracts
import Directories
import Measures

/// `process`: appended by number; a contract's own hang together by `previous`.
enum ProcessSQL {
    static let newest = SQLText("SELECT max(id) FROM process")

    static let insert = SQLText(
        """
        INSERT INTO process (id, contract, previous, value_time, work, first_operation,
            operations, document, documents, code)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """)

    /// A process of one operation, with nothing to say of its document but the type.
    static let insertQuiet = SQLText(
        """
        INSERT INTO process (id, contract, previous, first_operation, work, document,
            value_time, operations, code)
        VALUES ($1, $2, $3, $4, $5, $6, $7, 1, $8)
        """)

    static let byID = SQLText(
        """
        SELECT id, contract, previous, value_time, work, first_operation, operations, document,
            documents, (SELECT code FROM process_code WHERE id = process.code)
        FROM process WHERE id = $1
        """)

    static let link = SQLText(
        "SELECT id, previous, value_time, work, contract FROM process WHERE id = $1")

    static func readLink(_ row: Prepared) throws -> ProcessLink {
        ProcessLink(
            id: ProcessID(rawValue: try row.number(0)),
            previous: try row.optionalNumber(1).map(ProcessID.init(rawValue:)),
            valueTime: try row.valueTime(2), work: WorkID(rawValue: try row.number(3)),
            contract: ContractID(rawValue: try row.number(4)))
    }

    static let after = SQLText(
        """
        SELECT id, contract, previous, value_time, work, first_operation, operations, document,
            documents, (SELECT code FROM process_code WHERE id = process.code)
        FROM process WHERE id > $1 AND id <= $2 ORDER BY id
        """)

    /// How many contracts an order has moved; a walk over all processes.
    static let contractsOfWork = SQLText(
        "SELECT count(DISTINCT contract) FROM process WHERE work = $1")

    /// The first operation of those processes.
    static let firstOperation = SQLText(
        """
        SELECT first_operation FROM process
        WHERE id > $1 AND first_operation IS NOT NULL ORDER BY id LIMIT 1
        """)

    /// Operations that one process may have.
    private static let operationsOfOne: ClosedRange<Int64> = 0...1 << 24

    static func read(_ row: Prepared) throws -> ProcessRow {
        ProcessRow(
            id: ProcessID(rawValue: try row.number(0)),
            contract: ContractID(rawValue: try row.number(1)),
            previous: try row.optionalNumber(2).map(ProcessID.init(rawValue:)),
            valueTime: try row.valueTime(3), work: WorkID(rawValue: try row.number(4)),
            firstOperation: try row.optionalNumber(5).map(OperationID.init(rawValue:)),
            operations: Int(try row.ranged(6, operationsOfOne)), outlines: try outlines(row),
            code: try code(row))
    }

    private static func code(_ row: Prepared) throws -> ProcessCode {
        guard let code = row.optionalText(9) else {
            throw StoreFault.corrupt("process \(row.integer(0)): its code has no name")
        }
        return ProcessCode(rawValue: code)
    }

    private static func outlines(_ row: Prepared) throws -> [DocumentOutline] {
        guard row.isNull(8) else {
            return try row.decoded(8) { reader throws(StoreFault) in try reader.documents() }
        }
        return [
            DocumentOutline(
                type: try row.oneOf(DocumentType.self, 7), operationCount: try row.count(6),
                changes: [], reason: nil, restores: [])
        ]
    }
}

extension ReadSession {
    /// How many contracts the processes of an order are of.
    package func contractsMoved(by work: WorkID) throws -> Int {
        try session.first(ProcessSQL.contractsOfWork, [.integer(work.rawValue)]) {
            try $0.count(0)
        } ?? 0
    }
}

/// A row of `process`.
struct ProcessRow {
    let id: ProcessID
    let contract: ContractID
    let previous: ProcessID?
    let valueTime: ValueTime
    let work: WorkID
    let firstOperation: OperationID?
    let operations: Int
    let outlines: [DocumentOutline]
    let code: ProcessCode

    func scanned(_ operations: [StoredOperation]) -> ScannedProcess {
        ScannedProcess(
            id: id, code: code, contract: contract, previous: previous, work: work,
            valueTime: valueTime,
            documents: outlines.map { DocumentMark(type: $0.type, reason: $0.reason) },
            operations: operations)
    }

    /// The documents, with each one's share of the operations.
    func documents(_ operations: [DebtOperation]) throws -> [Document] {
        var start = 0
        var documents: [Document] = []
        for outline in outlines {
            let end = start + outline.operationCount
            guard end <= operations.count else { break }
            documents.append(outline.document(of: Array(operations[start..<end])))
            start = end
        }
        guard start == operations.count, documents.count == outlines.count else {
            throw StoreFault.corrupt("process \(id.rawValue): operations of its documents")
        }
        return documents
    }
}

extension DocumentOutline {
    fileprivate func document(of operations: [DebtOperation]) -> Document {
        guard !restores.isEmpty else {
            return Document(type, operations, changes: changes, because: reason)
        }
        let linked = zip(operations, restores).map { operation, id in
            id.map(operation.restoring) ?? operation
        }
        return Document(type, linked, changes: changes, because: reason)
    }
}
