import Foundation

/// What a path leads to, whatever the path is.
struct OutputFacts: Hashable {
    /// The same for every name of one file.
    struct Identity: Hashable {
        let device: UInt64
        let node: UInt64
    }

    enum Kind: Hashable {
        case regular, folder, characterDevice, blockDevice, pipe, socket, other
    }

    let identity: Identity
    let kind: Kind
    let permissions: UInt32

    /// Follows links; nil when there is nothing, `errno` says why.
    init?(at path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        self.init(status)
    }

    /// Of an open file; nil when it is not open.
    init?(of descriptor: Int32) {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return nil }
        self.init(status)
    }

    private init(_ status: stat) {
        identity = Identity(device: UInt64(status.st_dev), node: UInt64(status.st_ino))
        permissions = UInt32(status.st_mode) & 0o7777
        kind =
            switch status.st_mode & S_IFMT {
            case S_IFREG: .regular
            case S_IFDIR: .folder
            case S_IFCHR: .characterDevice
            case S_IFBLK: .blockDevice
            case S_IFIFO: .pipe
            case S_IFSOCK: .socket
            default: .other
            }
    }
}

/// A name in a folder, the folder known whatever path leads to it.
struct FilePlace: Hashable {
    let folder: OutputFacts.Identity
    /// The folder by a path without links.
    let folderPath: String
    let name: String

    var path: String { folderPath == "/" ? "/" + name : folderPath + "/" + name }

    /// Nil when there is no such folder, or the path names no file in it; `errno` says why.
    init?(_ path: String) {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        let name = String(parts.last ?? "")
        let above = parts.dropLast().joined(separator: "/")
        let folder = parts.count == 1 ? "." : above.isEmpty ? "/" : above
        guard !["", ".", ".."].contains(name) else {
            errno = EISDIR
            return nil
        }
        guard let resolved = resolvedPath(folder), let facts = OutputFacts(at: resolved) else {
            return nil
        }
        self.folder = facts.identity
        folderPath = resolved
        self.name = name
    }
}

/// The path without links and without `..`; nil when it leads nowhere, `errno` says why.
func resolvedPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
}

/// Whether a file begins as every SQLite file does; nil when it cannot be read, `errno` says why.
func beginsAsSQLite(_ path: String) -> Bool? {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { return nil }
    defer { close(file) }
    let magic = Array("SQLite format 3\0".utf8)
    let head = [UInt8](unsafeUninitializedCapacity: magic.count) { bytes, count in
        count = max(0, pread(file, bytes.baseAddress, bytes.count, 0))
    }
    return head == magic
}
