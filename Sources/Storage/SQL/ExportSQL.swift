import Directories
package import GeneralLedger
import Measures

/// `export_batch` and `export_state`: what was prepared, and where it stands.
enum ExportBatchSQL {
    static let insert = SQLText(
        """
        INSERT INTO export_batch (number, kind, mode, first_day, last_day, after, through,
            settled, operations, lines, format, work, money_after, money_through, money_settled)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1, $11, $12, $13, $14)
        """)

    static let newest = SQLText("SELECT coalesce(max(number), 0) FROM export_batch")

    /// The newest step of a batch is where it stands.
    static let all = SQLText(
        """
        SELECT number, kind, mode, first_day, last_day, after, through, settled, operations,
            lines, export_batch.work, export_state.state, money_after, money_through,
            money_settled
        FROM export_batch JOIN export_state ON export_state.batch = number
        WHERE number >= $1 AND number <= $2 AND export_state.id =
            (SELECT max(id) FROM export_state AS step WHERE step.batch = number)
        ORDER BY number
        """)

    static func values(_ batch: NewExport) -> [SQLValue] {
        let extent = batch.extent
        return [
            .integer(extent.batch.rawValue), .integer(Int64(batch.kind.rawValue)),
            .integer(Int64(batch.mode.rawValue)), .integer(Int64(extent.days.first.number)),
            .integer(Int64(extent.days.last.number)), .integer(extent.after.rawValue),
            .integer(extent.through.rawValue), .integer(extent.settled.rawValue),
            .integer(Int64(batch.operations)), .integer(Int64(batch.lines)),
            .integer(batch.work.rawValue), SQLValue(batch.money?.after.rawValue),
            SQLValue(batch.money?.through.rawValue), SQLValue(batch.money?.settled.rawValue),
        ]
    }

    static func read(_ row: Prepared) throws -> StoredExport {
        let extent = ExportExtent(
            batch: ExportNumber(rawValue: try row.number(0)), days: try row.days(3),
            after: ExportSequence(rawValue: try row.number(5)),
            through: ExportSequence(rawValue: try row.number(6)),
            settled: ExportSequence(rawValue: try row.number(7)))
        return StoredExport(
            kind: try row.oneOf(ExportKind.self, 1), mode: try row.oneOf(ExportMode.self, 2),
            extent: extent, money: try money(row, extent), operations: try row.count(8),
            lines: try row.count(9),
            work: WorkID(rawValue: try row.number(10)),
            state: try row.oneOf(ExportState.self, 11), files: [])
    }

    private static func money(_ row: Prepared, _ extent: ExportExtent) throws -> ExportExtent? {
        guard let after = try row.optionalNumber(12) else { return nil }
        return ExportExtent(
            batch: extent.batch, days: extent.days, after: ExportSequence(rawValue: after),
            through: ExportSequence(rawValue: try row.number(13)),
            settled: ExportSequence(rawValue: try row.number(14)))
    }
}

enum ExportStateSQL {
    static let insert = SQLText(
        "INSERT INTO export_state (batch, state, work) VALUES ($1, $2, $3)")

    static let all = SQLText("SELECT batch, state, work FROM export_state ORDER BY id")

    static let byBatch = SQLText(
        "SELECT batch, state, work FROM export_state WHERE batch = $1 ORDER BY id")

    static func read(_ row: Prepared) throws -> ExportStep {
        ExportStep(
            batch: ExportNumber(rawValue: try row.number(0)),
            state: try row.oneOf(ExportState.self, 1), work: WorkID(rawValue: try row.number(2)))
    }
}

/// `export_file` and `export_part`: the checksums, and the bytes of the form that is kept.
enum ExportFileSQL {
    static let insert = SQLText(
        "INSERT INTO export_file (batch, form, bytes, checksum) VALUES ($1, $2, $3, $4)")

    static let byBatch = SQLText(
        "SELECT batch, form, bytes, checksum FROM export_file WHERE batch = $1 ORDER BY form")

