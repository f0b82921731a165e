package import BackOffice
import Contracts
import Directories
package import Formats
import Measures
import Orders
import Storage

/// What an import does with its rows.
package struct ImportOptions: Sendable {
    /// Whether good rows are stored when others are refused; all or nothing otherwise.
    package let skipsRefused: Bool
    /// Whether each contract is paid out on the day its row says.
    package let disburses: Bool

    package init(skipsRefused: Bool, disburses: Bool) {
        self.skipsRefused = skipsRefused
        self.disburses = disburses
    }
}

extension Office {
    /// Reads contracts from a CSV file as a map says, and signs them.
    ///
    /// One transaction: every row is read and checked, every refused one is told, and unless
    /// bad rows are to be skipped, one of them keeps all from being stored. A preview stores
    /// nothing.
    /// - Throws: `input` for a file whose columns are not those of the map, `keyUsed`, `fault`.
    package func importContracts(
        _ source: ByteSource, by map: ContractMap, _ options: ImportOptions, _ context: OrderContext
    ) throws(OfficeError) -> ImportReport {
        let file = ReadFile(source)
        let order = { (file: String) in
            ContractImport(
                file: file, map: map.checksum, skipsRefused: options.skipsRefused,
                disburses: options.disburses)
        }
        return try carry(
            sorting {
                try .importing(.importContracts, file, order) { unit, work, isPreview in
                    var table = try CSVTable(file.bytes, separator: map.separator)
                    let plan = try ColumnPlan(map, table.columns)
                    var signing = Signing(unit, plan, isDisbursing: options.disburses, work)
                    while let row = try table.next() { try signing.take(row) }
                    let isAllowed = options.skipsRefused || signing.refusals.isEmpty
                    return signing.report(isAllowed: isAllowed, isPreview: isPreview)
                }
            }, context)
    }
}

/// Contracts being signed, row by row, inside one transaction.
private struct Signing {
    private let unit: UnitOfWork
    private let plan: ColumnPlan<ContractField>
    private let isDisbursing: Bool
    private let work: WorkID
    private var lines: [ContractID: Int] = [:]
    private var checks: [String: CheckTally] = [:]
    private var rows = 0
    private var signed = 0
    private var principals: CurrencyTotals = [:]
    private(set) var refusals = Refusals()

    init(_ unit: UnitOfWork, _ plan: ColumnPlan<ContractField>, isDisbursing: Bool, _ work: WorkID)
    {
        self.unit = unit
        self.plan = plan
        self.isDisbursing = isDisbursing
        self.work = work
    }

    mutating func take(_ row: CSVTableRow) throws {
        rows += 1
        switch row {
        case .flaw(let flaw): refusals.add(flaw.refusal)
        case .record(let record):
            do {
                try sign(record)
                signed += 1
            } catch let refusal as RowRefusal {
                refusals.add(refusal.on(line: record.line))
            }
        }
    }

    private mutating func sign(_ record: CSVRecord) throws {
        let row: ImportRow<ContractField>
        do {
            row = try plan.row(record)
        } catch {
            throw RowRefusal(error, "")
        }
        let (terms, product) = try row.terms(unit.rules)
        try refuseKnown(terms.number, row)
        try refuseUnlawful(terms, product, row)
        try refuseDeposit(product, row)
        let plan = try planned(terms, product, row)
        try compare(plan, terms, record)
        let id = try unit.sign(terms, attributes: attributes(of: record))
        lines[id] = record.line
        if isDisbursing { try disburse(terms) }
        principals.add(terms.principal)
    }

    /// Nobody pays a deposit out to place it: its money comes in.
    private func refuseDeposit(_ product: Product, _ row: ImportRow<ContractField>) throws {
        guard isDisbursing, product.kind == .deposit else { return }
        throw row.refusal(
            .product, "E-STATE",
            "\(product.code) is a deposit, which is not paid out: import it with --no-disburse; "
                + "the first cash flow that comes in on the contract places it")
    }

    private func refuseKnown(_ number: String, _ row: ImportRow<ContractField>) throws {
        guard let id = try unit.transaction.contractID(number: number) else { return }
        let place = lines[id].map { "on line \($0)" } ?? "in the ledger"
        throw row.refusal(.number, "E-DUP", "contract \"\(number)\" stands \(place) already")
    }

    private func refuseUnlawful(
        _ terms: Terms, _ product: Product, _ row: ImportRow<ContractField>
    ) throws {
        do {
            try terms.checkLimits(
                under: product, unit.rules.book.cap(signed: terms.signed),
                issued: terms.plannedDisbursement)
        } catch {
            let field: ContractField =
                if case .amount(.dailyRateTooHigh) = error { .annualRate } else { .signed }
            throw row.refusal(field, error.code, error.text(nil))
        }
    }

    /// What the terms lead to: what cannot be planned or paid out cannot be signed.
    private func planned(
        _ terms: Terms, _ product: Product, _ row: ImportRow<ContractField>
    ) throws -> ContractPlan {
        do {
            return try ContractPlan(terms, product, isDisbursing: isDisbursing, unit.rules)
        } catch {
            let told = OfficeError(error, nil)
            throw row.refusal(.principal, told.code, "no schedule: " + told.message)
        }
    }

    private mutating func compare(
        _ plan: ContractPlan, _ terms: Terms, _ record: CSVRecord
    ) throws {
        let currency = terms.principal.currency
        for (place, column, rule) in self.plan.checks where !record.fields[place].isEmpty {
            let theirs: Money
            let tolerance: Money
            do {
                let text = try rule.reader.plain(record.fields[place], column)
                theirs = try Money(text: text, currency)
                tolerance = try Money(text: rule.tolerance, currency)
            } catch {
                throw RowRefusal(OfficeError(error, nil), column)
            }
            guard let ours = plan.figure(rule.figure) else { continue }
            checks[column, default: CheckTally()].see(
                abs(Int128(theirs.minor) - Int128(ours.minor)) <= Int128(tolerance.minor),
                "\(terms.number): theirs \(theirs.text), ours \(ours.text)")
        }
    }

    private func attributes(of record: CSVRecord) throws -> String {
        let values = plan.attributes.map { ($0.column, record.fields[$0.place]) }
        return try text(of: Dictionary(uniqueKeysWithValues: values))
    }

    private func disburse(_ terms: Terms) throws {
        let cash = NewCash(
            byBankOn: terms.number, on: terms.plannedDisbursement, .outgoing, terms.principal,
            reference: nil)
        var contracts = ContractsAtHand(unit)
        let receipt = try unit.receive(cash, &contracts)
        try contracts.keep()
        precondition(receipt.warnings.isEmpty, "the plan has tried the disbursement")
    }

    func report(isAllowed: Bool, isPreview: Bool) -> ImportReport {
        ImportReport(
            rows: rows, imported: isAllowed ? signed : 0, isStored: isAllowed && !isPreview,
            sums: isAllowed ? principals.amounts : [], refusedRows: refusals.count,
            refused: refusals.listed,
            checks: checks.sorted { $0.key < $1.key }.map { name, check in
                ImportCheck(
                    name: name, compared: check.compared, agree: check.agree,
                    differences: check.differences)
            })
    }
}

/// How a figure of the source has agreed with ours so far.
private struct CheckTally {
    private static let differencesMax = 20

    private(set) var compared = 0
    private(set) var agree = 0
    private(set) var differences: [String] = []

    mutating func see(_ agrees: Bool, _ difference: String) {
        compared += 1
        if agrees {
            agree += 1
        } else if differences.count < Self.differencesMax {
            differences.append(difference)
        }
    }
}
