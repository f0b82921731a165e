import GRDB
import Glibc

/// How a ledger file is looked at and opened.
enum LedgerFile {
    /// Checks, without SQLite, that the file begins as its files begin.
    static func check(at place: LedgerPlace) throws(StoreFault) {
        let descriptor = open(place.path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw errno == EACCES
                ? .notPermitted(path: place.path, .reading)
                : .sqlite(code: errno, message: String(cString: strerror(errno)))
        }
        defer { close(descriptor) }
        let magic = Array("SQLite format 3\0".utf8)
        var header = [UInt8](repeating: 0, count: magic.count)
        guard read(descriptor, &header, header.count) == magic.count, header == magic else {
            throw .notALedger(path: place.path)
        }
    }

    /// Checks what the file says of itself, without altering it as a pool would.
    static func checkMarks(at place: LedgerPlace, by way: ReadingWay) throws -> Schema.Marks {
        try StoreFault.sorting {
            let queue = try DatabaseQueue(path: way.address(of: place), configuration: reading)
            let marks = try queue.read { try Schema.Marks(Session($0)) }
            try queue.close()
            guard marks.applicationID == Schema.applicationID else {
                throw StoreFault.notALedger(path: place.path)
            }
            guard marks.version <= Schema.newest else {
                throw StoreFault.newerSchema(found: marks.version, known: Schema.newest)
            }
            guard marks.version > 0 else {
                throw StoreFault.corrupt("it says that it has no schema (user_version)")
            }
            return marks
        }
    }

    /// Opens connections to read and write, and makes sure that a commit is on disk.
    static func openPool(at place: LedgerPlace) throws -> DatabasePool {
        try StoreFault.sorting {
            let pool = try DatabasePool(path: place.path, configuration: configuration)
            // A pool sets `synchronous` to NORMAL, after `prepareDatabase` has run: commits
            // would be acknowledged before they are on disk.
            try pool.writeWithoutTransaction { connection in
                let session = Session(connection)
                try session.script(ConnectionSQL.durability)
                try requireDurable(session)
            }
            return pool
        }
    }

    /// Opens connections that only read, and tells which schema the file has.
    static func openReader(
        at place: LedgerPlace, by way: ReadingWay, _ list: (Transaction) throws -> Void
    ) throws -> (connections: any DatabaseWriter, schema: Int32) {
        let marks = try checkMarks(at: place, by: way)
        if marks.version < Schema.newest {
            return (try raisedCopy(of: place, by: way, list), marks.version)
        }
        return try StoreFault.sorting {
            let pool = try DatabasePool(path: way.address(of: place), configuration: reading)
            return (pool, marks.version)
        }
    }

    /// A copy of an older ledger, brought to the present schema; it is gone with its owner.
    ///
    /// A ledger that is only asked is not altered, whatever release has made it.
    private static func raisedCopy(
        of place: LedgerPlace, by way: ReadingWay, _ list: (Transaction) throws -> Void
    ) throws -> DatabaseQueue {
        try StoreFault.sorting {
            let source = try DatabaseQueue(path: way.address(of: place), configuration: reading)
            // Without a name SQLite makes a file that it removes itself.
            let copy = try DatabaseQueue(path: "", configuration: configuration)
            try source.backup(to: copy)
            try source.close()
            try copy.writeWithoutTransaction { connection in
                try connection.inTransaction(.immediate) {
                    try Transaction(Session(connection)).migrate(list)
                    return .commit
                }
            }
            return copy
        }
    }

    /// Reads the settings back; a ledger that may lose a commit is not served.
    private static func requireDurable(_ session: Session) throws {
        let full: Int64 = 2
        let synchronous = try session.first(ConnectionSQL.synchronous, []) { $0.integer(0) }
        let journal = try session.first(ConnectionSQL.journalMode, []) { $0.text(0) }
        guard synchronous == full, journal == "wal" else {
            throw StoreFault.notDurable(
                synchronous: synchronous ?? -1, journal: journal ?? "unknown")
        }
    }

    /// The settings of every connection.
    static var configuration: Configuration {
        var configuration = Configuration()
        configuration.maximumReaderCount = 4
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { connection in
            let session = Session(connection)
            session.limitLengths()
            try session.script(ConnectionSQL.settings)
        }
        return configuration
    }

    private static var reading: Configuration {
        var configuration = configuration
        configuration.readonly = true
        return configuration
    }
}
