package import BackOffice
import Contracts
package import Formats
import Measures
import Orders
import Storage

extension Office {
    /// Reads cash flows from a CSV file as a map says, and receives them in order of time.
    ///
    /// Rows of one time keep the order of the file. A row whose reference is in the ledger with
    /// the same cash flow is passed over, so a file may be imported again. One transaction:
    /// every row is checked first, every refused one is told, and unless bad rows are to be
    /// skipped, one of them keeps all from being stored. A preview stores nothing.
    /// - Throws: `input` for a file whose columns are not those of the map, `keyUsed`, `fault`.
    package func importCashFlows(
        _ source: ByteSource, by map: CashFlowMap, skipsRefused: Bool, _ context: OrderContext
    ) throws(OfficeError) -> CashImportReport {
        let file = ReadFile(source)
        let order = { (file: String) in
            CashFlowImport(file: file, map: map.checksum, skipsRefused: skipsRefused)
        }
        return try carry(
            sorting {
                try .importing(.importCashFlows, file, order) { unit, _, isPreview in
                    var receiving = Receiving(unit)
                    try receiving.read(file.bytes, map)
                    let isAllowed = skipsRefused || receiving.refusals.isEmpty
                    if isAllowed { try receiving.receive() }
                    return receiving.report(isStored: isAllowed && !isPreview)
                }
            }, context)
    }
}

/// Cash flows being received, inside one transaction.
private struct Receiving {
    private static let warningsMax = 100

    private let unit: UnitOfWork
    private var rows = 0
    private var lines: [Line] = []
    private var currencies: [String: Currency] = [:]
    private var references: [String: Int] = [:]
    private var incoming: CurrencyTotals = [:]
    private var outgoing: CurrencyTotals = [:]
    private var unaccepted: CurrencyTotals = [:]
    private var imported = 0
    private var repeated = 0
    private var warned = 0
    private var warnings: [ImportWarning] = []
    private(set) var refusals = Refusals()

    /// A row that can be received.
    private struct Line {
        let number: Int
        let cash: NewCash
    }

    init(_ unit: UnitOfWork) { self.unit = unit }

    mutating func read(_ source: ByteSource, _ map: CashFlowMap) throws {
        var table = try CSVTable(source, separator: map.separator)
        let plan = try ColumnPlan(map, table.columns)
        while let row = try table.next() {
            rows += 1
            switch row {
            case .flaw(let flaw): refusals.add(flaw.refusal)
            case .record(let record):
                do {
                    try take(record, plan)
                } catch let refusal as RowRefusal {
                    refusals.add(refusal.on(line: record.line))
                }
            }
        }
        lines.sort {
            ($0.cash.valueTime, $0.number) < ($1.cash.valueTime, $1.number)
        }
    }

    private mutating func take(
        _ record: CSVRecord, _ plan: ColumnPlan<CashFlowField>
    ) throws {
        let row: ImportRow<CashFlowField>
        do {
            row = try plan.row(record)
        } catch {
            throw RowRefusal(error, "")
        }
        let currency = try currency(row)
        let cash = try row.cash(in: currency, unit.rules)
        if let reference = cash.reference {
            if let line = references[reference] {
                throw row.refusal(
                    .reference, "E-DUP", "reference \"\(reference)\" stands on line \(line) already"
                )
            }
            references[reference] = record.line
            if try isRepeated(cash, row) {
                repeated += 1
                return
            }
        }
        lines.append(Line(number: record.line, cash: cash))
    }

    /// The currency of the row's contract.
    private mutating func currency(_ row: ImportRow<CashFlowField>) throws -> Currency {
        let number = try row.number()
        if let known = currencies[number] { return known }
        guard let id = try unit.transaction.contractID(number: number) else {
            throw row.refusal(.contract, "E-REF", "contract \"\(number)\" not found")
        }
        let currency = try unit.transaction.contract(id).terms.principal.currency
        currencies[number] = currency
        return currency
    }

    /// Whether the ledger has this very cash flow under its reference.
    private func isRepeated(
        _ cash: NewCash, _ row: ImportRow<CashFlowField>
    ) throws -> Bool {
        guard let reference = cash.reference,
            let id = try unit.transaction.cashFlowID(reference: reference)
        else { return false }
        let stored = try unit.transaction.cashFlow(id)
        let number = try unit.transaction.contract(stored.contract).terms.number
        let facts: [(String, Bool)] = [
            ("contract", number == cash.contract),
            ("time", stored.flow.valueTime == cash.valueTime),
            ("amount", stored.flow.amount == cash.amount.minor),
            ("direction", stored.flow.direction == cash.direction),
            ("means of payment", stored.flow.payment == cash.payment),
            ("bank", stored.flow.bank == cash.bank),
        ]
        let differing = facts.filter { !$0.1 }.map(\.0).joined(separator: ", ")
        if differing.isEmpty { return true }
        throw row.refusal(
            .reference, "E-DUP",
            "reference \"\(reference)\" is in the ledger for another cash flow of contract "
                + "\(number), on \(stored.flow.valueTime.day); other: \(differing)")
    }

    mutating func receive() throws {
        var contracts = ContractsAtHand(unit)
        for line in lines {
            let receipt = try unit.receive(line.cash, &contracts)
            imported += 1
            switch line.cash.direction {
            case .incoming: incoming.add(line.cash.amount)
            case .outgoing: outgoing.add(line.cash.amount)
            }
            unaccepted.add(receipt.left)
            for warning in receipt.warnings {
                warned += 1
                guard warnings.count < Receiving.warningsMax else { continue }
                warnings.append(
                    ImportWarning(
                        line: line.number, contract: line.cash.contract, code: warning.code,
                        message: warning.message))
            }
        }
        try contracts.keep()
    }

    func report(isStored: Bool) -> CashImportReport {
        return CashImportReport(
            rows: rows, imported: imported, repeated: repeated,
            isStored: isStored, refusedRows: refusals.count, refused: refusals.listed,
            incoming: incoming.amounts, outgoing: outgoing.amounts,
            unaccepted: unaccepted.amounts, warned: warned, warnings: warnings)
    }
}
