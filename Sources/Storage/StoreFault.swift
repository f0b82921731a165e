/// What may go wrong below SQL; never a business "no".
package enum StoreFault: Error, Hashable, Sendable {
    case missingFile(path: String)
    case fileExists(path: String)
    case notALedger(path: String)
    /// What SQLite would not take for the name of a file: `:memory:`, `file:…`, nothing.
    case notAPath(String)
    /// A folder, a device, a link where none may be.
    case notAFile(path: String, found: String)
    /// A file under several names has several logs, of which the last one wins.
    case manyNames(path: String, count: Int)
    /// The user may not do this with the file or folder.
    case notPermitted(path: String, FileRight)
    /// The file of the lock is not one.
    case lockUnusable(path: String, found: String)
    /// A log that cannot be read without making a file beside it.
    case logBeside(path: String)
    /// Somebody wrote where nobody seemed to.
    case changedWhileRead(path: String)
    /// A newer programme has written the file.
    case newerSchema(found: Int32, known: Int32)
    /// Another process, or another store of this one, writes to the file.
    case lockedByAnotherProcess(pid: Int32?)
    /// The store was opened to read, or SQLite says no more than this.
    case readOnly
    case diskFull
    case corrupt(String)
    /// The disk did not confirm the end of the transaction: it may be kept or not.
    case commitUnknown(String)
    /// Memory, or room for a map of it.
    case noMemory(String)
    /// SQLite would not promise that what it acknowledged is on disk.
    case notDurable(synchronous: Int64, journal: String)
    case duplicate(Unique, value: String)
    case unknown(Subject, id: Int64)
    /// The contract was changed since it was read.
    case versionConflict(contract: Int64)
    /// A rule of the schema was broken, such as that history is only added to.
    case forbidden(String)
    case sqlite(code: Int32, message: String)

    /// Whether it speaks of rows that are not as they were written; others may be sound.
    package var isDamage: Bool {
        switch self {
        case .corrupt, .unknown: true
        case .missingFile, .fileExists, .notALedger, .notAPath, .notAFile, .manyNames,
            .notPermitted, .lockUnusable, .logBeside, .changedWhileRead, .newerSchema,
            .lockedByAnotherProcess, .readOnly, .diskFull, .commitUnknown, .noMemory,
            .notDurable, .duplicate, .versionConflict, .forbidden, .sqlite:
            false
        }
    }

    /// What must not occur twice in a ledger.
    package enum Unique: String, Hashable, Sendable {
        case contractNumber, idempotencyKey, cashFlowReference
    }

    /// What was asked for and is not there.
    package enum Subject: String, Hashable, Sendable {
        case contract, process, work, cashFlow, rollback
    }
}
