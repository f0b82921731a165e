import Contracts
package import Measures
package import Storage

/// Which past a question is about.
package struct Moment: Hashable, Sendable {
    /// The contract as it stood at the end of this day; nil is now.
    package let asOf: Day?
    /// By what the ledger held at this instant; nil is all it holds now.
    package let knownAt: RecordedAt?

    package init(asOf: Day?, knownAt: RecordedAt?) {
        self.asOf = asOf
        self.knownAt = knownAt
    }

    package static let now = Moment(asOf: nil, knownAt: nil)
}

/// One contract at one moment, with the processes that led to it.
struct Seen {
    let contract: StoredContract
    let state: ContractState
    /// Live at the moment, newest first.
    let processes: [StoredProcess]
    let rollbacks: [StoredRollback]

    init(_ number: String, at moment: Moment, _ reading: Reading, _ rules: Rules) throws {
        guard let id = try reading.contractID(number: number) else {
            throw OfficeError.notFound(.contract, number)
        }
        contract = try reading.contract(id)
        let past = try Past(of: id, knownAt: moment.knownAt, reading, rules)
        rollbacks = try reading.rollbacks(from: past.loaded.lastRollback)
        if moment == .now {
            processes = past.live
            state = past.loaded.state
        } else {
            let day = moment.asOf ?? Day(number: .max)
            processes = past.live.filter { $0.valueTime.day <= day }
            state = try past.state(asOf: day)
        }
    }

    /// The day the figures stand for: the one asked for, or that of the last operation.
    func day(_ moment: Moment) -> Day {
        moment.asOf ?? state.lastOperation?.day ?? contract.terms.signed
    }
}
