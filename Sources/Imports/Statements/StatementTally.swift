import BackOffice
import Contracts
import Formats
import Measures
import Storage

/// What became of the payments of a statement, counted all, listed as far as anybody reads.
struct StatementTally {
    private static let listedMax = 100

    var repeated = 0
    private var received = 0
    private var passedOver = 0
    private var unidentified = 0
    private var conflicting = 0
    private var listed: [UnidentifiedView] = []
    private var taken: CurrencyTotals = [:]
    private var unaccepted: CurrencyTotals = [:]
    private var charges: CurrencyTotals = [:]
    private var returned = 0
    private var returns: [ReturnedView] = []
    private var refusals = Refusals()
    private var warned = 0
    private var warnings: [ImportWarning] = []

    mutating func refuse(_ flaws: [FormatFlaw]) {
        for flaw in flaws {
            refusals.add(
                ImportRefusal(
                    line: flaw.line, column: "", code: "E-FMT",
                    message: "line \(flaw.line): \(flaw.reason)"))
        }
    }

    /// Leaves out a payment whose day is rather a slip of somebody's hand.
    mutating func refuse(_ entry: StatementEntry, because error: OfficeError) {
        refusals.add(
            ImportRefusal(
                line: entry.line, column: "", code: error.code,
                message: "line \(entry.line): \(error.message)"))
    }

    mutating func passOver(_ entry: StatementEntry) {
        passedOver += 1
        if entry.charge != nil { charge(entry, on: nil) }
    }

    mutating func receive(_ entry: StatementEntry, on contract: String, _ receipt: ReceivedCash) {
        received += 1
        taken.add(entry.amount)
        unaccepted.add(receipt.left)
        for warning in receipt.warnings {
            warn(entry, contract, warning.code, warning.message)
        }
        if entry.charge != nil { charge(entry, on: contract) }
    }

    private mutating func charge(_ entry: StatementEntry, on contract: String?) {
        guard let charge = entry.charge else { return }
        charges.add(charge)
        warn(entry, contract, "W-CHARGE", "the bank has kept \(charge.description) of it")
    }

    mutating func list(_ payment: UnidentifiedView) {
        unidentified += 1
        if listed.count < StatementTally.listedMax { listed.append(payment) }
    }

    mutating func conflict(_ entry: StatementEntry, _ contract: String?, _ why: String) {
        conflicting += 1
        warn(entry, contract, "W-CONFLICT", why)
    }

    mutating func takeBack(
        _ entry: StatementEntry, _ original: ReturnedPayments.Original?, _ end: ReturnEnd
    ) {
        guard end != .repeated else {
            repeated += 1
            return
        }
        returned += 1
        let view = ReturnedView(
            line: entry.line, reference: entry.reference.name, valueDay: "\(entry.valueDay)",
            amount: entry.amount.text, currency: entry.amount.currency.code,
            purpose: entry.purpose, returnOf: original?.reference,
            cashFlow: original?.cashFlow?.rawValue, contract: original?.contract,
            paid: original.map { "\($0.day)" }, isTakenBack: end == .takenBack)
        if returns.count < StatementTally.listedMax { returns.append(view) }
        let whose =
            original.map { "the payment of \($0.day)" } ?? "a payment that the ledger does not have"
        let done =
            switch end {
            case .takenBack: ", as if it had never come"
            case .listed(let reason): reason.map { "; it stands: \($0)" } ?? ""
            case .repeated: ""
            }
        warn(
            entry, original?.contract, "W-RETURNED",
            "\(entry.amount.description) went back on \(entry.valueDay): \(whose)\(done)")
    }

    mutating func warn(
        _ entry: StatementEntry, _ contract: String?, _ code: String, _ message: String
    ) {
        warned += 1
        guard warnings.count < StatementTally.listedMax else { return }
        warnings.append(
            ImportWarning(
                line: entry.line, contract: contract ?? "", code: code, message: message))
    }

    func report(_ statements: [BankStatement], isStored: Bool) -> StatementReport {
        StatementReport(
            accounts: statements.map(StatementView.init), received: received,
            repeated: repeated, passedOver: passedOver, unidentified: unidentified,
            conflicting: conflicting, returned: returned, isStored: isStored,
            sums: taken.amounts, unaccepted: unaccepted.amounts, charges: charges.amounts,
            listed: listed, returns: returns, refusedDocuments: refusals.count,
            refused: refusals.listed, warned: warned, warnings: warnings)
    }
}

extension StatementView {
    fileprivate init(_ statement: BankStatement) {
        self.init(
            account: statement.account, currency: statement.opening.currency.code,
            from: "\(statement.from)", through: "\(statement.through)",
            opening: statement.opening.text, closing: statement.closing.text,
            payments: statement.entries.count,
            missing: statement.missing.isZero ? nil : statement.missing.text)
    }
}
