import GRDB
import GRDBSQLite

extension StoreFault {
    /// The fault that a connection has just met.
    init(of connection: OpaquePointer?) {
        self.init(
            code: sqlite3_extended_errcode(connection),
            message: String(cString: sqlite3_errmsg(connection)))
    }

    init(_ error: DatabaseError) {
        self.init(
            code: error.extendedResultCode.rawValue,
            message: error.message ?? error.resultCode.description)
    }

    /// Sorts an extended result code of SQLite.
    private init(code: Int32, message: String) {
        switch code & 0xFF {
        case SQLITE_FULL: self = .diskFull
        case SQLITE_READONLY: self = .readOnly
        case SQLITE_NOMEM: self = .noMemory(message)
        case SQLITE_IOERR where StoreFault.isOfMemory(code): self = .noMemory(message)
        case SQLITE_TOOBIG: self = .corrupt("a value longer than \(Session.bytesMax) bytes")
        case SQLITE_CORRUPT, SQLITE_NOTADB: self = .corrupt(message)
        case SQLITE_BUSY: self = .lockedByAnotherProcess(pid: nil)
        case SQLITE_CONSTRAINT where StoreFault.isRule(code): self = .forbidden(message)
        default: self = .sqlite(code: code, message: message)
        }
    }

    /// `RAISE` of a trigger and `CHECK`: extended codes are 19 with the kind eight bits up.
    private static func isRule(_ code: Int32) -> Bool {
        let trigger: Int32 = 7
        let check: Int32 = 1
        return code >> 8 == trigger || code >> 8 == check
    }

    /// Mapping the index of the log, or the file, into memory.
    private static func isOfMemory(_ code: Int32) -> Bool {
        let (noMemory, sharedMap, map): (Int32, Int32, Int32) = (12, 21, 24)
        return [noMemory, sharedMap, map].contains(code >> 8)
    }

    /// Whether it says that something may not be opened or written, and not what.
    var isOfRights: Bool {
        switch self {
        case .readOnly: true
        case .sqlite(let code, _): code & 0xFF == SQLITE_CANTOPEN || code & 0xFF == SQLITE_PERM
        case .missingFile, .fileExists, .notALedger, .notAPath, .notAFile, .manyNames,
            .notPermitted, .lockUnusable, .logBeside, .changedWhileRead, .newerSchema,
            .lockedByAnotherProcess, .diskFull, .corrupt, .commitUnknown, .noMemory,
            .notDurable, .duplicate, .unknown, .versionConflict, .forbidden:
            false
        }
    }

    /// Whether a unique index refused the row.
    var isUniqueViolation: Bool {
        guard case .sqlite(let code, _) = self else { return false }
        let unique: Int32 = 8
        return code == SQLITE_CONSTRAINT | unique << 8
    }

    /// Whether a sum of SQLite no longer fits a whole number, and so its column.
    var isOverflow: Bool {
        guard case .sqlite(let code, _) = self else { return false }
        let datatype: Int32 = 12
        return code == SQLITE_CONSTRAINT | datatype << 8
    }

    /// Runs a body in which GRDB speaks, and sorts what it throws; our own errors pass.
    static func sorting<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as DatabaseError {
            throw StoreFault(error)
        }
    }
}
