import Contracts
import Measures
import Storage

/// A rollback of many contracts on its way, chunk by chunk: tried, or put down as it goes.
struct RollbackRun {
    /// Contracts that one transaction looks at.
    static let contractsMax = 1_000

    /// A contract that stays as it is, and why.
    struct Refused {
        let contract: ContractID
        let error: OfficeError

        func named(on day: Day, _ reading: ReadSession) throws -> RefusedContract {
            RefusedContract(
                contract: try reading.contract(contract).terms.number, day: "\(day)",
                code: error.code, message: error.message)
        }
    }

    private let selection: ContractSelection
    private let from: ValueTime
    private(set) var batch: BatchProgress
    /// Those of the last chunk.
    private(set) var newRefusals: [Refused] = []
    /// Of which something was cancelled since the run began or went on.
    private(set) var rolledBack: Set<ContractID> = []

    init(_ selection: ContractSelection, from time: ValueTime, _ batch: BatchProgress) {
        self.selection = selection
        from = time
        self.batch = batch
    }

    /// Takes the next contracts; `put` cancels on one what its plan names.
    mutating func take(
        _ reading: ReadSession, _ rules: Rules, put: (RollbackPlan) throws -> Void
    ) throws {
        let selected = try SelectedContracts(selection, on: from.day, reading, rules)
        let ids = try selected.all(
            after: batch.throughContract, limit: RollbackRun.contractsMax, reading)
        newRefusals = []
        for id in ids {
            let plans: [RollbackPlan]
            do {
                guard let found = try plan(id, selected, reading, rules) else { continue }
                plans = found
            } catch {
                let told = OfficeError(error, nil)
                guard told.isOfOneContract else { throw error }
                batch.contracts += 1
                batch.refused += 1
                newRefusals.append(Refused(contract: id, error: told))
                continue
            }
            batch.contracts += 1
            for plan in plans where rolledBack.insert(plan.loaded.state.id).inserted {
                try put(plan)
                try count(plan, selected)
            }
        }
        batch.throughContract = ids.last ?? batch.throughContract
        if ids.count < RollbackRun.contractsMax { batch.state = .done }
    }

    /// What a contract leads to; nil for one that does not meet the criteria.
    private func plan(
        _ id: ContractID, _ selected: SelectedContracts, _ reading: ReadSession, _ rules: Rules
    ) throws -> [RollbackPlan]? {
        let loaded = try reading.load(id, rules)
        guard try selected.takes(loaded.state) else { return nil }
        let isLate = loaded.state.lastOperation.map { $0 >= from } ?? false
        guard isLate, !rolledBack.contains(id) else { return [] }
        return try all(with: id, among: selected, reading, rules)
    }

    /// A contract rolled back, and all that must go with it.
    ///
    /// The other contract of a restructuring goes back as far, where it is of the selection.
    private func all(
        with id: ContractID, among selected: SelectedContracts, _ reading: ReadSession,
        _ rules: Rules
    ) throws -> [RollbackPlan] {
        let past = try RecentHistory(of: id, since: from, reading, rules)
        var all = [try RollbackPlan(past, from, reading, rules)]
        var reached = 0
        while reached < all.count {
            let plan = all[reached]
            reached += 1
            let known = all.map(\.number)
            all += try plan.legs(reading).map(\.other).filter { !known.contains($0) }
                .flatMap { try bound(to: plan, $0, selected, reading, rules) }
        }
        return all
    }

    private func bound(
        to plan: RollbackPlan, _ other: String, _ selected: SelectedContracts,
        _ reading: ReadSession, _ rules: Rules
    ) throws -> [RollbackPlan] {
        guard try selected.has(reading.load(other, rules).state) else {
            return try plan.others(reading, rules).filter { $0.number == other }
        }
        return [try RollbackPlan(other, from, reading, rules)]
    }

    private mutating func count(_ plan: RollbackPlan, _ selected: SelectedContracts) throws {
        batch.processes += plan.goes.count
        batch.operations += plan.operations
        let isSelected = try selected.has(plan.loaded.state)
        if !isSelected { batch.contracts += 1 }
    }
}

extension OfficeError {
    /// Whether it says something of one contract, and the others may be served.
    fileprivate var isOfOneContract: Bool {
        if case .fault(let fault) = self { return fault.isDamage }
        return isRule
    }
}
