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
    /// By the number of a cash flow, whether it has an entry of its own.
    private var isBooked: [Bool] = []
    private var entries: [UnidentifiedID: StoredMoneyEntry] = [:]
    private var takenBack: Set<MoneyEntryID> = []
    private var tally = Tally("I29", "all money is in the books once, on its day")

    init(_ reading: ReadSession, _ rules: Rules) throws {
        self.reading = reading
        self.rules = rules
        reopened = Set(try reading.periods().compactMap { $0.period.closedThrough?.next })
        let payments = try reading.allListedPayments()
        listed = Dictionary(payments.map { ($0.0, $0.1) }) { first, _ in first }
        numbers = Dictionary(payments.map { ($0.1.reference, $0.0) }) { first, _ in first }
    }

    var result: InvariantResult { tally.result }

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
            tally.see(note(id), "\(place): a second one of cash flow \(id.rawValue)")
        case .unidentified(let id):
            tally.see(try isRight(stored, listed[id]), "\(place) of a payment on the list")
            tally.see(
                entries.updateValue(stored, forKey: id) == nil,
                "\(place): a second one of a payment on the list")
        }
    }

    /// - Shape: every cash flow, after the entries.
    mutating func see(_ flow: StoredCashFlow) throws {
        let place = Int(flow.id.rawValue)
        let isOwn = isBooked.indices.contains(place) && isBooked[place]
        let known = flow.flow.reference.flatMap { numbers[$0] }.flatMap { entries[$0] }
        let isKnown = known.map { !takenBack.contains($0.id) } ?? false
        let hasAccount = try hasAccount(for: flow.flow.payment, on: flow.flow.valueTime.day)
        tally.see(
            isOwn != isKnown || !isOwn && !hasAccount, "cash flow \(flow.id.rawValue): its entry")
        if isKnown, let known {
            tally.see(
                known.entry.direction == flow.flow.direction
                    && known.entry.payment == flow.flow.payment,
                "cash flow \(flow.id.rawValue): the entry it had on the list")
        }
    }

    /// Goes through the list, after all else was seen.
    mutating func seeList() throws {
        for (id, payment) in listed.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            let hasAccount = try hasAccount(for: .bank, on: payment.valueDay)
            tally.see(
                entries[id] != nil || !hasAccount, "payment \(payment.reference): its entry")
        }
    }

    /// Notes that a cash flow has an entry; false when it had one.
    private mutating func note(_ id: CashFlowID) -> Bool {
        guard let place = Int(exactly: id.rawValue), place >= 0 else { return false }
        if isBooked.count <= place {
            isBooked += Array(repeating: false, count: place + 1 - isBooked.count)
        }
        defer { isBooked[place] = true }
        return !isBooked[place]
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
        let isOwn = entry.amount.currency == payment.amount.currency
        return entry.direction == .incoming && entry.payment == .bank
            && isPosted(entry.day, for: payment.valueDay) && entry.work == payment.work
            && (!isOwn || entry.amount == payment.amount)
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
