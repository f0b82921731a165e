import BackOffice
import Foundation

/// A file while it is written, under a name of its own beside the one it will have.
///
/// It is a class because it owns open files, and takes itself away unless it was published.
final class DraftFile {
    private static let namesTried = 16
    private static let chunkBytes = 1 << 16

    private let place: FilePlace
    /// How the target is spoken of.
    private let path: String
    private let folder: Int32
    private let file: Int32
    private let name: String
    private var isThere = true
    /// Whether the very same bytes stand there already.
    private var isNeedless = false

    /// - Parameter permissions: those of the file that stands there; nil for a new one, which
    ///   gets what the user lets new files have.
    init(
        beside place: FilePlace, named path: String, permissions: UInt32?
    ) throws(OfficeError) {
        self.place = place
        self.path = path
        folder = open(place.folderPath, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw .notWritten(to: path, reason: reason(of: errno)) }
        let way = O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
        var made: (file: Int32, name: String) = (-1, "")
        var code: Int32 = EEXIST
        for _ in 0..<DraftFile.namesTried where made.file < 0 && code == EEXIST {
            let digits = String(UInt64.random(in: .min ... .max), radix: 36)
            made.name = ".tranche-\(digits).part"
            made.file = openat(folder, made.name, way, mode_t(permissions ?? 0o666))
            code = errno
        }
        guard made.file >= 0 else {
            close(folder)
            throw .notWritten(to: path, reason: reason(of: code))
        }
        (file, name) = made
        if let permissions { fchmod(file, mode_t(permissions)) }
    }

    deinit {
        close(file)
        if isThere { unlinkat(folder, name, 0) }
        close(folder)
    }

    func put(_ bytes: [UInt8]) throws(OfficeError) {
        _ = try Descriptor(file, path).put(bytes)
    }

    /// Brings all bytes to the disk and holds them against what stands in their place.
    ///
    /// - Throws: `notWritten`; `input` for a file with other bytes that is not to be replaced.
    func seal(isReplaced: Bool, as field: String) throws(OfficeError) {
        guard fsync(file) == 0 else { throw fault() }
        let old = openat(folder, place.name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard old >= 0 else {
            if errno == ENOENT { return }
            throw fault()
        }
        defer { close(old) }
        isNeedless = try isSame(old)
        if isNeedless, fsync(old) != 0 { throw fault() }
        guard isNeedless || isReplaced else { throw refusal(field) }
    }

    /// Gives the file its name and brings the name to the disk.
    ///
    /// - Throws: `notWritten`; `input` for a file that somebody has made meanwhile.
    func publish(isReplaced: Bool, as field: String) throws(OfficeError) {
        if isNeedless { return }
        if isReplaced {
            guard renameat(folder, name, folder, place.name) == 0 else { throw fault() }
            isThere = false
        } else {
            try link(as: field)
        }
        // Not every file system can do this for a folder.
        guard fsync(folder) == 0 || errno == EINVAL else { throw fault() }
    }

    /// A link, unlike a renaming, never takes the place of another file.
    private func link(as field: String) throws(OfficeError) {
        if linkat(folder, name, folder, place.name, 0) == 0 { return }
        switch errno {
        case EEXIST: throw refusal(field)
        case EPERM, EOPNOTSUPP, ENOSYS, EMLINK: try claim(field)
        default: throw fault()
        }
    }

    /// Where files have one name only, an empty one keeps the place until it is renamed over.
    private func claim(_ field: String) throws(OfficeError) {
        let way = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
        let claimed = openat(folder, place.name, way, mode_t(0o666))
        guard claimed >= 0 else {
            if errno == EEXIST { throw refusal(field) }
            throw fault()
        }
        close(claimed)
        guard renameat(folder, name, folder, place.name) == 0 else {
            let code = errno
            unlinkat(folder, place.name, 0)
            throw .notWritten(to: path, reason: reason(of: code))
        }
        isThere = false
    }

    private func isSame(_ old: Int32) throws(OfficeError) -> Bool {
        var place: off_t = 0
        while true {
            let own = try DraftFile.chunk(of: file, at: place, path)
            guard try DraftFile.chunk(of: old, at: place, path) == own else { return false }
            if own.isEmpty { return true }
            place += off_t(own.count)
        }
    }

    private static func chunk(
        of file: Int32, at place: off_t, _ path: String
    ) throws(OfficeError) -> [UInt8] {
        var code: Int32 = 0
        let chunk = [UInt8](unsafeUninitializedCapacity: chunkBytes) { bytes, count in
            let got = pread(file, bytes.baseAddress, bytes.count, place)
            if got < 0 { code = errno }
            count = max(0, got)
        }
        guard code == 0 else { throw .notWritten(to: path, reason: reason(of: code)) }
        return chunk
    }

    private func fault() -> OfficeError { .notWritten(to: path, reason: reason(of: errno)) }

    private func refusal(_ field: String) -> OfficeError {
        .input(
            field: field, value: path,
            accepted: "a file that is not there yet, unless --replace is given")
    }
}
