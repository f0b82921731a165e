import Glibc

/// A file that is there whole or not at all.
///
/// Its bytes are on disk before it has a name; while it has none, a kill leaves nothing behind.
struct NewFile {
    private let path: String
    private let folder: String
    private let descriptor: Int32
    /// The name it has until it is whole, where the system knows no file without one.
    private let draft: String?

    /// Begins a file where there is none.
    ///
    /// - Throws: `notPermitted`, `diskFull`, `sqlite` with what the system says.
    init(at place: LedgerPlace) throws(StoreFault) {
        path = place.path
        folder = place.folder
        // Linux has no word for it that Swift would take over: __O_TMPFILE and O_DIRECTORY.
        let withoutName = 0o20000000 | O_DIRECTORY
        let nameless = open(folder, withoutName | O_RDWR | O_CLOEXEC, 0o666)
        if nameless >= 0 {
            descriptor = nameless
            draft = nil
            return
        }
        let name = "\(path).\(String(UInt64.random(in: 0 ... .max), radix: 16))"
        let named = open(name, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
        guard named >= 0 else { throw NewFile.fault(errno, path, folder) }
        descriptor = named
        draft = name
    }

    /// Puts down all bytes, then gives the file its name.
    ///
    /// - Throws: as `init`, and `fileExists` when somebody was quicker; there is no file then.
    func finish(with bytes: UnsafeRawBufferPointer) throws(StoreFault) {
        defer {
            close(descriptor)
            if let draft { unlink(draft) }
        }
        var rest = bytes[...]
        while !rest.isEmpty {
            let piece = UnsafeRawBufferPointer(rebasing: rest)
            let written = write(descriptor, piece.baseAddress, min(piece.count, 1 << 30))
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { throw NewFile.fault(errno, path, folder) }
            rest = rest.dropFirst(written)
        }
        guard fsync(descriptor) == 0 else { throw NewFile.fault(errno, path, folder) }
        let source = draft ?? "/proc/self/fd/\(descriptor)"
        guard linkat(AT_FDCWD, source, AT_FDCWD, path, AT_SYMLINK_FOLLOW) == 0 else {
            throw NewFile.fault(errno, path, folder)
        }
        try NewFile.sync(folder: folder)
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
