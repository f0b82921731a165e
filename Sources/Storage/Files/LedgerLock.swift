import Glibc
import Synchronization

/// The right to write to a ledger: an advisory lock on `<path>.lock` held while this lives.
///
/// SQLite alone would let two processes write in turn. Versions before 3.51.3 may then lose
/// a commit when one of them resets the log, so one process writes and others only read. It is
/// a class because the lock must be given back when its last owner goes.
///
/// The file belongs to whoever the ledger belongs to and may be opened by whoever may open the
/// ledger: a night that an administrator has run keeps nobody out.
/// - Source: sqlite.org/wal.html#walresetbug.
final class LedgerLock: Sendable {
    private let descriptor: Mutex<Int32?>

    /// - Throws: `lockedByAnotherProcess`, `lockUnusable`, `notPermitted`, `diskFull`.
    init(for place: LedgerPlace) throws(StoreFault) {
        let descriptor = try LedgerLock.opened(place)
        do throws(StoreFault) {
            try LedgerLock.check(descriptor, place)
            guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
                throw .lockedByAnotherProcess(pid: LedgerLock.owner(descriptor))
            }
        } catch {
            close(descriptor)
            throw error
        }
        self.descriptor = Mutex(descriptor)
        LedgerLock.share(descriptor, place)
        LedgerLock.sign(descriptor)
    }

    deinit { release() }

    /// Gives the lock back; once is enough.
    ///
    /// By name, since a program that was just started may share the file until it has begun.
    func release() {
        descriptor.withLock { held in
            if let descriptor = held {
                flock(descriptor, LOCK_UN)
                close(descriptor)
            }
            held = nil
        }
    }

    /// A file that may only be read can be locked all the same.
    private static func opened(_ place: LedgerPlace) throws(StoreFault) -> Int32 {
        let common = O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK
        let descriptor = open(place.lock, O_RDWR | O_CREAT | common, 0o644)
        if descriptor >= 0 { return descriptor }
        let code = errno
        if code == EACCES || code == EROFS {
            let readable = open(place.lock, O_RDONLY | common)
            if readable >= 0 { return readable }
        }
        throw fault(code, place)
    }

    private static func check(_ descriptor: Int32, _ place: LedgerPlace) throws(StoreFault) {
        let facts = FileFacts(of: descriptor)
        if let found = facts?.strangeKind { throw .lockUnusable(path: place.lock, found: found) }
        if let facts, facts.names > 1 {
            throw .lockUnusable(path: place.lock, found: "a file with \(facts.names) names")
        }
    }

    private static func fault(_ code: Int32, _ place: LedgerPlace) -> StoreFault {
        switch code {
        case ELOOP: .lockUnusable(path: place.lock, found: "a symbolic link")
        case EISDIR: .lockUnusable(path: place.lock, found: "a folder")
        case ENXIO: .lockUnusable(path: place.lock, found: "no plain file")
        case EROFS, EACCES, EPERM:
            FileFacts(of: place.lock) == nil
                ? .notPermitted(path: place.folder, .makingFiles)
                : .notPermitted(path: place.lock, .writing)
        case ENOSPC, EDQUOT: .diskFull
        case ENOENT, ENOTDIR: .missingFile(path: place.path)
        default:
            .sqlite(code: code, message: "\(place.lock): \(String(cString: strerror(code)))")
        }
    }

    /// Gives the file the ledger's owner and mode, as far as we may.
    private static func share(_ descriptor: Int32, _ place: LedgerPlace) {
        guard let ledger = FileFacts(of: place.path), let own = FileFacts(of: descriptor) else {
            return
        }
        if own.owner != ledger.owner || own.group != ledger.group {
            if fchown(descriptor, ledger.owner, ledger.group) != 0 {
                _ = fchown(descriptor, own.owner, ledger.group)
            }
        }
        let mode = ledger.mode & 0o666
        if own.mode != mode { _ = fchmod(descriptor, mode) }
    }

    /// Leaves our process id in the file, for whoever finds it locked.
    private static func sign(_ descriptor: Int32) {
        let text = Array("\(getpid())\n".utf8)
        _ = ftruncate(descriptor, 0)
        _ = pwrite(descriptor, text, text.count, 0)
    }

    private static func owner(_ descriptor: Int32) -> Int32? {
        var bytes = [UInt8](repeating: 0, count: 16)
        let count = pread(descriptor, &bytes, bytes.count, 0)
        guard count > 0 else { return nil }
        return Int32(String(decoding: bytes[..<count].prefix { $0 != 10 }, as: UTF8.self))
    }
}
