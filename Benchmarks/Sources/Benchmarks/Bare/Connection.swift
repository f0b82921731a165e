import CSQLite

/// SQLite by its C interface, with the settings the product gives its own connection.
///
/// It is a class because it owns a connection.
final class Connection {
    private let database: OpaquePointer

    struct Fault: Error, CustomStringConvertible {
        let description: String
    }

    /// The settings of a ledger's writer: what is committed is on disk.
    private static let durable = """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        PRAGMA wal_autocheckpoint = 4000;
        PRAGMA cache_size = -65536;
        PRAGMA mmap_size = 268435456;
        PRAGMA temp_store = MEMORY;
        """

    init(_ path: String) throws {
        var opened: OpaquePointer?
        let code = sqlite3_open(path, &opened)
        guard code == SQLITE_OK, let opened else {
            throw Fault(description: "\(path): error \(code)")
        }
        database = opened
        try run(Connection.durable)
    }

    deinit { sqlite3_close_v2(database) }

    /// Runs statements without values.
    func run(_ text: String) throws {
        guard sqlite3_exec(database, text, nil, nil, nil) == SQLITE_OK else { throw fault }
    }

    /// Takes off what looks at each new row: a baseline writes rows and asks nothing.
    func dropRowLocks() throws {
        try run("DROP TRIGGER process_is_open; DROP TRIGGER operation_is_open")
    }

    func prepare(_ text: String) throws -> Statement {
        var statement: OpaquePointer?
        guard sqlite3_prepare_v2(database, text, -1, &statement, nil) == SQLITE_OK, let statement
        else { throw fault }
        return Statement(statement)
    }

    /// The whole numbers of the first row.
    func integers(_ text: String) throws -> [Int64] {
        let statement = try prepare(text)
        guard try statement.step() else { return [] }
        return (0..<statement.columns).map { statement.integer($0) }
    }

    private var fault: Fault { Fault(description: String(cString: sqlite3_errmsg(database))) }
}

/// A prepared statement; it is a class because it owns it.
final class Statement {
    let pointer: OpaquePointer

    init(_ pointer: OpaquePointer) { self.pointer = pointer }

    deinit { sqlite3_finalize(pointer) }

    var columns: Int32 { sqlite3_column_count(pointer) }

    func step() throws -> Bool {
        let code = sqlite3_step(pointer)
        if code == SQLITE_ROW { return true }
        guard code == SQLITE_DONE else {
            let text = String(cString: sqlite3_errmsg(sqlite3_db_handle(pointer)))
            throw Connection.Fault(description: text)
        }
        return false
    }

    func stepOnce() throws {
        while try step() {}
        sqlite3_reset(pointer)
    }

    func reset() { sqlite3_reset(pointer) }

    func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(pointer, column) }

    /// Binds whole numbers to the places from 1 on.
    func bind(_ values: Int64...) {
        for (index, value) in values.enumerated() {
            sqlite3_bind_int64(pointer, Int32(index + 1), value)
        }
    }
}
