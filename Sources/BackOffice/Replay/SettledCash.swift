import Contracts
import Measures
import Processes
import Storage

/// A cash flow as it was told of, and what the payer asked for with it.
struct ToldCash {
    let flow: CashFlow
    let early: EarlyRequest?
}

/// A cash flow laid over debt, today or in its place in the past: decided, and not yet stored.
struct SettledCash {
    /// What the cash flow itself has led to.
    let steps: [DecidedProcess]
    /// What is taken back and done again around it; nil when it came in time, or has no place.
    let backdating: Backdating?
    let trace: [TraceStep]
    let warnings: [Warning]
    /// What no debt takes of it, minor units.
    let left: Int64
    let view: BackdatingView?

    /// - Parameter contract: as it lies in the ledger, where the cash flow comes late.
    /// - Parameter reach: across what it may be put in its place unasked.
    init(
        _ told: ToldCash, on contract: LoadedContract, across reach: Backdating.Reach,
        _ reading: ReadSession, _ rules: Rules
    ) throws {
        let flow = told.flow
        let known = contract.state.knowing(flow)
        let now = try Acceptance(flow.id, early: told.early, on: known, rules)
        guard now.isLate, rules.isOpen(flow.valueTime.day) else {
            self.init(now, now.warnings, of: flow)
            return
        }
        do {
            var place = try Backdating(of: flow, on: contract, across: reach, reading, rules)
            let start = place.start(knowing: flow)
            let then = try Acceptance(flow.id, early: told.early, on: start, rules)
            guard !then.steps.isEmpty else {
                self.init(now, then.warnings, of: flow)
                return
            }
            try place.redo(after: then.steps, from: start)
            try self.init(then, place, of: flow, changing: known)
        } catch let error as OfficeError where error.isRule && reach == .nights {
            let reason = now.warnings.map {
                Warning(code: $0.code, message: $0.message + "; " + error.message)
            }
            self.init(now, reason, of: flow)
        }
    }

    /// A payment as if it had never been: what was laid out of it is undone.
    ///
    /// - Throws: as `Backdating`.
    init(
        voiding stored: StoredCashFlow, on contract: LoadedContract,
        across reach: Backdating.Reach, _ reading: ReadSession, _ rules: Rules
    ) throws {
        (trace, warnings, left) = ([], [], 0)
        if let open = contract.state.cashFlow(stored.id), open.accepted == 0, open.restored == 0 {
            steps = [try DecidedProcess(voiding: open, on: contract.state, since: nil, rules)]
            (backdating, view) = (nil, nil)
            return
        }
        var place = try Backdating(
            undoing: stored, on: contract, across: reach, reading, rules)
        let start = place.taken.state
        guard let flow = start.cashFlow(stored.id) else {
            throw Refusal.cash(.cashFlowNotOpen(stored.id))
        }
        let void = try DecidedProcess(voiding: flow, on: start, since: nil, rules)
        try place.redo(after: [void], from: start, without: stored.id)
        let after = place.redone.last?.step.after ?? void.after
        try contract.state.requireMoneyLaid(in: after)
        view = BackdatingView(
            from: "\(place.taken.from)", takenBack: place.taken.goes.count,
            doneAgain: place.redone.count,
            changes: contract.state.changes(to: after, try rules.on(flow.valueTime.day)))
        backdating = place
        steps = [void]
    }

    private init(_ now: Acceptance, _ warnings: [Warning], of flow: CashFlow) {
        (steps, trace, self.warnings) = (now.steps, now.trace, warnings)
        (backdating, view) = (nil, nil)
        left = now.state.cashFlow(flow.id)?.unaccepted ?? 0
    }

    private init(
        _ then: Acceptance, _ place: Backdating, of flow: CashFlow,
        changing known: ContractState
    ) throws {
        (steps, trace, warnings) = (then.steps, then.trace, then.warnings)
        let after = place.redone.last?.step.after ?? then.state
        left = after.cashFlow(flow.id)?.unaccepted ?? 0
        view = try place.view(changing: known, then.state, on: flow.valueTime.day)
        backdating = place
    }
}

extension ContractState {
    /// - Throws: `late(.notReplayable)` where money that was laid over debt would wait.
    fileprivate func requireMoneyLaid(in after: ContractState) throws {
        let waiting = after.cashFlows.first { flow in
            flow.unaccepted > cashFlow(flow.id)?.unaccepted ?? 0
        }
        guard let waiting else { return }
        let number = waiting.id.rawValue
        throw OfficeError.late(
            .notReplayable("cash flow \(number) at \(waiting.valueTime) would find no debt"))
    }
}

extension DecidedProcess {
    /// A cash flow let go, at its time or when that is open again.
    ///
    /// - Parameter since: no earlier than this.
    init(
        voiding flow: CashFlow, on contract: ContractState, since: ValueTime?, _ rules: Rules
    ) throws {
        let open = ValueTime.start(of: rules.postingDay(of: flow.valueTime.day))
        let times = [flow.valueTime, open, contract.lastOperation ?? open, since ?? open]
        let time = times.reduce(flow.valueTime) { max($0, $1) }
        try self.init(VoidPayment(valueTime: time, cashFlow: flow.id), on: contract, rules)
    }
}

extension OfficeError {
    /// Whether a rule has said no, and a person may find another way.
    package var isRule: Bool {
        switch self {
        case .refused, .late, .export, .period, .rules: true
        case .input, .notFound, .keyUsed, .answerNotKept, .previewOutdated, .duplicate, .directory,
            .notWritten, .fault, .unexpected:
            false
        }
    }
}
