import BackOffice
import Contracts
import Orders
import Processes
import Storage

/// What processes say they were, and what is kept of answers, held against their orders.
struct CodeAudit {
    private var coded = Tally("I27", "every process bears a code that its order carries out")
    private var answered = Tally("I28", "what was answered is kept of an order that had a key")

    var results: [InvariantResult] { [coded, answered].map(\.result) }

    private static let byLateFact: Set = [ProcessContract.Variant.plain.code, PostDifference.code]

    /// A process against the order it was carried out for; nil where that cannot be read.
    mutating func see(_ process: ScannedProcess, orderedAs kind: WorkKind?) {
        coded.see(
            kind.map { CodeAudit.allows(process.code, $0) } ?? true,
            "process \(process.id.rawValue) is \(process.code.rawValue), "
                + "ordered by \(kind?.code ?? "")")
    }

    private static func allows(_ code: ProcessCode, _ kind: WorkKind) -> Bool {
        switch kind {
        case .process(PostDifference.code): byLateFact.contains(code)
        case .process(let ordered):
            code == ordered || ProcessContract.codes(madeUpBy: ordered).contains(code)
        case .night: ProcessContract.nightlyCodes.contains(code)
        case .voidCash: code == VoidPayment.code
        case .moveCash: code == VoidPayment.code || Acceptance.codes.contains(code)
        case .receiveCash, .acceptCash, .importContracts, .importCashFlows, .importStatement:
            Acceptance.codes.contains(code)
        case .restructure: [RestructureOut.code, RestructureIn.code].contains(code)
        case .generate: ProcessContract.nightlyCodes.union(Acceptance.codes).contains(code)
        case .keepCash, .rollback, .signContract, .importRates, .prepareExport, .sendExport,
            .confirmExport, .cancelExport, .closePeriod, .requestReopening, .approveReopening,
            .changeDirectory:
            false
        }
    }

    /// - Throws: `fault`.
    mutating func receipts(_ reading: ReadSession) throws {
        for receipt in try reading.receipts() {
            let order = try reading.work(receipt.work)?.work
            answered.see(order?.idempotencyKey != nil, "receipt of order \(receipt.work.rawValue)")
        }
    }
}
