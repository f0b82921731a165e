import BackOffice
import Contracts
import Directories
import Measures
import Processes
import Storage

/// A contract that is being lived through: each step is decided on the one before and stored.
struct ContractCourse {
    private let unit: UnitOfWork
    private let work: WorkID
    private var loaded: LoadedContract

    init(_ loaded: LoadedContract, _ unit: UnitOfWork, _ work: WorkID) {
        self.loaded = loaded
        self.unit = unit
        self.work = work
    }

    /// The schedule in force, or the one that the disbursement on the day agreed on will give.
    func planned(by rules: Rules) throws -> Schedule {
        if let schedule = loaded.state.schedule { return schedule }
        let day = loaded.state.terms.plannedDisbursement
        return try loaded.state.firstSchedule(issued: day, rules.on(day))
    }

    /// Pays the principal out, at ten in the morning of the day that was agreed on.
    mutating func disburse() throws {
        let terms = loaded.state.terms
        try receive(
            .outgoing, terms.principal.minor,
            at: ValueTime(terms.plannedDisbursement, second: 36_000), early: nil)
    }

    /// Does what the night of a day does.
    mutating func pass(nightOf day: Day) throws {
        let time = ValueTime.night(of: day)
        guard loaded.state.status.isServiced, time >= loaded.state.lastOperation ?? time else {
            return
        }
        try take(ProcessContract.nightly(at: time, on: loaded.state))
    }

    /// Makes a payment at noon of its day; none when nothing is owed that it would be for.
    mutating func pay(_ payment: PlannedPayment) throws {
        try pass(nightOf: payment.day)
        guard loaded.state.status.isServiced else { return }
        let time = ValueTime(payment.day, second: 43_200)
        let due = loaded.state.dueDebt(on: payment.day)
        switch payment.amount {
        case .due: try receive(.incoming, due, at: time, early: nil)
        case .dueAnd(let minor): try receive(.incoming, due + minor, at: time, early: nil)
        case .whole:
            let payoff =
                loaded.state.debt(try unit.rules.on(payment.day))
                + (try loaded.state.mandatoryInterestMissing(on: payment.day))
            try receive(.incoming, payoff, at: time, early: .full)
        }
    }

    private mutating func receive(
        _ direction: CashDirection, _ minor: Int64, at time: ValueTime, early: EarlyRequest?
    ) throws {
        guard minor > 0 else { return }
        let flow = NewCashFlow(
            direction: direction, payment: .bank, valueTime: time, amount: minor, bank: nil,
            reference: nil, work: work)
        let received = try unit.transaction.receive(flow, for: loaded)
        loaded = received.contract
        if let cash = loaded.state.cashFlow(received.cashFlow) {
            try unit.book(cash, of: loaded.state, reference: nil, for: work)
        }
        let acceptance = try Acceptance(
            received.cashFlow, early: early, on: loaded.state, unit.rules)
        for step in acceptance.steps { loaded = try unit.put(step, on: loaded, for: work) }
    }

    private mutating func take(_ order: any DebtProcess) throws {
        let step = try DecidedProcess(order, on: loaded.state, unit.rules)
        if !step.isEmpty { loaded = try unit.put(step, on: loaded, for: work) }
    }
}
