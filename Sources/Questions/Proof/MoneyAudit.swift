import BackOffice
import Contracts
import Directories
import GeneralLedger
import Measures
import Storage

/// All money that came in or was paid out, held against the entries that it has in the books.
///
/// - Source: docs/decisions, "Money has an entry of its own".
struct MoneyAudit {
    private let reading: ReadSession
    private let rules: Rules
    /// The first days after closings: where money of a closed day is booked.
    private let reopened: Set<Day>
    private let listed: [UnidentifiedID: UnidentifiedPayment]
    private let numbers: [String: UnidentifiedID]
    private let voided: [CashFlowID: WorkID]
    private let moved: [CashFlowID: CashFlowID]
    /// How many cash flows there are: none has a higher number.
    private let flows: Int
    /// By the number of a cash flow: its own entry, and whether it has one, be it another's.
    private var own: [MoneyEntryID?] = []
    private var isCovered: [Bool] = []
    private var entries: [UnidentifiedID: StoredMoneyEntry] = [:]
    private var takenBack: Set<MoneyEntryID> = []
    /// What became of a void payment: the amounts of its parts.
    private var parts: [CashFlowID: Int128] = [:]
    private var wholes: [CashFlowID: Int64] = [:]
    private var tally = Tally("I29", "all money is in the books once, on its day")
    private var voids = Tally("I30", "a payment that is none stands on no contract")

    init(_ reading: ReadSession, _ rules: Rules) throws {
        self.reading = reading
        self.rules = rules
        reopened = Set(try reading.periods().compactMap { $0.period.closedThrough?.next })
        let payments = try reading.allListedPayments()
        listed = Dictionary(payments.map { ($0.0, $0.1) }) { first, _ in first }
        numbers = Dictionary(payments.map { ($0.1.reference, $0.0) }) { first, _ in first }
        let tables = try reading.numberedTables()
        flows = Int(tables.first { $0.name == "cash_flow" }?.rows ?? 0)
        voided = try reading.voidedCashFlows()
        moved = try reading.movedCashFlows()
    }

    var results: [InvariantResult] { [tally, voids].map(\.result) }

    /// - Shape: every entry, in the order of recording, before the cash flows.
    mutating func see(_ stored: StoredMoneyEntry) throws {
        let place = "money entry \(stored.id.rawValue)"
        if let id = stored.entry.takesBack {
            let before = try reading.moneyEntry(id)
            tally.see(
                takenBack.insert(id).inserted && stored.takesBack(before),
                "\(place): what it takes back")
            return
        }
        switch stored.entry.source {
        case .cashFlow(let id):
            let flow = try reading.cashFlow(id)
            tally.see(try isRight(stored, flow), "\(place) of cash flow \(id.rawValue)")
            tally.see(
                note(stored.id, of: id), "\(place): a second one of cash flow \(id.rawValue)")
        case .unidentified(let id):
            tally.see(try isRight(stored, listed[id]), "\(place) of a payment on the list")
            tally.see(
                entries.updateValue(stored, forKey: id) == nil,
                "\(place): a second one of a payment on the list")
        }
    }

    /// - Shape: every cash flow, after the entries, in the order of recording.
    mutating func see(_ flow: StoredCashFlow) throws {
        let place = "cash flow \(flow.id.rawValue)"
        let own = entry(of: flow.id)
        let known = flow.flow.reference.flatMap { numbers[$0] }.flatMap { entries[$0] }
        let isKnown = known.map { !takenBack.contains($0.id) } ?? false
        let origin = moved[flow.id]
        let isFromOther = origin.map { isCovered(at: $0) } ?? false
        let hasAccount = try hasAccount(for: flow.flow.payment, on: flow.flow.valueTime.day)
        let ways = [own != nil, isKnown, isFromOther].count { $0 }
        tally.see(ways == 1 || ways == 0 && !hasAccount, "\(place): its entry")
        cover(flow.id, ways > 0)
        if isKnown, let known {
            tally.see(
                known.entry.direction == flow.flow.direction
                    && known.entry.payment == flow.flow.payment,
                "\(place): the entry it had on the list")
        }
        if let origin { parts[origin, default: 0] += Int128(flow.flow.amount) }
        if voided[flow.id] != nil { wholes[flow.id] = flow.flow.amount }
    }

