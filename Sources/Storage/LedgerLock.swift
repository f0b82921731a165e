import Glibc
import Synchronization

/// The right to write to a ledger: an advisory lock on `<path>.lock` held while this lives.
///
/// SQLite alone would let two processes write in turn. Versions before 3.51.3 may then lose
/// a commit when one of them resets the log, so one process writes and others only read. It is
/// a class because the lock must be given back when its last owner goes.
/// - Source: sqlite.org/wal.html#walresetbug.
final class LedgerLock: Sendable {
    private let descriptor: Mutex<Int32?>

    init(for path: String) throws(StoreFault) {
        let descriptor = open(path + ".lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw LedgerLock.fault(errno, path: path) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let pid = LedgerLock.owner(descriptor)
            close(descriptor)
            throw .lockedByAnotherProcess(pid: pid)
        }
        self.descriptor = Mutex(descriptor)
        LedgerLock.sign(descriptor)
    }

    deinit { release() }

    /// Gives the lock back; once is enough.
    func release() {
        descriptor.withLock { held in
            if let descriptor = held { close(descriptor) }
            held = nil
        }
    }

    private static func fault(_ code: Int32, path: String) -> StoreFault {
        switch code {
        case EROFS, EACCES, EPERM: .readOnly
        case ENOSPC: .diskFull
        case ENOENT, ENOTDIR: .missingFile(path: path)
        default: .sqlite(code: code, message: String(cString: strerror(code)))
        }
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
