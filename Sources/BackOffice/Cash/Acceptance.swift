package import Contracts
import Directories
import Measures
import Processes

/// What auto-accept makes of a cash flow: processes decided one on another, with the trace.
///
/// Nothing here is stored. When a process refuses, none is kept: the cash flow stays
/// unaccepted and the refusal is told.
/// - Source: D-3.0.6.
package struct Acceptance {
    /// Every process that may be taken here.
    package static let codes: Set<ProcessCode> = AutoAccept.codes.union([
        ProcessContract.Variant.plain.code, ChargeRepaymentFee.code, Disburse.code, Refund.code,
        Overpay.code, PlaceDeposit.code, PayOutDeposit.code,
    ]).union(ProcessContract.nightlyCodes)

    package private(set) var steps: [DecidedProcess] = []
    private(set) var trace: [TraceStep] = []
    private(set) var warnings: [Warning] = []
    /// Whether the cash flow lies before what the contract has been through.
    let isLate: Bool
    private(set) var state: ContractState
    private let rules: Rules

    package init(
        _ cashFlow: CashFlowID, early: EarlyRequest?, on contract: ContractState, _ rules: Rules
    ) throws {
        state = contract
        self.rules = rules
        let flow = contract.cashFlow(cashFlow)
        isLate = contract.lastOperation.map { flow?.valueTime.day ?? $0.day < $0.day } ?? false
        guard let flow else { return }
        if let closed = rules.closed, flow.valueTime.day <= closed.through {
            let period = Month(of: flow.valueTime.day).title
            warn("W-BACKDATED", "dated in period \(period), which is closed: not distributed")
            return
        }
        if isLate, let last = contract.lastOperation {
            warn("W-BACKDATED", "dated before the last operation on \(last.day): not distributed")
            return
        }
        do {
            switch (flow.direction, state.kind) {
            case (_, .deposit): try deposit(flow)
            case (.outgoing, _): try payOut(flow)
            case (.incoming, _): try accept(flow, early)
            }
        } catch {
            // A rule that says no is for people to solve; damage and bugs are not.
            let reason = OfficeError(error, nil)
            guard case .refused = reason else { throw reason }
            steps = []
            warn("W-UNACCEPTED", "the cash flow is kept unaccepted: " + reason.message)
        }
    }

    private mutating func payOut(_ flow: CashFlow) throws {
        guard state.status == .forIssue else {
            try refund(flow)
            return
        }
        let fee = state.cashFlows.first {
            $0.direction == .incoming && $0.valueTime <= flow.valueTime
        }?.id
        try take(Disburse(valueTime: flow.valueTime, cashFlow: flow.id, feeCashFlow: fee))
        trace.append(TraceStep(rule: "disburse", facts: ["fee": fee == nil ? "none" : "paid"]))
    }

    /// A deposit comes in once, and goes out as far as it is due.
    private mutating func deposit(_ flow: CashFlow) throws {
        if flow.direction == .incoming, state.status == .forIssue {
            try take(PlaceDeposit(valueTime: flow.valueTime, cashFlow: flow.id))
            trace.append(TraceStep(rule: "placeDeposit", facts: [:]))
        } else if flow.direction == .outgoing, state.status.isServiced {
            let time = timeToTake(flow)
            try makeUpDays(before: time)
            try take(PayOutDeposit(valueTime: time, cashFlow: flow.id))
            trace.append(TraceStep(rule: "payOutDeposit", facts: [:]))
        } else {
            warn("W-UNACCEPTED", "no process of a deposit takes the cash flow now")
        }
    }

    /// Money paid out of a contract that runs or has ended can only be the client's own.
    private mutating func refund(_ flow: CashFlow) throws {
        guard state.credit > 0 else {
            warn("W-UNACCEPTED", "the contract is not waiting to be paid out")
            return
        }
        let time = timeToTake(flow)
        try makeUpDays(before: time)
        let credit = state.money(state.credit).text
        try take(Refund(valueTime: time, cashFlow: flow.id))
        trace.append(TraceStep(rule: "refund", facts: ["credit": credit]))
    }

    private mutating func accept(_ flow: CashFlow, _ early: EarlyRequest?) throws {
        try makeUpDays(before: timeToTake(flow))
        if state.isSettled {
            try take(Overpay(valueTime: timeToTake(flow), cashFlow: flow.id))
            let amount = state.money(flow.amount).text
            trace.append(TraceStep(rule: "overpayment", facts: ["amount": amount]))
            return
        }
        guard state.status.isServiced else {
            warn("W-UNACCEPTED", "the contract is \(state.status): the cash flow waits")
            return
        }
        let time = timeToTake(flow)
        try take(ProcessContract(valueTime: time, variant: .plain))
        try chargeFee(flow, at: time)
        let choice = try AutoAccept(
            flow.id, request: early, on: state, at: time, rules.on(time.day))
        trace.append(
            TraceStep(
                rule: choice.rule.rawValue,
                facts: [
                    "amount": state.money(flow.amount).text, "due": state.money(choice.due).text,
                    "payoff": state.money(choice.payoff).text,
                ]))
        for order in choice.orders where state.status.isServiced { try take(order) }
    }

    /// The fee of the bank comes before the payment is laid over debt, once.
    private mutating func chargeFee(_ flow: CashFlow, at time: ValueTime) throws {
        guard state.product.fees.onRepayment == .onEveryPayment, let bank = flow.bank,
            !flow.isFeeCharged
        else { return }
        let before = state.buckets.total(of: .repaymentFee)
        try take(ChargeRepaymentFee(valueTime: time, cashFlow: flow.id))
        let fee = state.buckets.total(of: .repaymentFee) - before
        trace.append(
            TraceStep(
                rule: "repaymentFee",
                facts: ["bank": bank, "fee": fee > 0 ? state.money(fee).text : "none"]))
    }

    /// When a cash flow may be taken: at its time, or behind what its day has seen.
    private func timeToTake(_ flow: CashFlow) -> ValueTime {
        max(flow.valueTime, state.lastOperation ?? flow.valueTime)
    }

    /// Days that must not be passed over come first, each as its night would have booked it.
    private mutating func makeUpDays(before time: ValueTime) throws {
        let made = try state.makingUp(before: time, rules)
        steps += made
        state = made.last?.after ?? state
    }

    private mutating func take(_ order: any DebtProcess) throws {
        assert(Acceptance.codes.contains(order.code), "\(order.code) is not listed")
        let step = try DecidedProcess(order, on: state, rules)
        if case .short(let missing) = step.decision.outcome {
            warn("W-SHORT", "\(state.money(missing).text) short of the whole debt")
        }
        guard !step.isEmpty else { return }
        state = step.after
        steps.append(step)
    }

    private mutating func warn(_ code: String, _ message: String) {
        warnings.append(Warning(code: code, message: message))
    }
}
