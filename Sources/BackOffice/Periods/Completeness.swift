import Contracts
import Measures
import Processes
import Storage

/// Whether contracts are processed through a day: nothing is left to be accrued on it.
struct Completeness {
    private let day: Day
    private let reading: ReadSession
    private let rules: Rules
    /// The night of the day, once it was carried out.
    private let night: Set<WorkID>

    init(through day: Day, _ reading: ReadSession, _ rules: Rules) throws {
        self.day = day
        self.reading = reading
        self.rules = rules
        night = Set(try reading.batches(kind: "night", from: day, through: day).map(\.work))
    }

    /// What is missing on a contract; nil when nothing is.
    ///
    /// A contract that the night of the day has moved is complete. Any other is asked what
    /// processing would do to it as it stood at the end of the day.
    func missing(on contract: LoadedContract, _ head: ContractHead) throws -> String? {
        guard var link = try head.lastProcess.map(reading.link) else { return nil }
        if !head.isServiced, link.valueTime.day < day { return nil }
        while link.valueTime.day > day {
            guard let previous = link.previous else { return nil }
            link = try reading.link(previous)
        }
        var earlier = link
        while earlier.valueTime.day == day {
            if night.contains(earlier.work) { return nil }
            guard let previous = earlier.previous else { break }
            earlier = try reading.link(previous)
        }
        let state =
            link.id == head.lastProcess
            ? contract.state
            : try ContractHistory(of: head.id, knownAt: nil, reading, rules).state(asOf: day)
        return try missing(on: state)
    }

    private func missing(on state: ContractState) throws -> String? {
        guard state.status.isServiced else { return nil }
        let time = max(.night(of: day), state.lastOperation ?? .night(of: day))
        let order = ProcessContract(valueTime: time, variant: .plain)
        let place = "contract \(state.terms.number): "
        do throws(Refusal) {
            let decision = try order.decide(state, try rules.on(day))
            if decision.documents.isEmpty { return nil }
            return place + "not processed through \(day)"
        } catch {
            return place + error.text(nil)
        }
    }
}

extension ReadSession {
    /// Calls `body` with the head of every contract, by id, until it has seen enough.
    func everyHead(_ body: (ContractHead) throws -> Bool) throws {
        var cursor = ContractID(rawValue: 0)
        while true {
            let page = try heads(after: cursor, limit: 10_000)
            guard let last = page.last else { return }
            for head in page {
                let goesOn = try body(head)
                if !goesOn { return }
            }
            cursor = last.id
        }
    }
}
