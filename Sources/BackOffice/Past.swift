import Contracts
import Directories
import Measures
import Storage

/// The history of one contract, and any state it has been in.
struct Past {
    let loaded: LoadedContract
    /// Live processes, newest first.
    let live: [StoredProcess]
    let cashFlows: [CashFlow]
    private let rules: Rules

    init(of id: ContractID, _ reading: Reading, _ rules: Rules) throws {
        loaded = try reading.load(id) { try rules.product($0) }
        live = try reading.history(from: loaded.lastProcess, postings: rules.postings)
        cashFlows = try reading.cashFlows(from: loaded.lastCashFlow).map(\.whole)
        self.rules = rules
    }

    /// The state that some of the processes, newest first, lead to.
    func state(of processes: [StoredProcess]) throws -> ContractState {
        let current = loaded.state
        let signed = ContractState(
            id: current.id, terms: current.terms, product: current.product,
            cashFlows: cashFlows)
        return try signed.folding(processes.reversed().map(\.carriedOut)) {
            day throws(Refusal) in try rules.on(day)
        }
    }

    /// The contract as it was at the end of a day, by what is known now.
    func state(asOf day: Day) throws -> ContractState {
        try state(of: live.filter { $0.valueTime.day <= day })
    }
}
