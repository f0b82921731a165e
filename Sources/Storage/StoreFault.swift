/// What may go wrong below SQL; never a business "no".
package enum StoreFault: Error, Hashable, Sendable {
    case missingFile(path: String)
    case fileExists(path: String)
    case notALedger(path: String)
    /// A newer programme has written the file.
    case newerSchema(found: Int32, known: Int32)
    /// Another process, or another store of this one, writes to the file.
    case lockedByAnotherProcess(pid: Int32?)
    case readOnly
    case diskFull
    case corrupt(String)
    /// SQLite would not promise that what it acknowledged is on disk.
    case notDurable(synchronous: Int64, journal: String)
    case duplicate(Unique, value: String)
    case unknown(Subject, id: Int64)
    /// The contract was changed since it was read.
    case versionConflict(contract: Int64)
    /// A rule of the schema was broken, such as that history is only added to.
    case forbidden(String)
    case sqlite(code: Int32, message: String)

    /// What must not occur twice in a ledger.
    package enum Unique: String, Hashable, Sendable {
        case contractNumber, requestKey, cashFlowReference
    }

    /// What was asked for and is not there.
    package enum Subject: String, Hashable, Sendable {
        case contract, process, work, cashFlow, rollback
    }
}
