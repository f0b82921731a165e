import GRDB
import Glibc

/// How a ledger file is looked at and opened.
enum LedgerFile {
    static func exists(at path: String) -> Bool { access(path, F_OK) == 0 }

    /// Checks, without SQLite, that the file is there and begins as its files begin.
    static func check(at path: String) throws(StoreFault) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw errno == ENOENT || errno == ENOTDIR
                ? .missingFile(path: path)
                : .sqlite(code: errno, message: String(cString: strerror(errno)))
        }
        defer { close(descriptor) }
        let magic = Array("SQLite format 3\0".utf8)
        var header = [UInt8](repeating: 0, count: magic.count)
        guard read(descriptor, &header, header.count) == magic.count, header == magic else {
            throw .notALedger(path: path)
        }
    }

    /// Checks what the file says of itself, without altering it as a pool would.
    static func checkMarks(at path: String) throws {
        try StoreFault.sorting {
            var configuration = configuration
            configuration.readonly = true
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            let marks = try queue.read { try Schema.Marks(Session($0)) }
            try queue.close()
            guard marks.applicationID == Schema.applicationID else {
                throw StoreFault.notALedger(path: path)
            }
            guard marks.version <= Schema.newest else {
                throw StoreFault.newerSchema(found: marks.version, known: Schema.newest)
            }
        }
    }

    /// Opens connections to read and write, and makes sure that a commit is on disk.
    static func openPool(at path: String) throws -> DatabasePool {
        try StoreFault.sorting {
            let pool = try DatabasePool(path: path, configuration: configuration)
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

    static func openReader(at path: String) throws -> DatabasePool {
        try StoreFault.sorting {
            var configuration = configuration
            configuration.readonly = true
            return try DatabasePool(path: path, configuration: configuration)
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
            try Session(connection).script(ConnectionSQL.settings)
        }
        return configuration
    }
}
