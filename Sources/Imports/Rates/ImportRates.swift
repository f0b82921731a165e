package import BackOffice
import Contracts
import Directories
package import Formats
import Measures
import Orders
import Storage

extension Office {
    /// Reads rates of foreign currencies from a CSV file with the columns of `RateColumn`.
    ///
    /// One transaction: every row is checked, every bad one is told, and one of them keeps all
    /// from being stored. A rate that is in the ledger already is passed over, so a file may
    /// be imported again. A rate takes the place of another one, unless operations stand on
    /// that. A preview stores nothing.
    /// - Throws: `input` for a file without these columns; `keyUsed`, `fault`.
    package func importRates(
        _ source: ByteSource, _ context: OrderContext
    ) throws(OfficeError) -> RatesReport {
        let file = ReadFile(source)
        let order = { (file: String) in RatesImport(file: file) }
        return try carry(
            sorting {
                try .importing(.importRates, file, order) {
                    unit, work, isPreview in
                    var taking = TakingRates(unit, work)
                    try taking.read(file.bytes)
                    return taking.report(isStored: taking.refusals.isEmpty && !isPreview)
                }
            }, context)
    }
}

/// The columns of a file of rates, in any order.
private enum RateColumn: String, CaseIterable {
    case day, currency, nominal, rate

    /// Where each column stands.
    /// - Throws: `input` unless the first line names these columns and no other.
    static func places(in columns: [String]) throws -> [RateColumn: Int] {
        var places: [RateColumn: Int] = [:]
        for (place, name) in columns.enumerated() {
            guard let column = RateColumn(rawValue: name) else { throw misnamed(columns) }
            places[column] = place
        }
        guard places.count == allCases.count else { throw misnamed(columns) }
        return places
    }

    private static func misnamed(_ columns: [String]) -> OfficeError {
        .input(
            field: "line 1", value: columns.joined(separator: ","),
            accepted: allCases.map(\.rawValue).joined(separator: ","))
    }
}

/// Rates being taken, row by row, inside one transaction.
private struct TakingRates {
    private let unit: UnitOfWork
    private let work: WorkID
    private var known: ExchangeRates
    private var lines: [Place: Int] = [:]
    private var rows = 0
    private var imported = 0
    private var repeated = 0
    private(set) var refusals = Refusals()

    /// What a file may say once.
    private struct Place: Hashable {
        let currency: Currency
        let day: Day
    }

    init(_ unit: UnitOfWork, _ work: WorkID) {
        self.unit = unit
        self.work = work
        known = unit.rules.rates
    }

    mutating func read(_ source: ByteSource) throws {
        var table = try CSVTable(source, separator: UInt8(ascii: ","))
        let places = try RateColumn.places(in: table.columns)
        while let row = try table.next() {
            rows += 1
            switch row {
            case .flaw(let flaw): refusals.add(flaw.refusal)
            case .record(let record):
                do {
                    try take(rate(record, places), on: record.line)
                } catch let refusal as RowRefusal {
                    refusals.add(refusal.on(line: record.line))
                }
            }
        }
    }

    private func rate(
        _ record: CSVRecord, _ places: [RateColumn: Int]
    ) throws -> ExchangeRate {
        func text(_ column: RateColumn) -> String { record.fields[places[column] ?? 0] }
        let day = try reading(.day) { () throws(MeasureFlaw) in try Day(text: text(.day)) }
        let currency = try reading(.currency) { () throws(MeasureFlaw) in
            try Currency(code: text(.currency))
        }
        let local = try reading(.day) { () throws(Refusal) in
            try unit.rules.on(day).constants.localCurrency
        }
        guard currency != local else {
            throw RowRefusal("currency", "E-FMT", "\(local.code) is the local currency itself")
        }
        guard let nominal = Int64(text(.nominal)), "\(nominal)" == text(.nominal) else {
            throw RowRefusal(
                "nominal", "E-FMT", "\"\(text(.nominal))\" is not a count of units such as 1")
        }
        return try reading(.rate) { () throws(MeasureFlaw) in
            try ExchangeRate(
                of: currency, in: local, from: day, nominal: nominal, text: text(.rate))
        }
    }

    private mutating func take(_ rate: ExchangeRate, on line: Int) throws {
        let place = Place(currency: rate.currency, day: rate.day)
        if let earlier = lines[place] {
            throw RowRefusal(
                "day", "E-DUP",
                "\(rate.currency.code) of \(rate.day) stands on line \(earlier) already")
        }
        lines[place] = line
        let before = known.latest(of: rate.currency, in: rate.quote, on: rate.day)
        if before == rate {
            repeated += 1
            return
        }
        if before?.isWorth(rate) != true { try refuseUsed(rate, before) }
        known.insert(rate)
        try unit.transaction.insert(rate, for: work)
        imported += 1
    }

    /// A rate by which something was posted is not exchanged for another one.
    private func refuseUsed(_ rate: ExchangeRate, _ before: ExchangeRate?) throws {
        let daysMax = try unit.rules.on(rate.day).constants.exchangeRateDaysMax
        guard let before,
            known.rate(of: rate.currency, in: rate.quote, on: rate.day, daysMax: daysMax)
                == before,
            let used = try unit.transaction.firstUse(
                of: rate.currency, in: rate.quote, known.days(of: rate))
        else { return }
        throw RowRefusal(
            "rate", "E-STATE",
            "operations of \(used) are worth what they are by \(before.sentence); roll back the "
                + "contracts in \(rate.currency.code) from \(used), import the rate and carry "
                + "the orders out again")
    }

    func report(isStored: Bool) -> RatesReport {
        RatesReport(
            rows: rows, imported: isStored ? imported : 0, repeated: repeated,
            isStored: isStored, refusedRows: refusals.count, refused: refusals.listed)
    }
}

/// Turns what one column refuses into a refusal of its row.
private func reading<Value>(
    _ column: RateColumn, _ body: () throws -> Value
) throws -> Value {
    do {
        return try body()
    } catch {
        throw RowRefusal(OfficeError(error, nil), column.rawValue)
    }
}
