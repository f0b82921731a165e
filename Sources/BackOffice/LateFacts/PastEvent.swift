import Contracts
import Directories
import FoundationEssentials
import Measures
import Orders
import Processes
import Storage

/// An order of the past that can be decided again.
struct PastEvent {
    enum Order {
        case process(any DebtProcess)
        /// What auto-accept made of a cash flow.
        case acceptance(CashFlowID, EarlyRequest?)
        /// A night; one that is refused leaves the contract as it was.
        case night
    }

    let valueTime: ValueTime
    let work: WorkID
    let order: Order
}

/// Finds the orders behind the live processes of a contract.
struct PastEvents {
    private let reading: ReadSession
    private let past: ContractHistory
    private let flows: [StoredCashFlow]

    init(of past: ContractHistory, _ flows: [StoredCashFlow], _ reading: ReadSession) {
        self.past = past
        self.flows = flows
        self.reading = reading
    }

    /// The orders, oldest first, with the nights that found nothing to do.
    func all() throws -> [PastEvent] {
        var events: [PastEvent] = []
        var rest = Array(past.live.reversed())[...]
        while let first = rest.first {
            let group = rest.prefix { $0.work == first.work && $0.valueTime == first.valueTime }
            rest = rest.dropFirst(group.count)
            events += try orders(of: Array(group)).map {
                PastEvent(valueTime: first.valueTime, work: first.work, order: $0)
            }
        }
        return try withIdleNights(events)
    }

    /// The orders that one moment of one work stands for.
    private func orders(of group: [StoredProcess]) throws -> [PastEvent.Order] {
        guard let stored = try reading.work(group[0].work) else {
            throw StoreFault.unknown(.work, id: group[0].work.rawValue)
        }
        let time = group[0].valueTime
        let kind = stored.work.kind
        if stored.work.isOf == .night { return [.night] }
        if kind == PostDifference.code.rawValue {
            let posting = try JSONDecoder().decode(
                PostDifference.self, from: Data(stored.work.parameters.utf8))
            let processing = ProcessContract(valueTime: time, variant: .plain)
            return [.process(processing), .process(posting)]
        }
        if Catalogue[ProcessCode(rawValue: kind)] != nil {
            return [.process(try Office.storedOrder(kind, stored.work.parameters))]
        }
        let accepted = flows.filter { flow in
            flow.flow.work == stored.id && group.contains { $0.distributes(flow.id) }
        }
        if accepted.isEmpty { return [.night] }
        return accepted.map { .acceptance($0.id, group.earlyRequest) }
    }

    /// Adds the nights that looked at the contract and left it as it was.
    private func withIdleNights(_ events: [PastEvent]) throws -> [PastEvent] {
        guard let first = events.first, let last = events.last else { return [] }
        let known = Set(events.map(\.work))
        let rollbacks = try reading.rollbacks(from: past.loaded.lastRollback)
        let nights = try reading.batches(
            kind: WorkKind.night.code, from: first.valueTime.day, through: last.valueTime.day)
        var all = events
        for night in nights where night.state == .done && night.work > first.work {
            let time = ValueTime.night(of: night.day)
            let isCancelled = rollbacks.contains { $0.work > night.work && $0.from <= time }
            guard !known.contains(night.work), !isCancelled else { continue }
            let place = all.firstIndex { $0.valueTime > time } ?? all.count
            // A night that ran when later things had happened has left the contract alone.
            if place < all.count, all[place].work < night.work { continue }
            all.insert(
                PastEvent(valueTime: time, work: night.work, order: .night),
                at: place)
        }
        return all
    }
}

extension StoredProcess {
    /// Whether it lays the cash flow over debt; a fee that is charged for it does not.
    fileprivate func distributes(_ id: CashFlowID) -> Bool {
        documents.contains { document in
            document.operations.contains { $0.cashFlow == id && $0.action != .accrual }
        }
    }
}

extension [StoredProcess] {
    /// What the payer had asked for, as the documents show it.
    fileprivate var earlyRequest: EarlyRequest? {
        let documents = flatMap(\.documents)
        guard documents.contains(where: { $0.type == .earlyRepayment }) else { return nil }
        return documents.contains { $0.type == .closing } ? .full : .partial
    }
}
