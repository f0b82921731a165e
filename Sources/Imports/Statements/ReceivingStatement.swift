import BackOffice
import Contracts
import Directories
import Formats
import Measures
import Storage

/// The payments of a statement being received, inside one transaction.
struct ReceivingStatement {
    private let unit: UnitOfWork
    private let work: WorkID
    private let finder: ContractFinder
    private let takesOutgoing: Bool
    private let bank: String?
    private var tally = StatementTally()
    private var contracts: ContractsAtHand

    private typealias Arrived = NumberedPayments.Arrived

    /// A payment, and what was found of it before anything was received.
    private struct Planned {
        let payment: Arrived
        let verdict: NumberedPayments.Verdict
    }

    init(_ unit: UnitOfWork, _ work: WorkID, takesOutgoing: Bool, bank: String?) {
        self.unit = unit
        self.work = work
        self.takesOutgoing = takesOutgoing
        self.bank = bank
        finder = ContractFinder(unit.transaction)
        contracts = ContractsAtHand(unit)
    }

    mutating func receive(_ statements: [BankStatement]) throws {
        var taken: [(BankStatement, StatementEntry)] = []
        var returns: [StatementEntry] = []
        for statement in statements {
            tally.refuse(statement.refused)
            for entry in statement.entries where isNear(entry) {
                try unit.rules.requireBank(bank, on: entry.valueDay)
                if entry.direction == .outgoing, entry.returning != .no {
                    returns.append(entry)
                } else if entry.direction == .incoming || takesOutgoing {
                    taken.append((statement, entry))
                } else {
                    tally.passOver(entry)
                }
            }
        }
        for planned in try plan(taken) { try receive(planned) }
        try contracts.keep()
        try takeBack(returns)
    }

    /// Whether a payment may be of its day; it is refused where it may not.
    private mutating func isNear(_ entry: StatementEntry) -> Bool {
        do {
            try unit.rules.requireNear(entry.valueDay)
            return true
        } catch {
            tally.refuse(entry, because: error)
            return false
        }
    }

    /// The payments in order of value days, each with what the ledger has of it already.
    private func plan(_ taken: [(BankStatement, StatementEntry)]) throws -> [Planned] {
        var numbers: [String: [Int]] = [:]
        for (place, (_, entry)) in taken.enumerated() {
            let own = entry.reference
            numbers[own.number == own.text ? own.name : own.number, default: []].append(place)
        }
        let payments = try taken.map { statement, entry in
            Arrived(
                entry: entry, statement: statement, found: try finder.contract(for: entry))
        }
        var planned: [(place: Int, Planned)] = []
        for places in numbers.values {
            let group = places.map { payments[$0] }
            var known = NumberedPayments(
                taken: try unit.transaction.taken(under: group[0].entry.reference))
            for (place, verdict) in zip(places, known.verdicts(on: group)) {
                planned.append((place, Planned(payment: payments[place], verdict: verdict)))
            }
        }
        return planned.sorted {
            ($0.1.payment.entry.valueDay, $0.place) < ($1.1.payment.entry.valueDay, $1.place)
        }.map(\.1)
    }

    private mutating func receive(_ planned: Planned) throws {
        let (entry, found) = (planned.payment.entry, planned.payment.found)
        switch planned.verdict {
        case .repeated: tally.repeated += 1
        case .conflict(let name, let other):
            let why = try differing(planned.payment, other)
            tally.conflict(entry, try guess(found), why)
            try keep(planned.payment, as: name, because: why)
        case .waiting(let name): try take(planned.payment, as: name, isNew: false)
        case .new(let name, let other):
            if let other {
                let why = "its number was that of another payment: " + (try told(other))
                tally.warn(entry, try guess(found), "W-NUMBER", why)
            }
            try take(planned.payment, as: name, isNew: true)
        }
    }

    /// Receives a payment on the contract it names, or puts it on the list.
    private mutating func take(_ payment: Arrived, as name: String, isNew: Bool) throws {
        let entry = payment.entry
        if entry.returning == .certain {
            return try keep(payment, as: name, because: "money that was paid out has come back")
        }
        switch payment.found {
        case .contract(let id): try receive(entry, as: name, for: id)
        case .nothing(let reason, _):
            if !isNew {
                tally.repeated += 1
            } else if entry.direction == .incoming {
                try keep(payment, as: name, because: reason)
            } else {
                // Rent and wages name no contract either.
                tally.passOver(entry)
            }
        }
    }

    private mutating func receive(
        _ entry: StatementEntry, as name: String, for contract: ContractID
    ) throws {
        let number = try finder.number(contract)
        let cash = NewCash(
            byBankOn: number, on: entry.valueDay,
            entry.direction == .incoming ? .incoming : .outgoing, entry.amount,
            reference: name
        ).through(bank)
        let receipt = try unit.receive(cash, &contracts)
        tally.receive(entry, on: number, receipt)
    }

    private mutating func keep(
        _ arrived: Arrived, as name: String, because reason: String
    ) throws {
        let entry = arrived.entry
        // Money that went out waits for nobody: that it differs is told.
        guard entry.direction == .incoming else { return tally.passOver(entry) }
        let perhaps = try guess(arrived.found).map { "; perhaps \($0)" } ?? ""
        let payment = UnidentifiedPayment(
            reference: name, account: arrived.statement.account, valueDay: entry.valueDay,
            bookedDay: entry.bookedDay, amount: entry.amount, payer: Payer(entry.payer),
            purpose: entry.purpose, reason: reason + perhaps, work: work)
        guard let listed = try unit.transaction.insert(payment) else {
            tally.repeated += 1
            return
        }
        try unit.book(payment, as: listed)
        tally.list(payment.view)
    }

    private mutating func takeBack(_ returns: [StatementEntry]) throws {
        var search = ReturnedPayments(unit, finder)
        for entry in returns {
            let original = try search.original(of: entry)
            // Words alone make no return of what nobody has paid.
            if entry.returning == .perhaps, original == nil {
                tally.passOver(entry)
            } else {
                tally.takeBack(entry, original)
            }
        }
    }

    /// The number of the contract that a payment names, or that is likely meant.
    private func guess(_ found: ContractFinder.Found) throws -> String? {
        switch found {
        case .contract(let id): try finder.number(id)
        case .nothing(_, let id): try id.map(finder.number)
        }
    }

    private func differing(_ payment: Arrived, _ other: TakenPayment) throws -> String {
        "its number is that of \(try told(other)); other: \(other.differences(from: payment))"
    }

    private func told(_ payment: TakenPayment) throws -> String {
        let place = try payment.contract.map { "for " + (try finder.number($0)) } ?? "on the list"
        return "\(payment.amount.description) of \(payment.day) \(place)"
    }

    func report(_ statements: [BankStatement], isStored: Bool) -> StatementReport {
        tally.report(statements, isStored: isStored)
    }
}

extension Payer {
    init(_ party: StatementParty) {
        self.init(name: party.name, inn: party.inn, account: party.account)
    }
}
