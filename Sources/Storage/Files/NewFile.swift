import Glibc

/// A file that is there whole or not at all.
///
/// Its bytes are on disk before it has its name; while it has none at all, a kill leaves nothing
/// behind.
struct NewFile {
    private let path: String
    private let folder: String
    private let descriptor: Int32
    /// The name it has until it is whole; nil where the system knows files without one.
    private let draft: String?

    /// Begins a file where there is none.
    ///
    /// - Parameter named: whether it must have a name for another program to write by.
    /// - Throws: `notPermitted`, `diskFull`, `sqlite` with what the system says.
    init(at place: LedgerPlace, named: Bool) throws(StoreFault) {
        path = place.path
        folder = place.folder
        // Linux has no word for it that Swift would take over: __O_TMPFILE and O_DIRECTORY.
        let withoutName = 0o20000000 | O_DIRECTORY
        let nameless = named ? -1 : open(folder, withoutName | O_RDWR | O_CLOEXEC, 0o666)
        if nameless >= 0 {
            descriptor = nameless
            draft = nil
            return
        }
        let name = "\(path).\(String(UInt64.random(in: 0 ... .max), radix: 16))"
        let opened = open(name, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
        guard opened >= 0 else { throw NewFile.fault(errno, path, folder) }
        descriptor = opened
        draft = name
    }

    /// The name by which another program writes it.
    var draftPath: String { draft ?? "/proc/self/fd/\(descriptor)" }

    /// Puts down all bytes, then gives the file its name.
    ///
    /// - Throws: as `init`, and `fileExists` when somebody was quicker; there is no file then.
    func finish(with bytes: UnsafeRawBufferPointer) throws(StoreFault) {
        do throws(StoreFault) {
            try write(bytes)
        } catch {
            discard()
            throw error
        }
        try finish()
    }

    /// Gives the file its name once its bytes are on disk.
    ///
    /// - Throws: as `finish(with:)`.
    func finish() throws(StoreFault) {
        defer { discard() }
        guard fsync(descriptor) == 0,
            linkat(AT_FDCWD, draftPath, AT_FDCWD, path, AT_SYMLINK_FOLLOW) == 0
        else { throw NewFile.fault(errno, path, folder) }
        try NewFile.sync(folder: folder)
    }

    /// Lets go of what has no name of its own yet.
    func discard() {
        close(descriptor)
        if let draft { for beside in ["", "-journal", "-wal", "-shm"] { unlink(draft + beside) } }
    }

    private func write(_ bytes: UnsafeRawBufferPointer) throws(StoreFault) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let piece = UnsafeRawBufferPointer(rebasing: rest)
            let written = Glibc.write(descriptor, piece.baseAddress, min(piece.count, 1 << 30))
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { throw NewFile.fault(errno, path, folder) }
            rest = rest.dropFirst(written)
        }
    }

    /// A name is on disk when its folder is.
    private static func sync(folder: String) throws(StoreFault) {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        // Some file systems sync no folder and say that the question is none.
        guard fsync(descriptor) == 0 || errno == EINVAL else {
            throw fault(errno, folder, folder)
        }
    }

    private static func fault(_ code: Int32, _ path: String, _ folder: String) -> StoreFault {
        switch code {
        case EEXIST: .fileExists(path: path)
        case ENOSPC, EDQUOT: .diskFull
        case EACCES, EPERM, EROFS: .notPermitted(path: folder, .makingFiles)
        default: .sqlite(code: code, message: "\(path): \(String(cString: strerror(code)))")
        }
    }
}
