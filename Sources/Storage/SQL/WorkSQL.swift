import Contracts

/// `work`: one row for each order given and each batch.
enum WorkSQL {
    static let insert = SQLText(
        """
        INSERT INTO work (request_key, kind, parameters, contract, process, operator,
            recorded_at, directory_version, directory_digest)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        RETURNING id
        """)

    static let byID = SQLText(
        """
        SELECT id, request_key, kind, parameters, contract, process, operator, recorded_at,
            directory_version, directory_digest
        FROM work WHERE id = $1
        """)

    static let byKey = SQLText(
        """
        SELECT id, request_key, kind, parameters, contract, process, operator, recorded_at,
            directory_version, directory_digest
        FROM work WHERE request_key = $1
        """)

    static let all = SQLText(
        """
        SELECT id, request_key, kind, parameters, contract, process, operator, recorded_at,
            directory_version, directory_digest
        FROM work ORDER BY id
        """)

    static let ofKind = SQLText(
        """
        SELECT id, request_key, kind, parameters, contract, process, operator, recorded_at,
            directory_version, directory_digest
        FROM work WHERE kind = $1 ORDER BY id
        """)

    static let recording = SQLText("SELECT id, recorded_at, operator FROM work WHERE id = $1")

    /// The newest instant that anything was recorded at.
    static let newestInstant = SQLText(
        """
        SELECT max(coalesce((SELECT recorded_at FROM work ORDER BY id DESC LIMIT 1), created_at),
            created_at)
        FROM ledger
        """)

    static func values(_ work: NewWork) -> [SQLValue] {
        [
            SQLValue(work.idempotencyKey), .text(work.kind), .text(work.parameters),
            SQLValue(work.contract?.rawValue), SQLValue(work.process?.rawValue),
            .text(work.operatorName), .integer(work.recordedAt.rawValue),
            .integer(work.directoryVersion), SQLValue(work.directoryDigest),
        ]
    }

    static func read(_ row: Prepared) throws -> StoredWork {
        StoredWork(
            id: WorkID(rawValue: try row.number(0)),
            work: NewWork(
                idempotencyKey: row.optionalText(1), kind: row.text(2), parameters: row.text(3),
                contract: try row.optionalNumber(4).map(ContractID.init(rawValue:)),
                process: try row.optionalNumber(5).map(ProcessID.init(rawValue:)),
                operatorName: row.text(6), recordedAt: try row.instant(7),
                directoryVersion: try row.number(8),
                directoryDigest: row.isNull(9) ? nil : Array(row.bytes(9))))
    }
}

extension ReadSession {
    /// The order of a number; nil when there is none.
    package func work(_ id: WorkID) throws -> StoredWork? {
        try session.first(WorkSQL.byID, [.integer(id.rawValue)], WorkSQL.read)
    }

    /// The orders of a kind, in the order of recording.
    package func work(kind: String) throws -> [StoredWork] {
        try session.all(WorkSQL.ofKind, [.text(kind)], WorkSQL.read)
    }

    /// When an order was recorded, and who gave it.
    /// - Throws: `unknown(.work)`, `corrupt`.
    package func recording(of id: WorkID) throws -> Recording {
        let found = try session.first(WorkSQL.recording, [.integer(id.rawValue)]) { row in
            Recording(at: try row.instant(1), by: row.text(2))
        }
        guard let found else { throw StoreFault.unknown(.work, id: id.rawValue) }
        return found
    }

    /// Gives every order and batch, in the order of recording; told of what is damaged.
    package func scanWork(
        _ body: (StoredWork) throws -> Void, damaged: (StoreFault) throws -> Void
    ) throws {
        let orders = try session.prepare(WorkSQL.all)
        defer { orders.finish() }
        while try orders.step() {
            do {
                try body(try WorkSQL.read(orders))
            } catch let fault as StoreFault where fault.isDamage {
                try damaged(fault)
            }
        }
    }

    /// The newest instant at which anything was recorded.
    package func newestInstant() throws -> RecordedAt {
        guard let newest = try session.first(WorkSQL.newestInstant, [], { try $0.instant(0) })
        else { throw StoreFault.corrupt("the ledger has no title") }
        return newest
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
        try orDuplicate(.idempotencyKey, work.idempotencyKey) {
            try session.first(WorkSQL.insert, WorkSQL.values(work)) {
                WorkID(rawValue: try $0.number(0))
            }
        }
    }
}
