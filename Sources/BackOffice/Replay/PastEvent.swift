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
    /// The order it was given by first.
    let work: WorkID
    let order: Order
}

/// Finds the orders behind the live processes of a contract.
struct PastEvents {
    private let reading: ReadSession
    private let contract: LoadedContract
    private let flows: [StoredCashFlow]

    init(of contract: LoadedContract, _ flows: [StoredCashFlow], _ reading: ReadSession) {
        self.contract = contract
        self.flows = flows
        self.reading = reading
    }

    /// The orders behind processes that lie newest first, oldest first, with the nights between
    /// them that found nothing to do.
    /// - Throws: `late(.notReplayable)` for an order that is not of this contract alone.
    func all(behind live: [StoredProcess]) throws -> [PastEvent] {
        let events = try orders(behind: live)
        guard let first = events.first, let last = events.last else { return [] }
        return try adding(
            nights(from: first.valueTime.day, through: last.valueTime.day, after: first.work),
            to: events)
    }

    /// The same of those from a moment on, with every night from then to now.
    ///
    /// Money that no process took when it was told of is tried again.
    func all(behind taken: [StoredProcess], from moment: ValueTime) throws -> [PastEvent] {
        let paidOut = flows.map(\.flow.work).min() ?? WorkID(rawValue: 0)
        let nights = try nights(from: moment.day, through: Day(number: .max), after: paidOut)
        let events = try waiting(since: moment).reduce(into: orders(behind: taken)) { all, event in
            let place = all.firstIndex { $0.valueTime > event.valueTime } ?? all.count
            all.insert(event, at: place)
        }
        return adding(nights.filter { .night(of: $0.day) >= moment }, to: events)
    }

    /// Money that was left to auto-accept and is laid over no debt: the oldest first.
    private func waiting(since moment: ValueTime) throws -> [PastEvent] {
        try flows.reversed().compactMap { flow in
            guard flow.flow.valueTime >= moment,
                let open = contract.state.cashFlow(flow.id), open.accepted == 0, open.restored == 0,
                let stored = try reading.work(flow.flow.work)?.work, stored.isOf == .receiveCash
            else { return nil }
            return PastEvent(
                valueTime: flow.flow.valueTime, work: flow.flow.work,
                order: .acceptance(flow.id, try earlyRequest(stored, [])))
        }
    }

    private func orders(behind live: [StoredProcess]) throws -> [PastEvent] {
        let ordered = try live.reversed().map {
            (work: try reading.firstOrder(of: $0), process: $0)
        }
        var events: [PastEvent] = []
        var rest = ordered[...]
        while let first = rest.first {
            let time = first.process.valueTime
            let group = rest.prefix { $0.work == first.work && $0.process.valueTime == time }
            rest = rest.dropFirst(group.count)
            events += try orders(of: group.map(\.process), by: first.work).map {
                PastEvent(valueTime: time, work: first.work, order: $0)
            }
        }
        return events
    }

    /// The orders that one moment of one work stands for.
    private func orders(
        of group: [StoredProcess], by work: WorkID
    ) throws -> [PastEvent.Order] {
        guard let stored = try reading.work(work)?.work else {
            throw StoreFault.unknown(.work, id: work.rawValue)
        }
        switch stored.isOf {
        case .night: return [.night]
        case .process(PostDifference.code):
            let posting = try JSONDecoder().decode(
                PostDifference.self, from: Data(stored.parameters.utf8))
            let processing = ProcessContract(valueTime: posting.valueTime, variant: .plain)
            return [.process(processing), .process(posting)]
        case .process(let code):
            let order = try Office.storedOrder(code.rawValue, stored.parameters)
            return group.daysMadeUp(by: order) ?? [.process(order)]
        case .receiveCash, .importContracts, .importCashFlows, .importStatement, .generate:
            let accepted = flows.filter { flow in
                flow.flow.work == work && group.contains { $0.distributes(flow.id) }
            }
            if accepted.isEmpty { return [.night] }
            return try accepted.map { .acceptance($0.id, try earlyRequest(stored, group)) }
        case .acceptCash:
            let accepted = flows.filter { flow in group.contains { $0.distributes(flow.id) } }
            if accepted.isEmpty { return [.night] }
            return try accepted.map { flow in
                guard let told = try reading.work(flow.flow.work)?.work else {
                    throw StoreFault.unknown(.work, id: flow.flow.work.rawValue)
                }
                return .acceptance(flow.id, try earlyRequest(told, group))
            }
        case .voidCash, .moveCash: return group.compactMap(\.voiding)
        case .restructure:
            throw OfficeError.late(.notReplayable("it was restructured into another contract"))
        case .keepCash, .rollback, .signContract, .importRates, .prepareExport, .sendExport,
            .confirmExport, .cancelExport, .closePeriod, .requestReopening, .approveReopening,
            .changeDirectory:
            throw OfficeError.late(.notReplayable("order \(work.rawValue) books nothing"))
        }
    }

