import GRDB
import GRDBSQLite

/// A ledger file, open: the one place where a transaction can begin.
///
/// It is a class because it owns connections and the lock. One process writes, through one
/// connection that also does every checkpoint; readers see the snapshot they began with.
package final class Store: Sendable {
    private let connections: any DatabaseWriter
    /// Nil in memory.
    private let place: LedgerPlace?
    private let role: Role
    /// The schema that the file has; it may be older than what is read of it.
    package let schema: Int32
    /// Whether it is older.
    package var isOlder: Bool { schema < Schema.newest }

    /// Whether a store may change its ledger.
    package enum Access: Hashable, Sendable {
        case readWrite
        /// Beside a writer, or on a copy.
        case readOnly
    }

    private enum Role: Sendable {
        case writer(LedgerLock?)
        case reader(ReadingWay)
    }

    private init(
        _ connections: any DatabaseWriter, at place: LedgerPlace?, as role: Role, schema: Int32
    ) {
        self.connections = connections
        self.place = place
        self.role = role
        self.schema = schema
    }

    /// Opens the ledger at `path`. A writer brings an older schema up to date; a reader leaves
    /// it as it is and reads a copy.
    ///
    /// - Parameter list: lists all contracts by the rules in the ledger, where it is older than
    ///   their list; the rules are read by another room.
    /// - Throws: `missingFile`, `notAPath`, `notAFile`, `manyNames`, `notALedger`,
    ///   `newerSchema`, `lockedByAnotherProcess`, `lockUnusable`, `notPermitted`, `logBeside`,
    ///   `corrupt`, `notDurable`.
    package convenience init(
        opening path: String, access: Access,
        list: (Transaction) throws -> Void = { _ in }
    ) throws {
        let place = try LedgerPlace(finding: path)
        try LedgerFile.check(at: place)
        switch access {
        case .readWrite:
            try place.requireWritable()
            let lock = try LedgerLock(for: place)
            let pool = try place.naming(.writing) {
                _ = try LedgerFile.checkMarks(at: place, by: .owner)
                return try LedgerFile.openPool(at: place)
            }
            self.init(pool, at: place, as: .writer(lock), schema: Schema.newest)
            try inTransaction { try $0.migrate(list) }
        case .readOnly:
            let way = try ReadingWay(to: place)
            let (connections, schema) = try place.naming(.reading) {
                try LedgerFile.openReader(at: place, by: way, list)
            }
            self.init(connections, at: place, as: .reader(way), schema: schema)
        }
    }

    /// Makes a new ledger at `path`, where there must be no file: whole, or not at all.
    ///
    /// `founding` puts down what the ledger has from the beginning.
    /// - Throws: `fileExists`, `notAPath`, `missingFile` when there is no such folder,
    ///   `notPermitted`, `diskFull`, `lockedByAnotherProcess`; what `founding` throws.
    package static func create(
        at path: String, _ ledger: Ledger, founding: (Transaction) throws -> Void
    ) throws -> Store {
        let draft = try Store.inMemory(ledger)
        try draft.inTransaction(founding)
        try draft.copy(to: path)
        try draft.close()
        return try Store(opening: path, access: .readWrite)
    }

    /// Makes a ledger that is gone with the process.
    package static func inMemory(_ ledger: Ledger) throws -> Store {
        let queue = try StoreFault.sorting {
            try DatabaseQueue(named: nil, configuration: LedgerFile.configuration)
        }
        let store = Store(queue, at: nil, as: .writer(nil), schema: Schema.newest)
        try store.inTransaction { transaction in
            try transaction.migrate { _ in }
            try transaction.insert(ledger)
        }
        return store
    }

    /// Checks that a ledger could be made at `path`.
    ///
    /// - Throws: as `create`.
    package static func requireRoom(for path: String) throws { _ = try LedgerPlace(new: path) }

    /// Puts all of the ledger, as it stands, into a new file.
    ///
    /// - Throws: as `create`; there is no file then.
    package func copy(to path: String) throws {
        let place = try LedgerPlace(new: path)
        let lock = try LedgerLock(for: place)
        defer { lock.release() }
        try StoreFault.sorting {
            try connections.read { connection in
                try Session(connection).giveBytes { bytes in
                    try NewFile(at: place, named: false).finish(with: bytes)
                }
            }
        }
    }

    /// Copies all that is committed into a new file, page by page, while a writer may go on.
    ///
    /// - Throws: as `create`; there is no file then.
    package func backUp(to path: String) throws {
        let target = try LedgerPlace(new: path)
        let draft = try NewFile(at: target, named: true)
        do {
            try naming {
                let copy = try DatabaseQueue(
                    path: draft.draftPath, configuration: LedgerFile.configuration)
                try connections.backup(to: copy)
                try copy.close()
            }
        } catch {
            draft.discard()
            throw error
        }
        try draft.finish()
    }

    /// Carries out `body` whole or not at all, alone among writers.
    ///
    /// What it returns is on disk when this returns. An error of the body rolls back and is
    /// thrown on as it is.
    /// - Throws: `commitUnknown` when the disk did not confirm the end.
    package func inTransaction<Result>(_ body: (Transaction) throws -> Result) throws -> Result {
        try inTransaction(ending: { .kept(try body($0)) })
    }

    /// Carries out `body` whole, and keeps what it has done where it says so.
    ///
    /// What is undone leaves no trace: this is how an order is tried that cannot be decided
    /// without writing.
    package func inTransaction<Result>(
        ending body: (Transaction) throws -> Ending<Result>
    ) throws -> Result {
        guard case .writer = role else { throw StoreFault.readOnly }
        return try naming {
            try connections.writeWithoutTransaction { try Store.transact(body, on: $0) }
        }
    }

    private static func transact<Result>(
        _ body: (Transaction) throws -> Ending<Result>, on connection: GRDB.Database
    ) throws -> Result {
        var result: Result?
        do {
            try connection.inTransaction(.immediate) {
                switch try body(Transaction(Session(connection))) {
                case .kept(let value):
                    result = value
                    return .commit
                case .undone(let value):
                    result = value
                    return .rollback
                }
            }
        } catch let error as DatabaseError
            where result != nil && error.resultCode == .SQLITE_IOERR
        {
            throw StoreFault.commitUnknown(error.message ?? "")
        }
        guard let result else { preconditionFailure("committed without a result") }
        return result
    }

    /// Answers from one snapshot, while a writer may go on.
    package func reading<Result>(_ body: (ReadSession) throws -> Result) throws -> Result {
        let result = Swift.Result {
            try naming {
                try connections.read { connection in try body(ReadSession(Session(connection))) }
            }
        }
        // Torn bytes are no damage when they were written meanwhile.
        if case .reader(let way) = role, let place { try way.requireUnchanged(place) }
        return try result.get()
    }

    /// Closes the connections and gives the lock back; the last to close leaves no log behind.
    package func close() throws {
        try StoreFault.sorting {
            // A pool closes its readers last, and they cannot write the log back.
            (connections as? DatabasePool)?.invalidateReadOnlyConnections()
            try connections.close()
        }
        if case .writer(let lock) = role { lock?.release() }
    }

    /// Writes the log back into the ledger file and empties it.
    package func checkpoint() throws {
        guard case .writer = role else { throw StoreFault.readOnly }
        try StoreFault.sorting {
            try connections.writeWithoutTransaction { connection in
                _ = try connection.checkpoint(.truncate)
            }
        }
    }

    /// What the writing connection answers to a PRAGMA of the list.
    func ask(_ pragma: SQLText) throws -> String? {
        try StoreFault.sorting {
            try connections.writeWithoutTransaction { connection in
                try Session(connection).first(pragma, []) { $0.text(0) }
            }
        }
    }

    private func naming<Result>(_ body: () throws -> Result) throws -> Result {
        guard let place else { return try StoreFault.sorting(body) }
        return switch role {
        case .writer: try place.naming(.writing, body)
        case .reader: try place.naming(.reading, body)
        }
    }
}
