import Directories
import Formats
import GeneralLedger
import Measures
package import Storage

/// A batch of entries whose CSV is kept: every other form is made from those bytes.
package struct FrozenJournal {
    /// Bytes that a line of ours may have: not what an import may bring, but what would only be
    /// found in a damaged file, which is not read into memory whole.
    ///
    /// An attribute has as many bytes as a record of an import, and a quote in it becomes two.
    private static let lineBytesMax = 1 << 24

    private let title: JournalTitle
    private let book: JournalBook

    init(_ title: JournalTitle, _ book: JournalBook) {
        self.title = title
        self.book = book
    }

    /// A batch that was recorded, with the chart of its day in the rules of its time.
    package init(_ batch: StoredExport, _ reading: ReadSession, _ rules: Rules) throws {
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

    /// A batch that is being prepared and whose CSV lies in the ledger.
    init(_ batch: NewExport, _ reading: ReadSession, _ rules: Rules) throws {
        let extent = batch.extent
        self.init(
            JournalTitle(
                organisation: try reading.ledger().organisation, batch: extent.batch,
                kind: batch.kind, mode: batch.mode, days: extent.days,
                operations: batch.operations, lines: batch.lines,
                checksum: batch.files.first?.checksum),
            JournalBook(
                opening: batch.opening, turnovers: batch.turnovers,
                chart: try rules.on(extent.days.last).chart))
    }

    /// Length and checksum of every form but the one that is kept, made in one pass over it.
    package func files(of reading: ReadSession) throws -> [ExportFile] {
        guard let number = title.batch else { return [] }
        let kept = ExportForm.kept(of: title.kind)
        var forms = try ExportForm.all(of: title.kind).filter { $0 != kept }
            .map { try MeasuredForm($0, title, book) }
        try eachLine(of: number, reading) { line in
            for place in forms.indices { try forms[place].add(line) }
        }
        return try forms.indices.map { try forms[$0].close() }
    }

    /// Gives a form piece by piece.
    func write(
        _ form: ExportForm, of reading: ReadSession, to sink: ([UInt8]) throws -> Void
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
        of number: ExportNumber, _ reading: ReadSession, _ body: (ExportLine) throws -> Void
    ) throws {
        var reader = CSVReader(
            reading.frozenBytes(of: number), separator: UInt8(ascii: ";"),
            recordBytesMax: FrozenJournal.lineBytesMax)
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

/// A form of a batch of which only length and checksum are asked for.
private struct MeasuredForm {
    private let form: ExportForm
    private var format: any JournalFormat
    private var file = MeasuredFile()

    init(_ form: ExportForm, _ title: JournalTitle, _ book: JournalBook) throws {
        guard let type = journalFormat(of: form) else {
            throw ExportRefusal.form(form, of: title.kind)
        }
        self.form = form
        format = try type.init(title, book)
        file.write(try format.head())
    }

    mutating func add(_ line: ExportLine) throws { file.write(try format.text(of: line)) }

    mutating func close() throws -> ExportFile {
        file.write(try format.tail())
        return file.close(as: form)
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