    static let insertPart = SQLText(
        "INSERT INTO export_part (batch, part, bytes) VALUES ($1, $2, $3)")

    static let part = SQLText("SELECT bytes FROM export_part WHERE batch = $1 AND part = $2")

    static func read(_ row: Prepared) throws -> ExportFile {
        ExportFile(
            form: try row.oneOf(ExportForm.self, 1), bytes: try row.count(2),
            checksum: row.text(3))
    }
}

extension ReadSession {
    /// The number that the next batch will have.
    package func nextExportNumber() throws -> ExportNumber {
        let newest = try session.first(ExportBatchSQL.newest, []) { try $0.number(0) } ?? 0
        return ExportNumber(rawValue: newest + 1)
    }

    /// All batches, by number.
    package func exports() throws -> [StoredExport] {
        try exports(from: ExportNumber(rawValue: .min), through: ExportNumber(rawValue: .max))
    }

    /// The batch of a number; nil when there is none.
    package func export(_ number: ExportNumber) throws -> StoredExport? {
        try exports(from: number, through: number).first
    }

    private func exports(
        from first: ExportNumber, through last: ExportNumber
    ) throws -> [StoredExport] {
        let found = try session.all(
            ExportBatchSQL.all, [.integer(first.rawValue), .integer(last.rawValue)],
            ExportBatchSQL.read)
        return try found.map { batch in
            var batch = batch
            batch.files = try session.all(
                ExportFileSQL.byBatch, [.integer(batch.number.rawValue)], ExportFileSQL.read)
            return batch
        }
    }

    /// Every step of every batch, in the order of recording.
    package func exportSteps() throws -> [ExportStep] {
        try session.all(ExportStateSQL.all, [], ExportStateSQL.read)
    }

    /// Every step of one batch, in the order of recording.
    package func exportSteps(of batch: ExportNumber) throws -> [ExportStep] {
        try session.all(
            ExportStateSQL.byBatch, [.integer(batch.rawValue)], ExportStateSQL.read)
    }

    /// A part of the bytes that are kept, counted from zero; nil behind the last.
    package func exportPart(_ part: Int, of batch: ExportNumber) throws -> [UInt8]? {
        try session.first(
            ExportFileSQL.part, [.integer(batch.rawValue), .integer(Int64(part))]
        ) { Array($0.bytes(0)) }
    }
}

extension Transaction {
    /// Puts down a part of the bytes of a batch that is about to be put down.
    package func insertExportPart(
        _ bytes: [UInt8], _ part: Int, of batch: ExportNumber
    ) throws {
        try session.run(
            ExportFileSQL.insertPart,
            [.integer(batch.rawValue), .integer(Int64(part)), .bytes(bytes)])
    }

    /// Puts down a batch, prepared, with its figures and checksums.
    package func insert(_ batch: NewExport) throws {
        let number = batch.extent.batch
        try session.run(ExportBatchSQL.insert, ExportBatchSQL.values(batch))
        try insert(batch.opening, of: number)
        try insert(batch.turnovers, of: number)
        for (day, operations) in batch.days.sorted(by: { $0.key < $1.key }) {
            try session.run(
                ExportFiguresSQL.insertDay,
                [
                    .integer(number.rawValue), .integer(Int64(day.number)),
                    .integer(Int64(operations)),
                ])
        }
        for file in batch.files {
            try session.run(
                ExportFileSQL.insert,
                [
                    .integer(number.rawValue), .integer(Int64(file.form.rawValue)),
                    .integer(Int64(file.bytes)), .text(file.checksum),
                ])
        }
        try move(number, to: .prepared, for: batch.work)
    }

    /// Puts down that a batch has come to a state.
    package func move(
        _ batch: ExportNumber, to state: ExportState, for work: WorkID
    ) throws {
        try session.run(
            ExportStateSQL.insert,
            [
                .integer(batch.rawValue), .integer(Int64(state.rawValue)),
                .integer(work.rawValue),
            ])
    }
}
