import BackOffice
import Contracts
import Directories
import Measures
import Storage

/// One contract after the other folded again, and held against all that is kept of it.
struct ContractAudit {
    private let rules: Rules
    private var fold = Tally("I2", "state, schedule and balances are the fold of the operations")
    private var chain = Tally("I2b", "each process names the one before it, in order of value time")
    private var shortcuts = Tally(
        "I2c", "what a night reads instead of a state is what the state says")
    private var listed = Tally("I2d", "the list of contracts shows what the states say")
    private var cash = Tally("I6", "of an open cash flow something is left, at most its amount")
    private var closed = Tally("I8", "a closed contract owes nothing and has a closing day")
    /// Live processes met in the chains, and the cash flows and rollbacks.
    private(set) var reached = Reached()
    private(set) var totals = DebtTotals()
    /// Cash flows that live processes have made void.
    private(set) var voided: Set<CashFlowID> = []

    struct Reached {
        var contracts = 0
        var processes = 0
        var cashFlows = 0
        var rollbacks = 0
    }

    init(_ rules: Rules) { self.rules = rules }

    var results: [InvariantResult] { [fold, chain, shortcuts, listed, cash, closed].map(\.result) }

    /// Checks a contract; the others can be checked whatever is found.
    mutating func check(
        _ id: ContractID, _ reading: ReadSession, _ periods: inout PeriodAudit,
        _ damage: inout Damage
    ) throws {
        reached.contracts += 1
        do {
            let kept = try damage.unlessDamaged { try reading.load(id, rules) }
            let contract = try kept ?? reading.loadSigned(id) { try rules.product($0) }
            let past = try ContractHistory(of: contract, knownAt: nil, reading, rules)
            try check(past, kept, reading, &periods)
        } catch let fault as StoreFault where fault.isDamage {
            damage.see(fault)
        } catch let refusal as Refusal {
            fold.see(false, "contract \(id.rawValue): \(refusal.text(nil))")
        } catch let error as MeasureFlaw {
            fold.see(false, "contract \(id.rawValue): \(Refusal.measure(error).text(nil))")
        }
    }

    /// - Parameter kept: the contract as it is kept; nil when that could not be read.
    private mutating func check(
        _ past: ContractHistory, _ kept: LoadedContract?, _ reading: ReadSession,
        _ periods: inout PeriodAudit
    ) throws {
        let number = past.loaded.state.terms.number
        reached.processes += past.live.count
        voided.formUnion(past.live.compactMap(\.voidedFlow))
        reached.cashFlows += past.cashFlows.count
        reached.rollbacks += try reading.rollbacks(from: past.loaded.lastRollback).count
        for (later, earlier) in zip(past.live, past.live.dropFirst()) {
            chain.see(
                later.previous == earlier.id && later.valueTime >= earlier.valueTime,
                "process \(later.id.rawValue)")
        }
        let snapshots = try periods.kept(of: past, reading)
        let folded = try past.state(of: past.live) { process, state in
            periods.see(state, after: process, of: past, against: snapshots)
        }
        totals.add(folded)
        try see(folded)
        guard let kept else { return }
        fold.see(folded == kept.state, "contract \(number)")
        let changes = try past.changes(reading)
        shortcuts.see(
            try kept.version == changes && reading.shortcuts(of: folded.id).fit(folded),
            "contract \(number)")
        listed.see(try reading.isListed(folded), "contract \(number)")
    }

    private mutating func see(_ state: ContractState) throws {
        for flow in state.cashFlows {
            cash.see(
                flow.accepted >= 0 && flow.accepted < flow.amount,
                "cash flow \(flow.id.rawValue)")
        }
        guard state.status == .closed else { return }
        let directory = try rules.on(state.closingDay ?? state.terms.signed)
        closed.see(
            state.closingDay != nil && state.debt(directory) == 0,
            "contract \(state.terms.number)")
    }
}
