import BackOffice
import Contracts
import Directories
import Measures
import Storage

/// The history of one contract, folded again document by document, with the lines it counts.
struct HistoryTrace {
    let past: ContractHistory
    private let rules: Rules

    init(_ number: String, _ reading: ReadSession, _ rules: Rules) throws {
        let id = try reading.id(of: number)
        past = try ContractHistory(of: id, knownAt: nil, reading, rules)
        self.rules = rules
    }

    /// One document about to be applied.
    struct Moment {
        let process: StoredProcess
        let document: Document
        /// The numbers of its operations.
        let operationIDs: [OperationID]
        /// The contract without the document.
        let before: ContractState
        /// The last day on which anything happened before the process; nil before all.
        let lastDay: Day?
        /// What each running count has gathered up to the document.
        let tracks: AccrualTrace
    }

    /// Walks through the live processes, oldest first, until `visit` has seen enough.
    func walk(_ visit: (Moment) throws -> Bool) throws {
        var state = try past.state(of: [])
        var tracks = AccrualTrace()
        for process in past.live.reversed() {
            let directory = try rules.on(process.valueTime.day)
            let lastDay = state.lastOperation?.day
            var ids = process.operationIDs[...]
            for document in process.documents {
                let own = Array(ids.prefix(document.operations.count))
                ids = ids.dropFirst(own.count)
                tracks.count(through: document.accruedThrough(process.valueTime), on: state)
                let moment = Moment(
                    process: process, document: document, operationIDs: own, before: state,
                    lastDay: lastDay, tracks: tracks)
                if try visit(moment) { return }
                state = try state.applying([document], at: process.valueTime, directory)
                tracks.forget(whatIsSettledIn: state)
                tracks.adjust(to: state, on: process.valueTime.day)
            }
        }
    }

    /// The operation with what was true when it was made; nil when it is not a live one.
    func locate(_ id: OperationID) throws -> LocatedOperation? {
        var found: LocatedOperation?
        try walk { moment in
            guard let place = moment.operationIDs.firstIndex(of: id) else { return false }
            found = LocatedOperation(id: id, place: place, moment: moment)
            return true
        }
        return found
    }
}

/// The lines of every count that is running.
struct AccrualTrace {
    private var lines: [CountKey: [AccrualLine]] = [:]

    private struct CountKey: Hashable {
        let amountType: AmountType
        let tranche: TrancheNumber
    }

    /// The lines of one count since it began.
    subscript(type: AmountType, tranche: TrancheNumber) -> [AccrualLine] {
        lines[CountKey(amountType: type, tranche: tranche)] ?? []
    }

    mutating func count(through day: Day, on state: ContractState) {
        for line in state.accrualLines(through: day) {
            let key = CountKey(amountType: line.amountType, tranche: line.tranche)
            let own = lines[key] ?? []
            let joined = own.last?.joined(with: line)
            lines[key] = joined.map { own.dropLast() + [$0] } ?? own + [line]
        }
    }

    /// Notes what a document itself altered in a count: a stop that took a counted day out, days
    /// that a prolongation counted afterwards.
    mutating func adjust(to state: ContractState, on day: Day) {
        for count in state.counters {
            let told = self[count.amountType, count.tranche].reduce(0) { $0 + $1.numerator }
            guard told != count.numerator else { continue }
            let key = CountKey(amountType: count.amountType, tranche: count.tranche)
            lines[key, default: []].append(
                AccrualLine(
                    amountType: count.amountType, tranche: count.tranche, on: day,
                    adjustment: count.numerator - told))
        }
    }

    /// A count that is gone from the state begins anew when it comes back.
    mutating func forget(whatIsSettledIn state: ContractState) {
        let running = Set(
            state.counters.map { CountKey(amountType: $0.amountType, tranche: $0.tranche) })
        lines = lines.filter { running.contains($0.key) }
    }
}

extension Document {
    /// The last day that was counted before it took effect.
    fileprivate func accruedThrough(_ valueTime: ValueTime) -> Day {
        type == .accrualControl ? valueTime.day.previous : valueTime.day
    }
}
