import Contracts
import Directories
import Measures
import Orders
import Storage

/// A rollback worked out: which processes go, and the state without them.
struct RollbackPlan {
    let loaded: LoadedContract
    let from: ValueTime
    /// Newest first.
    let goes: [StoredProcess]
    /// The newest process that stays; nil when none does.
    let head: ProcessID?
    let state: ContractState

    /// - Throws: `notFound`; `periodClosed`; `nothing` when no process is that late; `exported`
    ///   when one that goes has left the house.
    init(_ number: String, _ from: ValueTime, _ reading: ReadSession, _ rules: Rules) throws {
        try self.init(RecentHistory(of: number, since: from, reading, rules), from, reading, rules)
    }

    /// The same of a contract whose history is at hand.
    init(
        _ past: RecentHistory, _ from: ValueTime, _ reading: ReadSession, _ rules: Rules
    ) throws {
        try rules.requireOpen(from.day)
        let count = past.live.prefix { $0.valueTime >= from }.count
        guard count > 0 else { throw Refusal.amount(.nothing(to: "roll back from \(from)")) }
        try self.init(count, of: past, from, reading, rules)
    }

    private init(
        _ count: Int, of past: RecentHistory, _ from: ValueTime, _ reading: ReadSession,
        _ rules: Rules
    ) throws {
        loaded = past.loaded
        self.from = from
        goes = Array(past.live.prefix(count))
        let stays = Array(past.live.dropFirst(count))
        head = stays.first?.id ?? past.start.lastProcess
        try LiveExports(reading).requireUnexported(goes, rules.postings)
        state = try past.state(of: stays)
    }

    var number: String { loaded.state.terms.number }

    var operations: Int { goes.reduce(0) { $0 + $1.operationIDs.count } }

    /// What must go on other contracts with it: the other legs of the restructurings that go.
    ///
    /// - Throws: `linkedContractMoved` when another leg is not the newest on its contract.
    /// - Source: D-3.38, inter-contract transfers.
    func others(_ reading: ReadSession, _ rules: Rules) throws -> [RollbackPlan] {
        try legs(reading).map { leg, other in
            let past = try RecentHistory(of: other, since: leg.valueTime, reading, rules)
            guard let newest = past.live.first, newest.work == leg.work else {
                throw Refusal.state(
                    .linkedContractMoved(
                        past.loaded.state.terms.number, since: leg.valueTime))
            }
            return try RollbackPlan(1, of: past, newest.valueTime, reading, rules)
        }
    }

    /// The restructurings that go, each with the number of the other contract.
    func legs(
        _ reading: ReadSession
    ) throws -> [(leg: StoredProcess, other: String)] {
        try goes.filter(\.isRestructuring).compactMap { leg in
            guard let work = try reading.work(leg.work)?.work, work.isOf == .restructure
            else { return nil }
            let both: RestructuredContracts = try decoded(work.parameters)
            return (leg, both.contract == number ? both.successor : both.contract)
        }
    }
}

extension RecentHistory {
    /// The end of the history of a contract by the number people use.
    fileprivate init(
        of number: String, since moment: ValueTime, _ reading: ReadSession, _ rules: Rules
    ) throws {
        let id = try reading.id(of: number)
        try self.init(of: id, since: moment, reading, rules)
    }
}

extension StoredProcess {
    fileprivate var isRestructuring: Bool { documents.contains { $0.type == .restructuring } }
}
