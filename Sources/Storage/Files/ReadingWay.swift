import Glibc

/// How a ledger is read without a trace that would keep its owner out.
///
/// SQLite finds its way in the log by a file beside the ledger, which it makes where there is none.
/// What somebody else than the owner makes, the owner may not be able to open.
enum ReadingWay: Hashable {
    /// The owner, or the administrator, whose files become the owner's: as a writer would.
    case owner
    /// Somebody else beside a log whose index is there; nothing is made.
    case beside
    /// Nobody writes and no log lies there: the file is taken for one that never changes.
    case unchanging(FileFacts)

    /// - Throws: `logBeside` when there is a log that cannot be read without making a file.
    init(to place: LedgerPlace) throws(StoreFault) {
        guard let facts = FileFacts(of: place.path) else {
            throw .missingFile(path: place.path)
        }
        let user = geteuid()
        let isOwner = user == 0 || user == facts.owner
        let mayMakeFiles = place.isPermitted(.makingFiles, of: place.folder)
        if isOwner, mayMakeFiles {
            self = .owner
        } else if FileFacts(of: place.log)?.bytes ?? 0 == 0 {
            self = .unchanging(facts)
        } else if FileFacts(of: place.index) != nil {
            try place.require(.reading, of: place.log)
            try place.require(.reading, of: place.index)
            self = .beside
        } else {
            throw .logBeside(path: place.log)
        }
    }

    /// What SQLite is told to open.
    func address(of place: LedgerPlace) -> String {
        switch self {
        case .owner: place.path
        case .beside: ReadingWay.address(place.path, "readonly_shm=1")
        case .unchanging: ReadingWay.address(place.path, "immutable=1")
        }
    }

    /// Whether what was read is of one piece.
    ///
    /// - Throws: `changedWhileRead`.
    func requireUnchanged(_ place: LedgerPlace) throws(StoreFault) {
        guard case .unchanging(let facts) = self else { return }
        guard FileFacts(of: place.path) == facts else {
            throw .changedWhileRead(path: place.path)
        }
    }

    private static func address(_ path: String, _ option: String) -> String {
        let plain = path.utf8.map { byte in
            let isPlain =
                (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte)
                || (0x2D...0x39).contains(byte) || byte == 0x5F
            return isPlain ? String(UnicodeScalar(byte)) : "%" + hexadecimal(byte)
        }
        return "file://" + plain.joined() + "?" + option
    }

    private static func hexadecimal(_ byte: UInt8) -> String {
        (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
}
