import GRDBSQLite

/// A prepared statement: bind, step, read columns, finish.
///
/// Places are counted from 1 and columns from 0, as SQLite counts them.
struct Prepared {
    let statement: OpaquePointer

    init(_ statement: OpaquePointer) { self.statement = statement }

    // Binding.

    func bind(_ values: [SQLValue]) {
        for (index, value) in values.enumerated() { bind(value, at: Int32(index + 1)) }
    }

    private func bind(_ value: SQLValue, at place: Int32) {
        switch value {
        case .null: sqlite3_bind_null(statement, place)
        case .integer(let integer): sqlite3_bind_int64(statement, place, integer)
        case .text(let text):
            sqlite3_bind_text(statement, place, text, Int32(text.utf8.count), Prepared.copied)
        case .bytes(let bytes):
            // An empty array has no address, and no address is NULL.
            if bytes.isEmpty {
                sqlite3_bind_zeroblob(statement, place, 0)
            } else {
                sqlite3_bind_blob(
                    statement, place, bytes, Int32(bytes.count), Prepared.copied)
            }
        }
    }

    @inline(__always)
    func bind(_ integer: Int64, at place: Int32) {
        sqlite3_bind_int64(statement, place, integer)
    }

    @inline(__always)
    func bind(_ integer: Int64?, at place: Int32) {
        if let integer {
            sqlite3_bind_int64(statement, place, integer)
        } else {
            sqlite3_bind_null(statement, place)
        }
    }

    /// Binds bytes that must stay where they are until the statement was stepped.
    @inline(__always)
    func bindUncopied(_ bytes: UnsafeRawBufferPointer, at place: Int32) {
        sqlite3_bind_blob(statement, place, bytes.baseAddress, Int32(bytes.count), nil)
    }

    private static var copied: sqlite3_destructor_type {
        unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    }

    // Stepping.

    /// Goes on to the next row; `false` when there is none.
    @inline(__always)
    func step() throws -> Bool {
        let code = sqlite3_step(statement)
        if code == SQLITE_ROW { return true }
        if code == SQLITE_DONE { return false }
        throw StoreFault(of: sqlite3_db_handle(statement))
    }

    /// Runs the statement once and makes it ready for the next values; they stay bound.
    @inline(__always)
    func stepOnce() throws {
        let code = sqlite3_step(statement)
        guard code == SQLITE_DONE else {
            let fault = StoreFault(of: sqlite3_db_handle(statement))
            sqlite3_reset(statement)
            throw fault
        }
        sqlite3_reset(statement)
    }

    var changes: Int { Int(sqlite3_changes(sqlite3_db_handle(statement))) }

    func finish() {
        sqlite3_reset(statement)
        sqlite3_clear_bindings(statement)
    }

    // Reading.

    @inline(__always)
    func isNull(_ column: Int32) -> Bool {
        sqlite3_column_type(statement, column) == SQLITE_NULL
    }

    @inline(__always)
    func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(statement, column) }

    @inline(__always)
    func optionalInteger(_ column: Int32) -> Int64? {
        isNull(column) ? nil : integer(column)
    }

    /// The integer, narrowed to a type that must be able to hold it.
    func narrow<Integer: FixedWidthInteger>(_ column: Int32) throws -> Integer {
        guard let value = Integer(exactly: integer(column)) else {
            throw damage(column, "\(integer(column))")
        }
        return value
    }

    func text(_ column: Int32) -> String {
        guard let start = sqlite3_column_text(statement, column) else { return "" }
        return String(cString: start)
    }

    func optionalText(_ column: Int32) -> String? { isNull(column) ? nil : text(column) }

    /// The bytes where SQLite has them, valid until the next step.
    @inline(__always)
    func bytes(_ column: Int32) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(
            start: sqlite3_column_blob(statement, column),
            count: Int(sqlite3_column_bytes(statement, column)))
    }
}
