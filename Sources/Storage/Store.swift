import GRDB

/// A ledger file, open: the one place where a transaction can begin.
///
/// It is a class because it owns connections and the lock. One process writes, through one
/// connection that also does every checkpoint; readers see the snapshot they began with.
package final class Store: Sendable {
    private let connections: any DatabaseWriter
    private let lock: LedgerLock?
    private let isWritable: Bool

    /// Whether a store may change its ledger.
    package enum Access: Hashable, Sendable {
        case readWrite
        /// Beside a writer, or on a copy.
        case readOnly
    }

    private init(_ connections: any DatabaseWriter, lock: LedgerLock?, isWritable: Bool) {
        self.connections = connections
        self.lock = lock
        self.isWritable = isWritable
    }

    /// Opens the ledger at `path`, and brings an older schema up to date.
    ///
    /// - Throws: `missingFile`, `notALedger`, `newerSchema`, `lockedByAnotherProcess`,
    ///   `readOnly`, `corrupt`, `notDurable`.
    package convenience init(opening path: String, access: Access) throws {
        try LedgerFile.check(at: path)
        switch access {
        case .readWrite:
            let lock = try LedgerLock(for: path)
            try LedgerFile.checkMarks(at: path)
            let pool = try LedgerFile.openPool(at: path)
            self.init(pool, lock: lock, isWritable: true)
            try migrate()
        case .readOnly:
            try LedgerFile.checkMarks(at: path)
            self.init(try LedgerFile.openReader(at: path), lock: nil, isWritable: false)
        }
    }

    /// Makes a new ledger at `path`, where there must be no file.
    ///
    /// - Throws: `fileExists`, `missingFile` when there is no such folder, `readOnly`,
    ///   `diskFull`, `lockedByAnotherProcess`.
    package static func create(at path: String, _ ledger: Ledger) throws -> Store {
        let lock = try LedgerLock(for: path)
        guard !LedgerFile.exists(at: path) else { throw StoreFault.fileExists(path: path) }
        let store = Store(try LedgerFile.openPool(at: path), lock: lock, isWritable: true)
        try store.found(ledger)
        return store
    }

    /// Makes a ledger that is gone with the process.
    package static func inMemory(_ ledger: Ledger) throws -> Store {
        let queue = try StoreFault.sorting {
            try DatabaseQueue(named: nil, configuration: LedgerFile.configuration)
        }
        let store = Store(queue, lock: nil, isWritable: true)
        try store.found(ledger)
        return store
    }

    /// Carries out `body` whole or not at all, alone among writers.
    ///
    /// What it returns is on disk when this returns. An error of the body rolls back and is
    /// thrown on as it is.
    package func inTransaction<Result>(_ body: (Transaction) throws -> Result) throws -> Result {
        guard isWritable else { throw StoreFault.readOnly }
        return try StoreFault.sorting {
            try connections.writeWithoutTransaction { connection in
                var result: Result?
                try connection.inTransaction(.immediate) {
                    result = try body(Transaction(Session(connection)))
                    return .commit
                }
                guard let result else { preconditionFailure("committed without a result") }
                return result
            }
        }
    }

    /// Answers from one snapshot, while a writer may go on.
    package func reading<Result>(_ body: (Reading) throws -> Result) throws -> Result {
        try StoreFault.sorting {
            try connections.read { connection in try body(Reading(Session(connection))) }
        }
    }

    /// Closes the connections and gives the lock back; the last to close leaves no log behind.
    package func close() throws {
        try StoreFault.sorting {
            // A pool closes its readers last, and they cannot write the log back.
            (connections as? DatabasePool)?.invalidateReadOnlyConnections()
            try connections.close()
        }
        lock?.release()
    }

    /// Writes the log back into the ledger file and empties it.
    package func checkpoint() throws {
        guard isWritable else { throw StoreFault.readOnly }
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

    private func found(_ ledger: Ledger) throws {
        try migrate()
        try inTransaction { try $0.insert(ledger) }
    }

    private func migrate() throws {
        try inTransaction { try $0.migrate() }
    }
}
