import Contracts
import Directories
package import GeneralLedger
package import Measures
import Storage

/// What the live batches of all kinds have taken.
struct LiveExports {
    /// The live batches, by number.
    let batches: [StoredExport]
    private var taken: [ExportKind: ExportTaken] = [:]

    init(_ reading: ReadSession) throws {
        let all = try reading.exports()
        batches = all.filter(\.state.isLive)
        let byNumber = Dictionary(all.map { ($0.number, $0) }) { first, _ in first }
        for step in try reading.exportSteps() {
            guard let batch = byNumber[step.batch] else {
                throw StoreFault.corrupt("export batch \(step.batch.rawValue)")
            }
            switch step.state {
            case .prepared:
                taken[batch.kind, default: ExportTaken()].prepare(batch.extent, money: batch.money)
            case .cancelled: taken[batch.kind, default: ExportTaken()].cancel(step.batch)
            case .sent, .confirmed: break
            }
        }
    }

    subscript(kind: ExportKind) -> ExportTaken { taken[kind] ?? ExportTaken() }

    /// What the receiver has on the accounts, by account and currency.
    /// - Throws: `totalOverflow` for a balance that no batch could begin with.
    func balances(of kind: ExportKind, _ reading: ReadSession) throws -> [AccountBalance] {
        var balances = ExportBalances()
        for batch in batches where batch.kind == kind {
            balances.add(try reading.exportTurnovers(of: batch.number))
        }
        return try balances.listed()
    }

    /// Refuses when one of the processes has left the house in a live batch.
    ///
    /// - Throws: `ExportRefusal.exported`.
    /// - Source: D-3.38.
    func requireUnexported(_ processes: [StoredProcess], _ postings: CorrectPostings) throws {
        for process in processes {
            let row = ExportSequence(rawValue: process.id.rawValue)
            let day = process.valueTime.day
            for kind in [ExportKind.postings, .memo] {
                guard let number = self[kind].rows.holder(of: row, on: day),
                    process.operations.contains(where: { kind.takes($0, postings) }),
                    let batch = batches.first(where: { $0.number == number })
                else { continue }
                throw ExportRefusal.exported(number, batch.state, day: day)
            }
        }
    }
}

/// What batches have moved on the accounts of their receiver, added up in 128 bits.
package struct ExportBalances {
    private var balances: [Key: MoneyTotal] = [:]

    private struct Key: Hashable {
        let account: AccountCode
        let currency: Currency
    }

    package init() {}

    package mutating func add(_ turnovers: [AccountTurnover]) {
        move(turnovers) { ($0.debit, $0.credit) }
    }

    /// Takes the turnovers of a batch out again.
    package mutating func remove(_ turnovers: [AccountTurnover]) {
        move(turnovers) { ($0.credit, $0.debit) }
    }

    private mutating func move(
        _ turnovers: [AccountTurnover], _ sides: (AccountTurnover) -> (up: Int64, down: Int64)
    ) {
        for turnover in turnovers {
            let key = Key(account: turnover.account, currency: turnover.currency)
            var total = balances[key] ?? MoneyTotal(in: turnover.currency)
            let moved = sides(turnover)
            total.add(moved.up)
            total.subtract(moved.down)
            balances[key] = total
        }
    }

    /// By account, then currency; none at zero.
    /// - Throws: `totalOverflow`.
    package func listed() throws(MeasureFlaw) -> [AccountBalance] {
        var listed: [AccountBalance] = []
        for (key, total) in balances where total.minor != 0 {
            guard let minor = Int64(exactly: total.minor) else {
                throw .totalOverflow(.account(key.account.rawValue))
            }
            listed.append(
                AccountBalance(account: key.account, currency: key.currency, minor: minor))
        }
        return listed.sorted {
            ($0.account, $0.currency.numericCode) < ($1.account, $1.currency.numericCode)
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
