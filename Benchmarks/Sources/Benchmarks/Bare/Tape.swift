import CSQLite

/// Rows read from a ledger, to be written again by nothing but bind and step.
///
/// A value that is the same as in the row before stays bound and is not on the tape, as a
/// careful program would do it. It is a class so that millions of values are never copied.
final class Tape {
    private enum Kind: UInt8 {
        case null, integer, bytes, text
    }

    private struct Bound {
        let kind: Kind
        let place: Int8
        let length: Int32
        /// The integer, or where its bytes begin.
        let value: Int64
    }

    private struct DecidedProcess {
        /// The place of the statement; negative is a commit.
        let statement: Int32
        let boundEnd: Int32
    }

    private let texts: [String]
    private var bounds: [Bound] = []
    private var steps: [DecidedProcess] = []
    private var arena: [UInt8] = []
    private var last: [[Int8: Int64]]
    /// Rows to be written.
    private(set) var rows = 0

    /// - Parameter texts: the statements, with places counted from 1.
    init(_ texts: [String]) {
        self.texts = texts
        last = Array(repeating: [:], count: texts.count)
    }

    /// Notes a row: columns of the statement that is being read go to places.
    func note(_ statement: Int, _ row: Statement, _ columns: [Int32]) {
        for (index, column) in columns.enumerated() {
            note(row.pointer, column, place: Int8(index + 1), of: statement)
        }
        steps.append(DecidedProcess(statement: Int32(statement), boundEnd: Int32(bounds.count)))
        rows += 1
    }

    /// Notes that what was written since the last one belongs together.
    func noteCommit() { steps.append(DecidedProcess(statement: -1, boundEnd: Int32(bounds.count))) }

    private func note(
        _ row: OpaquePointer, _ column: Int32, place: Int8, of statement: Int
    ) {
        let type = sqlite3_column_type(row, column)
        let length = sqlite3_column_bytes(row, column)
        if type == SQLITE_INTEGER {
            let value = sqlite3_column_int64(row, column)
            if last[statement][place] == value { return }
            last[statement][place] = value
            bounds.append(Bound(kind: .integer, place: place, length: 0, value: value))
        } else if type == SQLITE_NULL {
            last[statement][place] = nil
            bounds.append(Bound(kind: .null, place: place, length: 0, value: 0))
        } else {
            last[statement][place] = nil
            let kind: Kind = type == SQLITE_BLOB ? .bytes : .text
            bounds.append(
                Bound(kind: kind, place: place, length: length, value: Int64(arena.count)))
            arena.append(
                contentsOf: UnsafeRawBufferPointer(
                    start: sqlite3_column_blob(row, column), count: Int(length)))
        }
    }

    /// Writes all rows, a transaction for each commit noted; gives the seconds of each.
    ///
    /// - Parameter texts: other statements with the same places; nil takes those of the tape.
    func play(on connection: Connection, texts other: [String]? = nil) throws -> [Double] {
        let statements = try (other ?? texts).map { try connection.prepare($0) }
        // A pointer does not keep its statement alive.
        return try withExtendedLifetime(statements) {
            try bounds.withUnsafeBufferPointer { bounds in
                try arena.withUnsafeBufferPointer { arena in
                    try play(on: connection, statements.map(\.pointer), bounds, arena)
                }
            }
        }
    }

    private func play(
        on connection: Connection, _ statements: [OpaquePointer],
        _ bounds: UnsafeBufferPointer<Bound>, _ arena: UnsafeBufferPointer<UInt8>
    ) throws -> [Double] {
        var times: [Double] = []
        var start = Seconds.now
        try connection.run("BEGIN IMMEDIATE")
        var next = 0
        for (place, step) in steps.enumerated() {
            if step.statement < 0 {
                try connection.run("COMMIT")
                times.append(Seconds.now - start)
                if place + 1 == steps.count { break }
                start = Seconds.now
                try connection.run("BEGIN IMMEDIATE")
                continue
            }
            let statement = statements[Int(step.statement)]
            while next < Int(step.boundEnd) {
                Tape.bind(bounds[next], to: statement, arena)
                next += 1
            }
            guard sqlite3_step(statement) == SQLITE_DONE else {
                let text = String(cString: sqlite3_errmsg(sqlite3_db_handle(statement)))
                throw Connection.Fault(description: text)
            }
            sqlite3_reset(statement)
        }
        return times
    }

    @inline(__always)
    private static func bind(
        _ bound: Bound, to statement: OpaquePointer, _ arena: UnsafeBufferPointer<UInt8>
    ) {
        let place = Int32(bound.place)
        switch bound.kind {
        case .integer: sqlite3_bind_int64(statement, place, bound.value)
        case .null: sqlite3_bind_null(statement, place)
        case .bytes:
            sqlite3_bind_blob(
                statement, place, arena.baseAddress.map { $0 + Int(bound.value) }, bound.length,
                nil)
        case .text:
            let start = UnsafeRawPointer(arena.baseAddress.map { $0 + Int(bound.value) })
            sqlite3_bind_text(
                statement, place, start?.assumingMemoryBound(to: CChar.self), bound.length, nil)
        }
    }
}
