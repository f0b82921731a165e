import BackOffice
import Formats
import Foundation

/// Where a command puts bytes, chosen and checked before anything is done: standard output, a
/// device or a pipe, or a file that is there whole or not at all.
struct OutputTarget {
    private enum Way {
        case standardOutput
        /// A device or a pipe: it is written to and never renamed over.
        case direct(OutputFacts)
        /// A file, and what stands in its place now.
        case file(FilePlace, OutputFacts?)
    }

    private let field: String
    private let path: String
    private let isReplaced: Bool
    private let way: Way

    /// Standard output when there is no path.
    ///
    /// Links are followed first: what counts is the file they lead to.
    /// - Throws: `input` for what is no file to write, `notWritten` for what the system keeps
    ///   from us.
    init(
        _ path: String?, as field: String, isReplaced: Bool, sparing spared: SparedFiles
    ) throws(OfficeError) {
        self.field = field
        self.path = path ?? "standard output"
        self.isReplaced = isReplaced
        guard let path else {
            way = .standardOutput
            return
        }
        if let facts = OutputFacts(at: path) {
            way = try OutputTarget.way(of: facts, at: path, field, spared)
        } else {
            way = try OutputTarget.newFile(at: path, errno, field, spared)
        }
    }

    /// Whether two outputs would be one file, or one pipe.
    func isSame(as other: OutputTarget) -> Bool {
        switch (way, other.way) {
        case (.standardOutput, .standardOutput): true
        case (.direct(let left), .direct(let right)):
            left.identity == right.identity && left.kind == .pipe
        case (.file(let left, let old), .file(let right, let other)):
            left == right || (old != nil && old?.identity == other?.identity)
        case (.standardOutput, _), (.direct, _), (.file, _): false
        }
    }

    /// Opens the target for bytes.
    func open() throws(OfficeError) -> OpenOutput {
        switch way {
        case .standardOutput:
            return .direct(Descriptor(STDOUT_FILENO, "standard output"), isOurs: false)
        case .direct:
            let file = Foundation.open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY)
            guard file >= 0 else { throw .notWritten(to: path, reason: reason(of: errno)) }
            return .direct(Descriptor(file, path), isOurs: true)
        case .file(let place, let old):
            let draft = try DraftFile(
                beside: place, named: path, permissions: old?.permissions)
            return .draft(draft, isReplaced: isReplaced, field: field)
        }
    }
}

// What stands at a path.
extension OutputTarget {
    private static func way(
        of facts: OutputFacts, at path: String, _ field: String, _ spared: SparedFiles
    ) throws(OfficeError) -> Way {
        let place = facts.kind == .regular ? resolvedPath(path).flatMap { FilePlace($0) } : nil
        if let name = spared.name(of: facts, at: place) {
            throw .input(field: field, value: path, accepted: "a file that is not \(name)")
        }
        if facts.kind != .folder, facts.identity == OutputFacts(of: STDOUT_FILENO)?.identity {
            return .standardOutput
        }
        switch facts.kind {
        case .characterDevice, .pipe: return .direct(facts)
        case .regular: return try regular(facts, at: path, field)
        case .folder, .blockDevice, .socket, .other:
            throw .input(
                field: field, value: path,
                accepted: "a file, a pipe or a character device, not \(facts.kind.name)")
        }
    }

    private static func regular(
        _ facts: OutputFacts, at path: String, _ field: String
    ) throws(OfficeError) -> Way {
        guard let resolved = resolvedPath(path), let place = FilePlace(resolved),
            let isSQLite = beginsAsSQLite(resolved)
        else { throw .notWritten(to: path, reason: reason(of: errno)) }
        if isSQLite {
            throw .input(
                field: field, value: path,
                accepted: "a file that is no ledger and no other SQLite file")
        }
        return .file(place, facts)
    }

    private static func newFile(
        at path: String, _ code: Int32, _ field: String, _ spared: SparedFiles
    ) throws(OfficeError) -> Way {
        if [EACCES, EPERM, EIO].contains(code) {
            throw .notWritten(to: path, reason: reason(of: code))
        }
        var status = stat()
        if lstat(path, &status) == 0 {
            throw .input(field: field, value: path, accepted: "a link that leads to a file")
        }
        guard code == ENOENT, let place = FilePlace(path) else {
            throw .input(
                field: field, value: path,
                accepted: "a file to write, in a folder that is there (\(reason(of: errno)))")
        }
        if let name = spared.name(of: nil, at: place) {
            throw .input(field: field, value: path, accepted: "a file that is not \(name)")
        }
        return .file(place, nil)
    }
}

extension OutputFacts.Kind {
    fileprivate var name: String {
        switch self {
        case .regular: "a file"
        case .folder: "a folder"
        case .characterDevice: "a character device"
        case .blockDevice: "a block device"
        case .pipe: "a pipe"
        case .socket: "a socket"
        case .other: "something else"
        }
    }
}

/// A target while bytes go there.
enum OpenOutput {
    case direct(Descriptor, isOurs: Bool)
    case draft(DraftFile, isReplaced: Bool, field: String)

    /// Puts bytes; false when their reader has had enough.
    ///
    /// - Throws: `notWritten`.
    func put(_ bytes: [UInt8]) throws(OfficeError) -> Bool {
        switch self {
        case .direct(let file, _): return try file.put(bytes)
        case .draft(let draft, _, _):
            try draft.put(bytes)
            return true
        }
    }

    /// Makes sure that all bytes are where they should be, and that they may stand there.
    ///
    /// - Throws: `notWritten`; `input` for a file that is there with other bytes.
    func seal() throws(OfficeError) {
        switch self {
        case .direct(let file, let isOurs):
            // Some file systems tell only now that there was no room.
            if isOurs, close(file.number) != 0 {
                throw .notWritten(to: file.name, reason: reason(of: errno))
            }
        case .draft(let draft, let isReplaced, let field):
            try draft.seal(isReplaced: isReplaced, as: field)
        }
    }

    /// Gives a file its name, once it is sealed.
    ///
    /// - Throws: `notWritten`; `input` for a file that somebody has made meanwhile.
    func publish() throws(OfficeError) {
        guard case .draft(let draft, let isReplaced, let field) = self else { return }
        try draft.publish(isReplaced: isReplaced, as: field)
    }

    /// The same for an export.
    var sink: ByteSink {
        ByteSink(put: put) {
            try seal()
            try publish()
        }
    }
}
