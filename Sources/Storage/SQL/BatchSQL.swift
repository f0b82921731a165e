package import Contracts
package import Measures

/// `batch` and `batch_refusal`: how far batches have come, and what they had to leave.
enum BatchSQL {
    static let upsert = SQLText(
        """
        INSERT INTO batch (work, kind, day, through_contract, contracts, processes, operations,
            refused, state)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        ON CONFLICT (work) DO UPDATE SET
            through_contract = excluded.through_contract, contracts = excluded.contracts,
            processes = excluded.processes, operations = excluded.operations,
            refused = excluded.refused, state = excluded.state
        """)

    static let byWork = SQLText(
        """
        SELECT work, kind, day, through_contract, contracts, processes, operations, refused,
            state
        FROM batch WHERE work = $1
        """)

    static let all = SQLText(
        """
        SELECT work, kind, day, through_contract, contracts, processes, operations, refused,
            state
        FROM batch ORDER BY work
        """)

    static let byDay = SQLText(
        """
        SELECT work, kind, day, through_contract, contracts, processes, operations, refused,
            state
        FROM batch WHERE kind = $1 AND day BETWEEN $2 AND $3 ORDER BY work
        """)

    static let lastDone = SQLText(
        "SELECT max(day) FROM batch WHERE kind = $1 AND day < $2 AND state = 2")

    static let running = SQLText(
        """
        SELECT work, kind, day, through_contract, contracts, processes, operations, refused,
            state
        FROM batch WHERE state = 1 ORDER BY work
        """)

    static func values(_ batch: BatchProgress) -> [SQLValue] {
        [
            .integer(batch.work.rawValue), .text(batch.kind),
            .integer(Int64(batch.day.number)), .integer(batch.throughContract.rawValue),
            .integer(Int64(batch.contracts)), .integer(Int64(batch.processes)),
            .integer(Int64(batch.operations)), .integer(Int64(batch.refused)),
            .integer(Int64(batch.state.rawValue)),
        ]
    }

    static func read(_ row: Prepared) throws -> BatchProgress {
        var batch = BatchProgress(
            work: WorkID(rawValue: try row.number(0)), kind: row.text(1), day: try row.day(2))
        batch.throughContract = ContractID(rawValue: try row.number(3))
        batch.contracts = try row.count(4)
        batch.processes = try row.count(5)
        batch.operations = try row.count(6)
        batch.refused = try row.count(7)
        batch.state = try row.oneOf(BatchState.self, 8)
        return batch
    }
}

enum BatchRefusalSQL {
    /// A contract of which nothing but the state is there cannot be named.
    static let insert = SQLText(
        """
        INSERT INTO batch_refusal (work, contract, code, text)
        SELECT $1, id, $3, $4 FROM contract WHERE id = $2
        """)

    static let byWork = SQLText(
        """
        SELECT work, contract, code, text FROM batch_refusal
        WHERE work = $1 AND contract > $2 ORDER BY contract LIMIT $3
        """)

    static func read(_ row: Prepared) throws -> BatchRefusal {
        BatchRefusal(
            work: WorkID(rawValue: try row.number(0)),
            contract: ContractID(rawValue: try row.number(1)), code: row.text(2),
            text: row.text(3))
    }
}

extension ReadSession {
    /// How far a batch has come; nil when the order is not a batch.
    package func batch(_ work: WorkID) throws -> BatchProgress? {
        try session.first(BatchSQL.byWork, [.integer(work.rawValue)], BatchSQL.read)
    }

    /// Batches of a kind, in the order in which they were given.
    /// - Days: both are included.
    package func batches(
        kind: String, from first: Day, through last: Day
    ) throws -> [BatchProgress] {
        try session.all(
            BatchSQL.byDay,
            [.text(kind), .integer(Int64(first.number)), .integer(Int64(last.number))],
            BatchSQL.read)
    }

    /// The last day before one for which a batch of a kind is done; nil when there is none.
    package func lastDoneBatch(kind: String, before day: Day) throws -> Day? {
        try session.first(
            BatchSQL.lastDone, [.text(kind), .integer(Int64(day.number))]
        ) { try $0.optionalDay(0) } ?? nil
    }

    /// Batches that have not ended, in the order in which they were given.
    package func runningBatches() throws -> [BatchProgress] {
        try session.all(BatchSQL.running, [], BatchSQL.read)
    }

    /// What a batch had to leave, in the order of the contracts.
    package func refusals(
        of work: WorkID, after contract: ContractID, limit: Int
    ) throws -> [BatchRefusal] {
        try session.all(
            BatchRefusalSQL.byWork,
            [.integer(work.rawValue), .integer(contract.rawValue), .integer(Int64(limit))],
            BatchRefusalSQL.read)
    }
}

extension Transaction {
    /// Puts down how far a batch has come, with the chunk it has come by.
    package func put(_ batch: BatchProgress) throws {
        try session.run(BatchSQL.upsert, BatchSQL.values(batch))
    }

    /// Puts down a contract that the batch had to leave.
    package func insert(_ refusal: BatchRefusal) throws {
        try session.run(
            BatchRefusalSQL.insert,
            [
                .integer(refusal.work.rawValue), .integer(refusal.contract.rawValue),
                .text(refusal.code), .text(refusal.text),
            ])
    }
}
