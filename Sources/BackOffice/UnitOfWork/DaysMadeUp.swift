package import Contracts
import Directories
import Measures
package import Processes
import Storage

// A contract that was left alone over the end of a month books that month on its last day.
extension ContractState {
    /// What contract processing books, after what earlier days have been left without.
    ///
    /// What lies in a closed month stays as it is.
    /// - Parameter order: what is ordered at a moment, on the contract as it is then.
    /// - Shape: the last may be empty, and is alone then where nothing is to be booked at all.
    func processing(
        to time: ValueTime, _ rules: Rules, by order: (ValueTime, ContractState) -> ProcessContract
    ) throws -> [DecidedProcess] {
        let alone = try DecidedProcess(order(time, self), on: self, rules)
        if alone.isEmpty { return [alone] }
        let steps = try makingUp(before: time.day, rules, by: order)
        guard let state = steps.last?.after else { return [alone] }
        guard state.status.isServiced else { return steps }
        return steps + [try DecidedProcess(order(time, state), on: state, rules)]
    }

    /// What the days before money have been left without: each as a night would book it.
    ///
    /// Where a credit meets debt every night, the last one before the money stands for all.
    func makingUp(before time: ValueTime, _ rules: Rules) throws -> [DecidedProcess] {
        let steps = try makingUp(before: time.day, rules) { .nightly(at: $0, on: $1) }
        let state = steps.last?.after ?? self
        let today = ValueTime.night(of: time.day)
        let last = today < time ? today : .night(of: time.day.previous)
        guard state.hasCredit, state.status.isServiced, rules.isOpen(last.day),
            state.lastOperation.map({ $0 < last }) ?? false
        else { return steps }
        let night = try DecidedProcess(
            ProcessContract.nightly(at: last, on: state), on: state, rules)
        let offsets = night.decision.documents.contains { $0.type == .prepaymentOffset }
        return offsets ? steps + [night] : steps
    }

    private func makingUp(
        before day: Day, _ rules: Rules, by order: (ValueTime, ContractState) -> ProcessContract
    ) throws -> [DecidedProcess] {
        var steps: [DecidedProcess] = []
        var state = self
        var next = dayToMakeUp(before: day)
        while let missed = next {
            if rules.isOpen(missed) {
                let night = order(.night(of: missed), state)
                let step = try DecidedProcess(night, on: state, rules)
                state = step.after
                if !step.isEmpty { steps.append(step) }
            }
            next = state.dayToMakeUp(after: missed, before: day)
        }
        return steps
    }
}

extension ProcessContract {
    /// Every process that an order of a code may make up days by.
    package static func codes(madeUpBy ordered: ProcessCode) -> Set<ProcessCode> {
        guard let variant = Variant.allCases.first(where: { $0.code == ordered }) else { return [] }
        return variant.accrual.skipsPenalties ? [Variant.withoutPenalties.code] : nightlyCodes
    }

    /// What the order means on a day before its own: what a night does, and no penalties where
    /// it leaves them out.
    func inPassing(at time: ValueTime, on contract: ContractState) -> ProcessContract {
        if time == valueTime { return self }
        if !variant.accrual.skipsPenalties { return .nightly(at: time, on: contract) }
        return ProcessContract(valueTime: time, variant: .withoutPenalties)
    }
}

extension UnitOfWork {
    /// Stores what was decided one on another; the contract as it is then, and what was done.
    func put(
        _ steps: [DecidedProcess], on loaded: LoadedContract, for work: WorkID
    ) throws -> (contract: LoadedContract, trees: [ProcessTree]) {
        var current = loaded
        var trees: [ProcessTree] = []
        for step in steps {
            current = try put(step, on: current, for: work)
            trees.append(step.tree(current.lastProcess))
        }
        return (current, trees)
    }
}
