package import Contracts
import Measures

/// `rollback`: what was cancelled is said here; the processes themselves stay as they are.
enum RollbackSQL {
    static let insert = SQLText(
        """
        INSERT INTO rollback (contract, from_time, head_before, head_after, processes, previous,
            work)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        RETURNING id
        """)

    static let byID = SQLText(
        """
        SELECT id, contract, from_time, head_before, head_after, processes, previous, work
        FROM rollback WHERE id = $1
        """)

    static let all = SQLText(
        """
        SELECT id, contract, from_time, head_before, head_after, processes, previous, work
        FROM rollback ORDER BY id
        """)

    /// How many contracts an order has rolled back; a walk over all rollbacks.
    static let contractsOfWork = SQLText(
        "SELECT count(DISTINCT contract) FROM rollback WHERE work = $1")

    static func read(_ row: Prepared) throws -> StoredRollback {
        StoredRollback(
            id: RollbackID(rawValue: try row.number(0)),
            contract: ContractID(rawValue: try row.number(1)), from: try row.valueTime(2),
            headBefore: ProcessID(rawValue: try row.number(3)),
            headAfter: try row.optionalNumber(4).map(ProcessID.init(rawValue:)),
            processes: try row.count(5),
            previous: try row.optionalNumber(6).map(RollbackID.init(rawValue:)),
            work: WorkID(rawValue: try row.number(7)))
    }
}

extension ReadSession {
    /// The rollbacks of a contract from its last one, newest first.
    package func rollbacks(from head: RollbackID?) throws -> [StoredRollback] {
        var rollbacks: [StoredRollback] = []
        var next = head
        while let id = next {
            let found = try session.first(
                RollbackSQL.byID, [.integer(id.rawValue)], RollbackSQL.read)
            guard let found else { throw StoreFault.unknown(.rollback, id: id.rawValue) }
            try requireFalling(found.previous, id, in: "rollback")
            rollbacks.append(found)
            next = found.previous
        }
        return rollbacks
    }

    /// How many contracts an order has rolled back.
    package func contractsRolledBack(by work: WorkID) throws -> Int {
        try session.first(RollbackSQL.contractsOfWork, [.integer(work.rawValue)]) {
            try $0.count(0)
        } ?? 0
    }

    /// Every rollback, in the order of recording.
    package func allRollbacks() throws -> [StoredRollback] {
        try session.all(RollbackSQL.all, [], RollbackSQL.read)
    }
}

extension Transaction {
    /// Cancels the newest processes of a contract, and takes them out of the turnovers.
    ///
    /// `after` is the state folded from what stays.
    /// - Throws: `versionConflict`; `unknown(.process)` when the head that is to stay is not
    ///   in the chain; `forbidden` when nothing would be cancelled.
    package func insert(
        _ rollback: NewRollback, moving before: LoadedContract, to after: ContractState
    ) throws -> LoadedContract {
        guard let head = before.lastProcess, head != rollback.head else {
            throw StoreFault.forbidden("a rollback cancels a process")
        }
        let cancelled = try links(from: head, to: rollback.head).map { try processRow($0.id) }
        var tally = TurnoverTally()
        for process in cancelled {
            try tally.add(process.scanned(operations(of: process)), before.state.currencies)
        }
        try subtract(tally)
        let values: [SQLValue] = [
            .integer(after.id.rawValue), .integer(rollback.from.seconds),
            .integer(head.rawValue), SQLValue(rollback.head?.rawValue),
            .integer(Int64(cancelled.count)), SQLValue(before.lastRollback?.rawValue),
            .integer(rollback.work.rawValue),
        ]
        var heads = before.heads
        heads.process = rollback.head
        heads.rollback = try session.first(RollbackSQL.insert, values) {
            RollbackID(rawValue: try $0.number(0))
        }
        return try move(before, to: after, heads)
    }
}
