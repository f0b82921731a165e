import Glibc

/// Where a ledger lies: one file under one name, with what belongs beside it.
///
/// The path is resolved, so that whoever comes by a link, or by another way of writing the same
/// path, meets the same lock and the same log. It begins with a slash, so that SQLite never takes
/// it for an address.
struct LedgerPlace: Hashable, Sendable {
    let path: String

    /// What SQLite has not written back yet.
    var log: String { path + "-wal" }
    /// By which readers find their way in the log.
    var index: String { path + "-shm" }
    /// By which one process keeps others from writing.
    var lock: String { path + ".lock" }

    /// The folder it lies in.
    var folder: String {
        let name = path.lastIndex(of: "/") ?? path.startIndex
        return name == path.startIndex ? "/" : String(path[..<name])
    }

    /// The place of a ledger that is there.
    ///
    /// - Throws: `notAPath`, `missingFile`, `notAFile`, `manyNames`, `notPermitted`.
    init(finding path: String) throws(StoreFault) {
        try LedgerPlace.requirePath(path)
        guard let resolved = LedgerPlace.resolved(path) else {
            throw LedgerPlace.fault(errno, path)
        }
        self.path = resolved
        try requireOneFile()
        try require(.reading, of: resolved)
    }

    /// The place where a ledger is to be made.
    ///
    /// - Throws: `notAPath`, `missingFile` when there is no such folder, `fileExists`,
    ///   `notPermitted`.
    init(new path: String) throws(StoreFault) {
        try LedgerPlace.requirePath(path)
        let name = path.lastIndex(of: "/").map { path[path.index(after: $0)...] } ?? path[...]
        guard !name.isEmpty, name != ".", name != ".." else { throw .notAPath(path) }
        let folder = path[..<name.startIndex]
        guard let resolved = LedgerPlace.resolved(folder.isEmpty ? "." : String(folder)) else {
            throw LedgerPlace.fault(errno, path)
        }
        self.path = (resolved == "/" ? "" : resolved) + "/" + name
        for file in [self.path, log, index] where FileFacts(of: file) != nil {
            throw .fileExists(path: file == self.path ? path : file)
        }
        try require(.makingFiles, of: self.folder)
    }

    /// Checks all that a writer must be allowed, before it begins.
    ///
    /// - Throws: `notPermitted`.
    func requireWritable() throws(StoreFault) {
        try require(.writing, of: path)
        try require(.makingFiles, of: folder)
        for file in [log, index] where FileFacts(of: file) != nil {
            try require(.writing, of: file)
        }
    }

    /// Runs a body in which SQLite speaks, and names the file and the right that it keeps to
    /// itself.
    func naming<Result>(_ right: FileRight, _ body: () throws -> Result) throws -> Result {
        do {
            return try StoreFault.sorting(body)
        } catch let fault as StoreFault where fault.isOfRights {
            if right == .reading { throw StoreFault.logBeside(path: log) }
            try requireWritable()
            throw fault
        }
    }

    /// - Throws: `notPermitted`.
    func require(_ right: FileRight, of file: String) throws(StoreFault) {
        guard isPermitted(right, of: file) else {
            throw .notPermitted(path: file, right)
        }
    }

    /// Whether the user that we are now may do it.
    func isPermitted(_ right: FileRight, of file: String) -> Bool {
        faccessat(AT_FDCWD, file, right.mode, AT_EACCESS) == 0
    }

    /// A file under two names has two logs and two locks; a link to a log is somebody else's.
    private func requireOneFile() throws(StoreFault) {
        guard let facts = FileFacts(of: path) else { throw .missingFile(path: path) }
        if let found = facts.strangeKind { throw .notAFile(path: path, found: found) }
        guard facts.names == 1 else { throw .manyNames(path: path, count: facts.names) }
        for file in [log, index] {
            guard let facts = FileFacts(of: file) else { continue }
            if let found = facts.strangeKind { throw .notAFile(path: file, found: found) }
        }
    }

    /// What SQLite would take for something else than the name of a file.
    private static func requirePath(_ path: String) throws(StoreFault) {
        guard !path.isEmpty, path != ":memory:", !path.lowercased().hasPrefix("file:"),
            !path.utf8.contains(0)
        else { throw .notAPath(path) }
    }

    private static func resolved(_ path: String) -> String? {
        guard let found = realpath(path, nil) else { return nil }
        defer { free(found) }
        return String(cString: found)
    }

    private static func fault(_ code: Int32, _ path: String) -> StoreFault {
        switch code {
        case ENOENT, ENOTDIR: .missingFile(path: path)
        case EACCES: .notPermitted(path: path, .reading)
        case ELOOP: .notAFile(path: path, found: "a link that leads to itself")
        case ENAMETOOLONG: .notAPath(path)
        default: .sqlite(code: code, message: "\(path): \(String(cString: strerror(code)))")
        }
    }
}

/// What somebody must be allowed to do with a file or folder.
package enum FileRight: String, Hashable, Sendable {
    case reading = "read"
    case writing = "written"
    case makingFiles = "a place for new files"

    fileprivate var mode: Int32 {
        switch self {
        case .reading: R_OK
        case .writing: R_OK | W_OK
        case .makingFiles: W_OK | X_OK
        }
    }
}
