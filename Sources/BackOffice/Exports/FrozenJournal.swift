import Directories
import GeneralLedger
import Measures
import Storage

/// A batch of entries whose CSV is kept: every other form is made from those bytes.
struct FrozenJournal {
    private let title: JournalTitle
    private let book: JournalBook

    init(_ title: JournalTitle, _ book: JournalBook) {
        self.title = title
        self.book = book
    }

    /// A batch that was recorded, with the chart of its day in the rules of its time.
    init(_ batch: StoredExport, _ reading: Reading, _ rules: Rules) throws {
        self.init(
            JournalTitle(
                organisation: try reading.ledger().organisation, batch: batch.number,
                kind: batch.kind, mode: batch.mode, days: batch.extent.days,
                operations: batch.operations, lines: batch.lines,
                checksum: batch.kept?.checksum),
            JournalBook(
                opening: try reading.exportOpening(of: batch.number),
                turnovers: try reading.exportTurnovers(of: batch.number),
                chart: try rules.on(batch.extent.days.last).chart))
    }

    /// Length and checksum of every form but the one that is kept.
    func files(of reading: Reading) throws -> [ExportFile] {
        let kept = ExportForm.kept(of: title.kind)
        return try ExportForm.all(of: title.kind).filter { $0 != kept }.map { form in
            var checksum = Checksum()
            try write(form, of: reading) { checksum.add($0) }
            return ExportFile(form: form, bytes: checksum.bytes, checksum: checksum.digits)
        }
    }

    /// Gives a form piece by piece.
    func write(
        _ form: ExportForm, of reading: Reading, to sink: ([UInt8]) throws -> Void
    ) throws {
        guard let type = journalFormat(of: form), let number = title.batch else {
            throw ExportRefusal.form(form, of: title.kind)
        }
        var format = try type.init(title, book)
        var pieces = Pieces()
        try pieces.add(try format.head(), sink)
        try eachLine(of: number, reading) { try pieces.add(try format.text(of: $0), sink) }
        try pieces.add(try format.tail(), sink)
        try pieces.flush(sink)
    }

    private func eachLine(
        of number: ExportNumber, _ reading: Reading, _ body: (ExportLine) throws -> Void
    ) throws {
        var reader = CSVReader(
            reading.frozenBytes(of: number), separator: UInt8(ascii: ";"))
        var isHead = true
        while let row = try reader.next() {
            defer { isHead = false }
            if isHead { continue }
            guard case .record(let record) = row, let line = JournalCSV.line(record.fields) else {
                throw StoreFault.corrupt("export batch \(number.rawValue): its lines")
            }
            try body(line)
        }
    }
}

/// Texts gathered into pieces worth passing on.
struct Pieces {
    private static let pieceBytes = 1 << 16

    private var buffer: [UInt8] = []

    mutating func add(_ text: String, _ sink: ([UInt8]) throws -> Void) throws {
        buffer.append(contentsOf: text.utf8)
        if buffer.count >= Pieces.pieceBytes { try flush(sink) }
    }

    mutating func flush(_ sink: ([UInt8]) throws -> Void) throws {
        guard !buffer.isEmpty else { return }
        try sink(buffer)
        buffer.removeAll(keepingCapacity: true)
    }
}
