import Storage

extension StoreFault {
    /// The stable code: of the catalogue where the fault is one a user meets in his work.
    var code: String {
        switch self {
        case .lockedByAnotherProcess: "E-QUEUE"
        case .versionConflict: "E-VER"
        case .duplicate: "E-DUP"
        case .unknown: "E-REF"
        case .missingFile, .fileExists, .notALedger, .newerSchema, .readOnly, .diskFull, .corrupt,
            .notDurable, .forbidden, .sqlite:
            "E-STORE"
        }
    }

    /// One sentence with what was found and what to do.
    var text: String {
        switch self {
        case .missingFile(let path): "there is no ledger at \(path); make one with tranche init"
        case .fileExists(let path): "there is a file at \(path) already; choose another name"
        case .notALedger(let path): "\(path) is not a Tranche ledger"
        case .newerSchema(let found, let known):
            "the ledger has schema \(found), this program knows \(known): use a newer tranche"
        case .lockedByAnotherProcess(let pid):
            "the ledger is in use" + (pid.map { " by process \($0)" } ?? "")
                + "; wait until it has ended"
        case .readOnly: "the ledger cannot be written: the file, folder or disk is read-only"
        case .diskFull: "the disk is full; nothing of the last step was kept"
        case .corrupt(let detail): "the ledger file is damaged: \(detail)"
        case .notDurable(let synchronous, let journal):
            "SQLite does not promise durability (synchronous \(synchronous), \(journal))"
        case .duplicate(let what, let value): "\(what.rawValue) \"\(value)\" exists already"
        case .unknown(let subject, let id): "\(subject.rawValue) \(id) not found"
        case .versionConflict(let contract):
            "contract \(contract) was changed meanwhile; try again"
        case .forbidden(let detail): "the ledger does not allow it: \(detail)"
        case .sqlite(let code, let message): "SQLite \(code): \(message)"
        }
    }
}
