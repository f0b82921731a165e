import Contracts
import Directories

extension Transaction {
    /// Decides from its order and its documents what each process of an earlier schema was.
    func nameProcesses() throws {
        let named = try session.all(ProcessCodeSQL.unnamed, []) { row in
            (id: row.integer(0), code: try Unnamed(row).code)
        }
        try session.script(ProcessCodeSQL.dropLock)
        for process in named {
            try session.run(
                ProcessCodeSQL.name,
                [.integer(process.id), .integer(try number(of: process.code))])
        }
        try session.script(ProcessCodeSQL.lock)
    }
}

/// What is known of a process that was stored without its code.
private struct Unnamed {
    /// The kind of the order or batch it was carried out for.
    private let order: String
    private let documents: Set<DocumentType>
    private let opensContract: Bool
    private let isPaidOut: Bool

    init(_ row: Prepared) throws {
        order = row.optionalText(1) ?? ""
        isPaidOut = row.optionalInteger(4) == Int64(CashDirection.outgoing.rawValue)
        guard row.isNull(3) else {
            let outlines = try row.decoded(3) { reader throws(StoreFault) in
                try reader.documents()
            }
            documents = Set(outlines.map(\.type))
            opensContract = outlines.contains { $0.changes.contains(.opened) }
            return
        }
        documents = [try row.oneOf(DocumentType.self, 2)]
        opensContract = false
    }

    /// An order of one process bears its code; of the others the documents tell.
    var code: ProcessCode { ProcessCode(rawValue: Unnamed.batches.contains(order) ? told : order) }

    /// Orders that carry out what the contract asks for.
    private static let batches: Set = [
        "night", "receive-cash", "import-contracts", "import-cash-flows", "import-statement",
        "restructure", "late-difference", "generate", "",
    ]

    /// What tells nothing is the processing that every night and every payment begins with.
    private var told: String {
        if order == "late-difference" {
            return has(.restore, .reversal, .repayment) ? order : "contract-processing"
        }
        if has(.restructuring) { return opensContract ? "restructuring-in" : "restructuring" }
        if has(.disbursement) { return isPaidOut ? "disbursement" : "deposit-placement" }
        if has(.earlyRepayment) { return "early-repayment" }
        if has(.refund) { return "refund" }
        if has(.prepayment) { return "repayment-with-prepayment" }
        if has(.repayment, .overpayment) { return isPaidOut ? "deposit-pay-out" : "repayment" }
        let isNightly = ["night", "generate"].contains(order)
        if isNightly, has(.prepaymentOffset) { return "processing-with-prepayment-offset" }
        // What a payment costs is charged alone: the days before are booked already.
        return !isNightly && documents == [.feeAccrual]
            ? "repayment-fee-accrual" : "contract-processing"
    }

    private func has(_ types: DocumentType...) -> Bool {
        types.contains { documents.contains($0) }
    }
}
