import GRDB
import GRDBSQLite

/// The text of one SQL statement.
///
/// Shape: a literal of this room, so that nothing can be interpolated into it; values go to
/// `$1…$n`.
struct SQLText: Sendable {
    let text: String

    /// SQLite takes `$2` for a name and numbers names as they come; `?2` is the second value.
    init(_ text: StaticString) {
        self.text = String(text.description.map { $0 == "$" ? "?" : $0 })
    }

    /// Several literals as one: what is asked may differ by what of it is asked.
    init(joining parts: [SQLText]) { text = parts.map(\.text).joined(separator: "\n") }
}

/// A value bound to a place of a statement.
enum SQLValue {
    case null
    case integer(Int64)
    case text(String)
    case bytes([UInt8])

    init(_ integer: Int64?) { self = integer.map(SQLValue.integer) ?? .null }
    init(_ text: String?) { self = text.map(SQLValue.text) ?? .null }
    init(_ bytes: [UInt8]?) { self = bytes.map(SQLValue.bytes) ?? .null }
    init(_ flag: Bool) { self = .integer(flag ? 1 : 0) }
}

/// A connection inside its transaction: all that is said to SQLite passes here.
///
/// Statements are stepped by the C interface, at the speed of SQLite itself; GRDB keeps the
/// connections, the transactions and the statements once prepared.
struct Session {
    private let database: GRDB.Database

    init(_ database: GRDB.Database) { self.database = database }

    /// Has SQLite refuse a value longer than any of ours: a damaged length is no reservation.
    func limitLengths() {
        sqlite3_limit(database.sqliteConnection, SQLITE_LIMIT_LENGTH, Session.bytesMax)
    }

    /// Bytes that one value, or one row, may have.
    static let bytesMax: Int32 = 1 << 26

    /// Gives all bytes of the ledger as they would lie in a file whose commits go through a log.
    ///
    /// - Throws: `noMemory`.
    /// - Source: sqlite.org/fileformat2.html, "File format version numbers": 2 for a log.
    func giveBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) throws -> Result {
        var count: sqlite3_int64 = 0
        guard let bytes = sqlite3_serialize(database.sqliteConnection, "main", &count, 0) else {
            throw StoreFault.noMemory("a copy of the ledger")
        }
        defer { sqlite3_free(bytes) }
        for place in 18...19 where count > 19 { bytes[place] = 2 }
        return try body(UnsafeRawBufferPointer(start: bytes, count: Int(count)))
    }

    /// The statement, prepared once for each connection.
    func prepare(_ text: SQLText) throws -> Prepared {
        let statement = try database.cachedStatement(sql: text.text).sqliteStatement
        precondition(sqlite3_stmt_busy(statement) == 0, "a statement is not run within itself")
        return Prepared(statement)
    }

    /// Runs a statement that gives no rows; gives the number of rows it changed.
    @discardableResult
    func run(_ text: SQLText, _ values: [SQLValue]) throws -> Int {
        let statement = try prepare(text)
        defer { statement.finish() }
        statement.bind(values)
        while try statement.step() {}
        return statement.changes
    }

    /// Gives the first row, read; `nil` when there is none.
    func first<Result>(
        _ text: SQLText, _ values: [SQLValue], _ read: (Prepared) throws -> Result
    ) throws -> Result? {
        let statement = try prepare(text)
        defer { statement.finish() }
        statement.bind(values)
        return try statement.step() ? read(statement) : nil
    }

    /// Gives all rows, read.
    func all<Result>(
        _ text: SQLText, _ values: [SQLValue], _ read: (Prepared) throws -> Result
    ) throws -> [Result] {
        var results: [Result] = []
        let statement = try prepare(text)
        defer { statement.finish() }
        statement.bind(values)
        while try statement.step() { results.append(try read(statement)) }
        return results
    }

    /// Runs a text of several statements without values, such as a migration.
    func script(_ text: SQLText) throws { try database.execute(sql: text.text) }
}
