package import BackOffice
import Contracts
import Directories
package import Formats
import Measures
import Orders
import Storage

extension Office {
    /// Reads a bank statement and receives its payments on the contracts they name.
    ///
    /// One transaction. Payments are received in order of value days; one that names no
    /// contract, or several, is put on the list of the unidentified. A payment that was taken
    /// before is passed over, so a statement may be imported again, and so may one that shares
    /// days with another. A preview stores nothing.
    /// - Parameter takesOutgoing: whether money paid out is received too, where it names a
    ///   contract; it is passed over otherwise.
    /// - Parameter bank: which bank all the payments came through, by its code; nil where that
    ///   is not said.
    /// - Throws: `input` with the line of a file that is not a statement, or one that does not
    ///   add up; `unknownCode` for a bank; `keyUsed`, `fault`.
    /// - Source: D-8.5, `docs/imports.md`.
    package func importStatement(
        _ source: ByteSource, takesOutgoing: Bool, bank: String?, _ context: OrderContext
    ) throws(OfficeError) -> StatementReport {
        let file = ReadFile(source)
        let order = { (file: String) in
            StatementImport(file: file, takesOutgoing: takesOutgoing, bank: bank)
        }
        return try carry(
            sorting {
                try .importing(.importStatement, file, from: bank, order) { unit, work, isPreview in
                    let statements = try BankStatement.all(in: file.bytes)
                    var receiving = ReceivingStatement(
                        unit, work, takesOutgoing: takesOutgoing, bank: bank)
                    try receiving.receive(statements)
                    return try receiving.report(statements, isStored: !isPreview)
                }
            }, context)
    }
}

/// The payments of a statement being received, inside one transaction.
private struct ReceivingStatement {
    private static let listedMax = 100

    private let unit: UnitOfWork
    private let work: WorkID
    private let finder: ContractFinder
    private let takesOutgoing: Bool
    private let bank: String?
    private var received = 0
    private var repeated = 0
    private var passedOver = 0
    private var unidentified = 0
    private var listed: [UnidentifiedView] = []
    private var warned = 0
    private var warnings: [ImportWarning] = []
    private var contracts: ContractsAtHand
    private var unaccepted: [Currency: MoneyTotal] = [:]

    init(_ unit: UnitOfWork, _ work: WorkID, takesOutgoing: Bool, bank: String?) {
        self.unit = unit
        self.work = work
        self.takesOutgoing = takesOutgoing
        self.bank = bank
        finder = ContractFinder(unit.transaction)
        contracts = ContractsAtHand(unit)
    }

    mutating func receive(_ statements: [BankStatement]) throws {
        let all = statements.flatMap { statement in
            statement.entries.map { (account: statement.account, entry: $0) }
        }
        let ordered = all.enumerated().sorted {
            ($0.element.entry.valueDay, $0.offset) < ($1.element.entry.valueDay, $1.offset)
        }
        for (_, payment) in ordered { try receive(payment.entry, on: payment.account) }
        try contracts.keep()
    }

    private mutating func receive(_ entry: StatementEntry, on account: String) throws {
        try unit.rules.requireBank(bank, on: entry.valueDay)
        guard entry.direction == .incoming || takesOutgoing else {
            passedOver += 1
            return
        }
        guard try unit.transaction.cashFlowID(reference: entry.reference.name) == nil else {
            repeated += 1
            return
        }
        switch try finder.contract(for: entry) {
        case .contract(let id): try receive(entry, for: id)
        case .nothing(let reason):
            // Rent and wages name no contract either.
            guard entry.direction == .incoming else {
                passedOver += 1
                return
            }
            try keep(entry, on: account, because: reason)
        }
    }

    private mutating func receive(_ entry: StatementEntry, for contract: ContractID) throws {
        let number = try unit.transaction.party(of: contract).number
        let cash = NewCash(
            byBankOn: number, on: entry.valueDay,
            entry.direction == .incoming ? .incoming : .outgoing, entry.amount,
            reference: entry.reference.name
        ).through(bank)
        let receipt = try unit.receive(cash, &contracts)
        received += 1
        let currency = receipt.left.currency
        unaccepted[currency, default: MoneyTotal(in: currency)].add(receipt.left.minor)
        for warning in receipt.warnings {
            warned += 1
            guard warnings.count < ReceivingStatement.listedMax else { continue }
            warnings.append(
                ImportWarning(
                    line: entry.line, contract: number, code: warning.code,
                    message: warning.message))
        }
    }

    private mutating func keep(
        _ entry: StatementEntry, on account: String, because reason: String
    ) throws {
        let payment = UnidentifiedPayment(
            reference: entry.reference.name, account: account, valueDay: entry.valueDay,
            bookedDay: entry.bookedDay, amount: entry.amount, payer: Payer(entry.payer),
            purpose: entry.purpose, reason: reason, work: work)
        guard try unit.transaction.insert(payment) else {
            repeated += 1
            return
        }
        unidentified += 1
        if listed.count < ReceivingStatement.listedMax { listed.append(payment.view) }
    }

    func report(
        _ statements: [BankStatement], isStored: Bool
    ) throws -> StatementReport {
        return StatementReport(
            accounts: statements.map(\.view), received: isStored ? received : 0,
            repeated: repeated, passedOver: passedOver, unidentified: unidentified,
            isStored: isStored,
            unaccepted: unaccepted.values.sorted { $0.currency.code < $1.currency.code }.map {
                CurrencyAmount(currency: $0.currency.code, amount: $0.text)
            }, listed: listed, warned: warned, warnings: warnings)
    }
}

extension BankStatement {
    fileprivate var view: StatementView {
        StatementView(
            account: account, currency: opening.currency.code, from: "\(from)",
            through: "\(through)", opening: opening.text, closing: closing.text,
            payments: entries.count)
    }
}

extension StatementReference {
    /// The reference under which the payment is kept.
    fileprivate var name: String {
        let whole = facts.map { text + Checksum.uuid(of: $0.joined(separator: "\n")) } ?? text
        return place == 1 ? whole : whole + "#\(place)"
    }
}

extension Payer {
    fileprivate init(_ party: StatementParty) {
        self.init(name: party.name, inn: party.inn, account: party.account)
    }
}