    /// Goes through the list and what is void, after all else was seen.
    ///
    /// - Parameter voids: the cash flows that live processes have made void.
    mutating func seeRest(voidedBy processes: Set<CashFlowID>) throws {
        for (id, payment) in listed.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            let hasAccount = try hasAccount(for: .bank, on: payment.valueDay)
            tally.see(
                entries[id] != nil || !hasAccount, "payment \(payment.reference): its entry")
        }
        for id in Set(voided.keys).union(processes).sorted() {
            let place = "cash flow \(id.rawValue)"
            voids.see(voided[id] != nil && processes.contains(id), "\(place): its void")
            let part = parts[id]
            voids.see(part == nil || part == wholes[id].map { Int128($0) }, "\(place): its parts")
            guard let own = entry(of: id) else { continue }
            tally.see(
                takenBack.contains(own) == (part == nil), "\(place): an entry of what is void")
        }
        for id in parts.keys where voided[id] == nil {
            voids.see(false, "cash flow \(id.rawValue): it was moved and stands")
        }
        let ofVoid = voided.keys.compactMap { entry(of: $0) }
        let ofListed = entries.values.map(\.id)
        tally.see(
            takenBack.isSubset(of: Set(ofVoid + ofListed)), "an entry of what stands is taken back")
    }

    private func entry(of id: CashFlowID) -> MoneyEntryID? {
        guard let place = Int(exactly: id.rawValue), own.indices.contains(place) else { return nil }
        return own[place]
    }

    private func place(of id: CashFlowID) -> Int? {
        (1...Int64(max(1, flows))).contains(id.rawValue) ? Int(id.rawValue) : nil
    }

    private func isCovered(at id: CashFlowID) -> Bool {
        guard let place = Int(exactly: id.rawValue) else { return false }
        return isCovered.indices.contains(place) && isCovered[place]
    }

    private mutating func cover(_ id: CashFlowID, _ covered: Bool) {
        guard let place = place(of: id) else { return }
        if isCovered.count <= place {
            isCovered += Array(repeating: false, count: place + 1 - isCovered.count)
        }
        isCovered[place] = covered
    }

    /// Notes the entry of a cash flow; false when it had one.
    private mutating func note(_ entry: MoneyEntryID, of id: CashFlowID) -> Bool {
        guard let place = place(of: id) else { return false }
        if own.count <= place {
            own += Array(repeating: nil, count: place + 1 - own.count)
        }
        defer { own[place] = entry }
        return own[place] == nil
    }

    private func hasAccount(for payment: PaymentType, on day: Day) throws -> Bool {
        try rules.on(day).cashAccounts[payment]?.unassigned != nil
    }

    private func isRight(_ stored: StoredMoneyEntry, _ flow: StoredCashFlow) throws -> Bool {
        let entry = stored.entry
        let own = flow.flow
        guard entry.direction == own.direction, entry.payment == own.payment,
            isPosted(entry.day, for: own.valueTime.day), entry.work == own.work
        else { return false }
        let currencies = try reading.party(of: flow.contract).currencies
        return entry.amount.currency == currencies.accounting
            && (currencies.isForeign || entry.amount.minor == own.amount)
    }

    private func isRight(
        _ stored: StoredMoneyEntry, _ payment: UnidentifiedPayment?
    ) throws -> Bool {
        guard let payment else { return false }
        let entry = stored.entry
        let local = try rules.on(payment.valueDay).constants.localCurrency
        let isOwn = entry.amount.currency == payment.amount.currency
        return entry.direction == .incoming && entry.payment == .bank
            && isPosted(entry.day, for: payment.valueDay) && entry.work == payment.work
            && (isOwn ? entry.amount == payment.amount : entry.amount.currency == local)
    }

    /// On the value day, or on the first day that was open when that one was closed.
    private func isPosted(_ day: Day, for valueDay: Day) -> Bool {
        day == valueDay || day > valueDay && reopened.contains(day)
    }
}

extension StoredMoneyEntry {
    fileprivate func takesBack(_ before: StoredMoneyEntry) -> Bool {
        before.id < id && before.entry.takesBack == nil && before.entry.work <= entry.work
            && before.entry.direction != entry.direction
            && before.entry.payment == entry.payment && before.entry.amount == entry.amount
            && before.entry.source == entry.source && before.entry.day <= entry.day
    }
}
