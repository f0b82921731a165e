import Contracts
import Directories
import GeneralLedger
import Measures
import Storage

/// What the live batches of all kinds have taken.
struct LiveExports {
    /// The live batches, by number.
    let batches: [StoredExport]
    private var coverages: [ExportKind: ExportCoverage] = [:]

    init(_ reading: Reading) throws {
        let all = try reading.exports()
        batches = all.filter(\.state.isLive)
        let byNumber = Dictionary(all.map { ($0.number, $0) }) { first, _ in first }
        for step in try reading.exportSteps() {
            guard let batch = byNumber[step.batch] else {
                throw StoreFault.corrupt("export batch \(step.batch.rawValue)")
            }
            switch step.state {
            case .prepared: coverages[batch.kind, default: ExportCoverage()].prepare(batch.extent)
            case .cancelled: coverages[batch.kind, default: ExportCoverage()].cancel(step.batch)
            case .sent, .confirmed: break
            }
        }
    }

    subscript(kind: ExportKind) -> ExportCoverage { coverages[kind] ?? ExportCoverage() }

    /// What the receiver has on the accounts, by account and currency.
    func balances(of kind: ExportKind, _ reading: Reading) throws -> [AccountBalance] {
        var balances: [AccountCode: [Currency: Int64]] = [:]
        for batch in batches where batch.kind == kind {
            for turnover in try reading.exportTurnovers(of: batch.number) {
                let moved = turnover.debit - turnover.credit
                balances[turnover.account, default: [:]][turnover.currency, default: 0] += moved
            }
        }
        return balances.flatMap { account, amounts in
            amounts.map { AccountBalance(account: account, currency: $0.key, minor: $0.value) }
        }.filter { $0.minor != 0 }.sorted {
            ($0.account, $0.currency.numericCode) < ($1.account, $1.currency.numericCode)
        }
    }

    /// Refuses when one of the processes has left the house in a live batch.
    ///
    /// - Throws: `ExportRefusal.exported`.
    /// - Source: domain §3.38.
    func requireUnexported(_ processes: [StoredProcess], _ postings: CorrectPostings) throws {
        for process in processes {
            let row = ExportRow(rawValue: process.id.rawValue)
            let day = process.valueTime.day
            for kind in [ExportKind.postings, .memo] {
                guard let number = self[kind].holder(of: row, on: day),
                    process.operations.contains(where: { kind.takes($0, postings) }),
                    let batch = batches.first(where: { $0.number == number })
                else { continue }
                throw ExportRefusal.exported(number, batch.state, day: day)
            }
        }
    }
}

extension ExportKind {
    /// Whether a batch of the kind has an entry of a posting; zero-sum postings have none.
    func takes(_ posting: CorrectPosting) -> Bool {
        guard !posting.template.isEmpty else { return false }
        return switch self {
        case .postings: !posting.isOffBalance && posting.isExported
        case .memo: posting.isOffBalance
        case .payments: false
        }
    }

    fileprivate func takes(_ operation: DebtOperation, _ postings: CorrectPostings) -> Bool {
        ContractKind.allCases.contains { kind in
            postings[operation.parameters(on: kind)].map(takes) ?? false
        }
    }
}

extension StoredProcess {
    fileprivate var operations: [DebtOperation] { documents.flatMap(\.operations) }
}
