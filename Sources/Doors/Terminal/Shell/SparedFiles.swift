import BackOffice

/// Files that a command must not write over, by whatever name it is given them.
struct SparedFiles {
    /// What SQLite and we keep beside a ledger.
    fileprivate static let companions = ["", "-wal", "-shm", "-journal", ".lock"]

    private var names: [OutputFacts.Identity: String] = [:]
    private var places: [FilePlace: String] = [:]

    /// A ledger and what lies beside it, or will.
    init(ledger path: String) {
        for base in Set([path, resolvedPath(path) ?? path]) {
            for ending in SparedFiles.companions {
                let name = ending.isEmpty ? "the ledger" : "the \(ending.dropFirst()) of the ledger"
                spare(base + ending, as: name)
            }
        }
    }

    /// A file that the command reads.
    init(input path: String) { spare(path, as: "what is read") }

    private mutating func spare(_ path: String, as name: String) {
        if let facts = OutputFacts(at: path), facts.kind == .regular {
            names[facts.identity] = name
        }
        if let place = FilePlace(path) { places[place] = name }
    }

    /// What a file is to the command, or to a ledger it lies beside; nil when it may be written.
    func name(of facts: OutputFacts?, at place: FilePlace?) -> String? {
        facts.flatMap { names[$0.identity] } ?? place.flatMap { places[$0] }
            ?? place.flatMap(\.besideSQLite)
    }
}

extension FilePlace {
    /// Whose companion a file of this name is; nil when there is no SQLite file beside it.
    fileprivate var besideSQLite: String? {
        for ending in SparedFiles.companions where !ending.isEmpty && path.hasSuffix(ending) {
            if beginsAsSQLite(String(path.dropLast(ending.count))) == true {
                return "the \(ending.dropFirst()) of an SQLite file"
            }
        }
        return nil
    }
}
