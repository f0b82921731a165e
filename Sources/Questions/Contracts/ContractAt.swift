package import BackOffice
package import Contracts
package import Measures
package import Storage

/// One contract at one moment.
package struct ContractAt {
    package let contract: StoredContract
    package let state: ContractState
    private let moment: Moment
    private let rules: Rules
    private let reading: ReadSession
    /// Read already, where the state had to be folded.
    private let past: ContractHistory?

    /// - Throws: `notFound`, `fault`.
    package init(
        _ number: String, at moment: Moment, _ reading: ReadSession, _ rules: Rules
    ) throws {
        let loaded = try reading.load(number, rules)
        contract = try reading.contract(loaded.state.id)
        self.moment = moment
        self.rules = rules
        self.reading = reading
        guard moment != .now else {
            past = nil
            state = loaded.state
            return
        }
        let past = try ContractHistory(of: loaded, knownAt: moment.knownAt, reading, rules)
        self.past = past
        state = try past.state(asOf: moment.lastDay)
    }

    /// The day the figures stand for: the one asked for, or that of the last operation.
    package var day: Day { moment.asOf ?? state.lastOperation?.day ?? contract.terms.signed }

    /// The processes that were live at the moment, newest first.
    /// - Throws: `fault`.
    package func processes() throws -> [StoredProcess] {
        let last = moment.lastDay
        return try history().live.filter { $0.valueTime.day <= last }
    }

    /// Tells the state after each process, oldest first.
    /// - Throws: `fault`.
    package func eachState(_ tell: (ContractState) -> Void) throws {
        _ = try history().state(of: processes()) { _, state in tell(state) }
    }

    /// Whether a process that was cancelled had come by the moment, and was known then.
    /// - Throws: `fault`.
    package func includes(_ process: StoredProcess) throws -> Bool {
        guard process.valueTime.day <= moment.lastDay else { return false }
        guard let knownAt = moment.knownAt else { return true }
        return try reading.work(process.work).map { $0.work.recordedAt <= knownAt } ?? false
    }

    /// All rollbacks, newest first, whenever they were recorded.
    /// - Throws: `fault`.
    package func rollbacks() throws -> [StoredRollback] {
        try reading.rollbacks(from: history().loaded.lastRollback)
    }

    private func history() throws -> ContractHistory {
        try past ?? ContractHistory(of: contract.id, knownAt: moment.knownAt, reading, rules)
    }
}

extension Moment {
    /// The last day that is part of the moment.
    fileprivate var lastDay: Day { asOf ?? Day(number: .max) }
}
