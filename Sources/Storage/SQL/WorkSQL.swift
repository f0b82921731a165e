import Contracts

/// `work`: one row for each order given and each batch.
enum WorkSQL {
    static let insert = SQLText(
        """
        INSERT INTO work (request_key, kind, parameters, contract, process, operator,
            recorded_at, directory_version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        RETURNING id
        """)

    static let byID = SQLText(
        """
        SELECT id, request_key, kind, parameters, contract, process, operator, recorded_at,
            directory_version
        FROM work WHERE id = $1
        """)

    static let byKey = SQLText(
        """
        SELECT id, request_key, kind, parameters, contract, process, operator, recorded_at,
            directory_version
        FROM work WHERE request_key = $1
        """)

    static func values(_ work: NewWork) -> [SQLValue] {
        [
            SQLValue(work.requestKey), .text(work.kind), .text(work.parameters),
            SQLValue(work.contract?.rawValue), SQLValue(work.process?.rawValue),
            .text(work.operatorName), .integer(work.recordedAt.rawValue),
            .integer(work.directoryVersion),
        ]
    }

    static func read(_ row: Prepared) -> StoredWork {
        StoredWork(
            id: WorkID(rawValue: row.integer(0)),
            work: NewWork(
                requestKey: row.optionalText(1), kind: row.text(2), parameters: row.text(3),
                contract: row.optionalInteger(4).map(ContractID.init(rawValue:)),
                process: row.optionalInteger(5).map(ProcessID.init(rawValue:)),
                operatorName: row.text(6), recordedAt: RecordedAt(rawValue: row.integer(7)),
                directoryVersion: row.integer(8)))
    }
}

extension Reading {
    /// The order of a number; nil when there is none.
    package func work(_ id: WorkID) throws -> StoredWork? {
        try session.first(WorkSQL.byID, [.integer(id.rawValue)], WorkSQL.read)
    }

    /// The order of a request key; nil when it is new.
    package func work(key: String) throws -> StoredWork? {
        try session.first(WorkSQL.byKey, [.text(key)], WorkSQL.read)
    }
}

extension Transaction {
    /// Puts down an order.
    /// - Throws: `duplicate(.requestKey)`, `forbidden` when the parameters are not JSON.
    package func insert(_ work: NewWork) throws -> WorkID {
        try orDuplicate(.requestKey, work.requestKey) {
            try session.first(WorkSQL.insert, WorkSQL.values(work)) {
                WorkID(rawValue: $0.integer(0))
            }
        }
    }
}
