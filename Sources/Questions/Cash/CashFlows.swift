package import BackOffice
import Contracts
import Directories
package import Measures
import Storage

/// Which cash flows are asked for; nil is open.
package struct CashFlowSearch: Sendable {
    /// How far a cash flow is laid over debt.
    package enum State: String, CaseIterable, Sendable {
        /// Something of it is laid over no debt yet.
        case waiting
        /// Something of it was laid over debt and was taken back by a restore.
        case restored
        case accepted
        /// It was none of its contract.
        case void
    }

    package var contract: String?
    package var state: State?
    /// Value days, both included.
    package var from: Day?
    package var through: Day?
    /// The code of the bank it came through.
    package var bank: String?
    /// A part of the reference.
    package var reference: String?
    /// Rows at most, from one on.
    package var limit = 100

    package init() {}
}

extension Office {
    /// Money that came in and was paid out, the newest first.
    ///
    /// - Throws: `notFound`; `input` for days out of order, or no rows; `fault`.
    package func cashFlows(_ search: CashFlowSearch) throws(OfficeError) -> CashFlowListView {
        if let from = search.from, let through = search.through, from > through {
            throw .input(field: "from", value: "\(from)", accepted: "\(through) or earlier")
        }
        guard search.limit > 0 else {
            throw .input(field: "limit", value: "\(search.limit)", accepted: "1 or more")
        }
        return try answering { reading, rules in
            var found = try FoundCash(search, reading, rules)
            return try found.view(limit: search.limit)
        }
    }

    /// The cash flows that wait and may be laid over debt, the oldest first.
    ///
    /// - Throws: as `cashFlows`.
    package func waitingCash(_ search: CashFlowSearch) throws(OfficeError) -> [WaitingCash] {
        var search = search
        search.state = .waiting
        search.limit = .max
        return try cashFlows(search).rows.reversed().map {
            WaitingCash(contract: $0.contract, cashFlow: $0.cashFlow, amount: $0.unaccepted)
        }
    }
}

/// Cash flows found, while they are looked for.
private struct FoundCash {
    private let search: CashFlowSearch
    private let reading: ReadSession
    private let rules: Rules
    private let voided: [CashFlowID: WorkID]
    private let moved: [CashFlowID: CashFlowID]
    private var contracts: [ContractID: Contract] = [:]
    private var flows: [StoredCashFlow] = []

    private struct Contract {
        let number: String
        let currency: Currency
        let open: [CashFlowID: CashFlow]
    }

    init(_ search: CashFlowSearch, _ reading: ReadSession, _ rules: Rules) throws {
        self.search = search
        self.reading = reading
        self.rules = rules
        voided = try reading.voidedCashFlows()
        moved = try reading.movedCashFlows()
        if let number = search.contract {
            let loaded = try reading.load(number, rules)
            for flow in try reading.cashFlows(from: loaded.lastCashFlow) { try take(flow) }
        } else {
            try reading.scanCashFlows(after: CashFlowID(rawValue: 0), through: nil) {
                try take($0)
            }
        }
        flows.sort { ($0.flow.valueTime, $0.id) > ($1.flow.valueTime, $1.id) }
    }

    private mutating func take(_ flow: StoredCashFlow) throws {
        let day = flow.flow.valueTime.day
        let isOfDay = search.from.map { $0 <= day } ?? true
        guard isOfDay, search.through.map({ day <= $0 }) ?? true,
            search.bank.map({ $0 == flow.flow.bank }) ?? true,
            search.reference.map({ flow.flow.reference?.contains($0) ?? false }) ?? true
        else { return }
        if let state = search.state {
            guard try self.state(of: flow) == state else { return }
        }
        flows.append(flow)
    }

    private mutating func contract(_ id: ContractID) throws -> Contract {
        if let known = contracts[id] { return known }
        let state = try reading.load(id, rules).state
        let contract = Contract(
            number: state.terms.number, currency: state.currency,
            open: Dictionary(state.cashFlows.map { ($0.id, $0) }) { first, _ in first })
        contracts[id] = contract
        return contract
    }

    private mutating func state(of flow: StoredCashFlow) throws -> CashFlowSearch.State {
        if voided[flow.id] != nil { return .void }
        guard let open = try contract(flow.contract).open[flow.id] else { return .accepted }
        return open.restored > 0 ? .restored : .waiting
    }

    mutating func view(limit: Int) throws -> CashFlowListView {
        var sums: [Currency: Sums] = [:]
        for flow in flows {
            let contract = try contract(flow.contract)
            let isVoid = voided[flow.id] != nil
            let open = isVoid ? 0 : contract.open[flow.id]?.unaccepted ?? 0
            sums[contract.currency, default: Sums(contract.currency)].add(flow, open, isVoid)
        }
        return CashFlowListView(
            rows: try flows.prefix(limit).map { try row($0) },
            totals: sums.values.map(\.total).sorted { $0.currency < $1.currency },
            found: flows.count)
    }

    private mutating func row(_ stored: StoredCashFlow) throws -> CashFlowRow {
        let contract = try contract(stored.contract)
        let state = try state(of: stored)
        let flow = stored.flow
        let open = state == .void ? nil : contract.open[stored.id]
        let recording = try reading.recording(of: flow.work)
        func text(_ minor: Int64) -> String { Money(minor: minor, contract.currency).text }
        return CashFlowRow(
            cashFlow: stored.id.rawValue, contract: contract.number,
            valueTime: "\(flow.valueTime)",
            direction: flow.direction == .incoming ? "in" : "out",
            payment: flow.payment == .cash ? "cash" : "bank", amount: text(flow.amount),
            currency: contract.currency.code, unaccepted: text(open?.unaccepted ?? 0),
            restored: text(open?.restored ?? 0), state: state.rawValue, bank: flow.bank,
            reference: flow.reference, movedFrom: moved[stored.id]?.rawValue,
            recordedAt: recording.at.text, recordedBy: recording.by)
    }
}

/// Sums of one currency, of 128 bits. What is void was neither received nor paid out.
private struct Sums {
    private let currency: Currency
    private var count = 0
    private var received: MoneyTotal
    private var paidOut: MoneyTotal
    private var unaccepted: MoneyTotal

    init(_ currency: Currency) {
        self.currency = currency
        received = MoneyTotal(in: currency)
        paidOut = received
        unaccepted = received
    }

    mutating func add(_ flow: StoredCashFlow, _ open: Int64, _ isVoid: Bool) {
        count += 1
        unaccepted.add(open)
        if isVoid { return }
        switch flow.flow.direction {
        case .incoming: received.add(flow.flow.amount)
        case .outgoing: paidOut.add(flow.flow.amount)
        }
    }

    var total: CashFlowTotal {
        CashFlowTotal(
            currency: currency.code, cashFlows: count, received: received.text,
            paidOut: paidOut.text, unaccepted: unaccepted.text)
    }
}
