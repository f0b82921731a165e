import Storage

extension StoreFault {
    /// The stable code: of the catalogue where the fault is one a user meets in his work.
    var code: String {
        switch self {
        case .lockedByAnotherProcess: "E-QUEUE"
        case .versionConflict: "E-VER"
        case .duplicate: "E-DUP"
        case .missingFile, .fileExists, .notALedger, .notAPath, .notAFile, .manyNames,
            .notPermitted, .lockUnusable, .logBeside, .changedWhileRead, .newerSchema,
            .readOnly, .diskFull, .corrupt, .unknown, .commitUnknown, .noMemory, .notDurable,
            .forbidden, .sqlite:
            "E-STORE"
        }
    }

    /// One sentence with what was found and what to do.
    package var text: String {
        switch self {
        case .missingFile(let path): "there is no ledger at \(path); make one with tranche init"
        case .fileExists(let path): "there is a file at \(path) already; choose another name"
        case .notALedger(let path): "\(path) is not a Tranche ledger"
        case .notAPath, .notAFile, .manyNames, .notPermitted, .lockUnusable, .logBeside,
            .changedWhileRead:
            textOfFile
        case .newerSchema(let found, let known):
            "the ledger has schema \(found), this program knows \(known): use a newer tranche"
        case .lockedByAnotherProcess(let pid):
            "the ledger is in use" + (pid.map { " by process \($0)" } ?? "")
                + "; wait until it has ended"
        case .readOnly: "the ledger was opened to be read"
        case .diskFull: "the disk is full; nothing of the last step was kept"
        case .corrupt(let detail): "the ledger file is damaged: \(detail)"
        case .notDurable(let synchronous, let journal):
            "SQLite does not promise durability (synchronous \(synchronous), \(journal))"
        case .duplicate(let what, let value): "\(what.rawValue) \"\(value)\" exists already"
        case .unknown(let subject, let id):
            "the ledger file is damaged: \(subject.rawValue) \(id) is named and not there"
        case .commitUnknown(let detail):
            "the disk did not confirm the last step (\(detail)): it is not known whether it was "
                + "kept. Look with tranche history, or give the same order again with its --key: "
                + "under one key it is done once"
        case .noMemory(let detail):
            "there is not enough memory, or room to map it, for the ledger (\(detail)); "
                + "nothing of the last step was kept"
        case .versionConflict(let contract):
            "contract \(contract) was changed meanwhile; try again"
        case .forbidden(let detail): "the ledger does not allow it: \(detail)"
        case .sqlite(let code, let message): "SQLite \(code): \(message)"
        }
    }

    /// What is wrong with a file or its neighbours, and whose doing it takes.
    private var textOfFile: String {
        switch self {
        case .notAPath(let text): "\"\(text)\" is not the path of a file"
        case .notAFile(let path, let found): "\(path) is \(found), not a file of a ledger"
        case .manyNames(let path, let count):
            "\(path) has \(count) names (hard links), each with a log of its own; "
                + "remove the others, or copy the file"
        case .notPermitted(let path, .makingFiles):
            "no files may be made in \(path), where the ledger keeps its log and its lock"
        case .notPermitted(let path, let right): "\(path) may not be \(right.rawValue)"
        case .lockUnusable(let path, let found):
            "\(path) is \(found), where the ledger has its lock; remove it when nobody writes"
        case .logBeside(let path):
            "what \(path) holds cannot be read from here; have its owner open the ledger once, "
                + "or copy both files to a folder of your own"
        case .changedWhileRead(let path): "\(path) was written while it was read; ask again"
        case .missingFile, .fileExists, .notALedger, .newerSchema, .lockedByAnotherProcess,
            .readOnly, .diskFull, .corrupt, .notDurable, .duplicate, .unknown, .versionConflict,
            .forbidden, .commitUnknown, .noMemory, .sqlite:
            "\(self)"
        }
    }
}
