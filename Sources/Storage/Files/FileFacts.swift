import Glibc

/// What the system says of a file, without following a link.
struct FileFacts: Hashable {
    let owner: uid_t
    let group: gid_t
    /// The bits of who may read and write.
    let mode: mode_t
    /// How many names the file has.
    let names: Int
    let bytes: Int
    private let kind: mode_t
    private let device: dev_t
    private let inode: ino_t
    private let changed: Moment

    /// When the bytes were written, and when anything else of the file was altered.
    private struct Moment: Hashable {
        let written: Int
        let writtenNanoseconds: Int
        let altered: Int
        let alteredNanoseconds: Int
    }

    /// Nil when there is no such file.
    init?(of path: String) {
        var facts = stat()
        guard lstat(path, &facts) == 0 else { return nil }
        self.init(facts)
    }

    /// Of an open file.
    init?(of descriptor: Int32) {
        var facts = stat()
        guard fstat(descriptor, &facts) == 0 else { return nil }
        self.init(facts)
    }

    private init(_ facts: stat) {
        owner = facts.st_uid
        group = facts.st_gid
        mode = facts.st_mode & 0o7777
        names = Int(facts.st_nlink)
        bytes = Int(facts.st_size)
        kind = facts.st_mode & S_IFMT
        device = facts.st_dev
        inode = facts.st_ino
        changed = Moment(
            written: facts.st_mtim.tv_sec, writtenNanoseconds: facts.st_mtim.tv_nsec,
            altered: facts.st_ctim.tv_sec, alteredNanoseconds: facts.st_ctim.tv_nsec)
    }

    /// What it is, where it is no plain file.
    var strangeKind: String? {
        switch kind {
        case S_IFREG: nil
        case S_IFDIR: "a folder"
        case S_IFLNK: "a symbolic link"
        case S_IFIFO: "a pipe"
        case S_IFSOCK: "a socket"
        default: "a device"
        }
    }
}