    /// What the payer had asked for: as he said, or as the documents show it.
    private func earlyRequest(
        _ stored: NewWork, _ group: [StoredProcess]
    ) throws -> EarlyRequest? {
        guard [.receiveCash, .keepCash].contains(stored.isOf) else { return group.earlyRequest }
        let order: CashOrder = try decoded(stored.parameters)
        return order.early
    }

    /// The nights of some days that the contract has seen and that still stand.
    private func nights(
        from first: Day, through last: Day, after signed: WorkID
    ) throws -> [BatchProgress] {
        let rollbacks = try reading.rollbacks(from: contract.lastRollback).filter {
            try reading.work($0.work)?.work.isOf == .rollback
        }
        return try reading.batches(kind: WorkKind.night.code, from: first, through: last).filter {
            night in
            let isCancelled = rollbacks.contains {
                $0.work > night.work && $0.from <= .night(of: night.day)
            }
            return night.state == .done && night.work > signed && !isCancelled
        }
    }

    /// Adds the nights that looked at the contract and left it as it was.
    private func adding(_ nights: [BatchProgress], to events: [PastEvent]) -> [PastEvent] {
        let known = Set(events.map(\.work))
        var all = events
        for night in nights where !known.contains(night.work) {
            let time = ValueTime.night(of: night.day)
            let place = all.firstIndex { $0.valueTime > time } ?? all.count
            // A night that ran when later things had happened has left the contract alone.
            if place < all.count, all[place].work < night.work { continue }
            all.insert(PastEvent(valueTime: time, work: night.work, order: .night), at: place)
        }
        return all
    }
}

extension StoredProcess {
    /// Whether it lays the cash flow over debt; a fee that is charged for it does not.
    func distributes(_ id: CashFlowID) -> Bool {
        documents.contains { document in
            document.operations.contains { $0.cashFlow == id && $0.action != .accrual }
        }
    }
}

extension StoredProcess {
    /// The order that would void the same payment again; nil for another process.
    var voiding: PastEvent.Order? {
        voidedFlow.map { .process(VoidPayment(valueTime: valueTime, cashFlow: $0)) }
    }
}

extension [StoredProcess] {
    /// The orders of days that an order of another moment has made up; nil where it is its own.
    fileprivate func daysMadeUp(by order: any DebtProcess) -> [PastEvent.Order]? {
        guard order is ProcessContract, let time = first?.valueTime, time != order.valueTime
        else { return nil }
        return compactMap { made in
            ProcessContract.Variant(rawValue: made.code.rawValue).map {
                .process(ProcessContract(valueTime: time, variant: $0))
            }
        }
    }

    /// What the payer had asked for, as the documents show it.
    fileprivate var earlyRequest: EarlyRequest? {
        let documents = flatMap(\.documents)
        guard documents.contains(where: { $0.type == .earlyRepayment }) else { return nil }
        return documents.contains { $0.type == .closing } ? .full : .partial
    }
}
