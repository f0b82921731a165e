import Contracts
import Directories
package import GeneralLedger
import Measures
import Orders
package import Storage

extension ExportScope {
    /// Payments, with the counterparties and contracts they refer to, as EnterpriseData.
    ///
    /// The message goes to the sink, its figures are the answer.
    /// - Throws: `ExportRefusal.nothingNew`, `.tooManyLines`.
    package func payments(
        _ number: ExportNumber, created: RecordedAt, _ reading: ReadSession, _ rules: Rules,
        to sink: inout some ExportSink
    ) throws -> NewExport {
        let selection = try PaymentSelection(self, reading)
        guard let work, let first = order.from ?? selection.days.keys.min(),
            !selection.flows.isEmpty
        else { throw ExportRefusal.nothingNew(.payments, through: order.through) }
        let objects = EnterpriseObjects(organisation: try reading.ledger().organisation)
        var message = EnterpriseData(objects.organisation)
        var book = CashBook(rules)
        let created = ValueTime(seconds: created.rawValue / 1000)
        try sink.write(message.head(created: "\(created)"))
        for flow in selection.flows {
            let party = try reading.party(of: flow.contract)
            try book.add(flow, party.currencies.own)
            try sink.write(message.text(of: objects.payment(flow, party)))
        }
        try sink.write(message.tail())
        return NewExport(
            kind: .payments, mode: .operation,
            extent: selection.reach.extent(
                of: number, try DayRange(first, through: order.through)),
            money: nil, operations: selection.flows.count, lines: selection.flows.count,
            opening: [],
            turnovers: book.turnovers, days: selection.days,
            files: [try sink.close(as: .enterpriseData)], work: work)
    }
}

/// The cash flows that a batch takes, in the order of value times.
private struct PaymentSelection {
    private(set) var flows: [StoredCashFlow] = []
    private(set) var days: [Day: Int] = [:]
    private(set) var reach: ExportReach

    init(_ scope: ExportScope, _ reading: ReadSession) throws {
        reach = ExportReach(behind: scope.taken.rows)
        try scope.eachCashFlow(reading) {
            let day = $0.flow.valueTime.day
            let isTaken = reach.takes(
                $0.id.rawValue, on: day, hasLines: true, asks: scope.asks(for:))
            guard isTaken else { return }
            guard flows.count < ExportSelection.linesMax else {
                throw ExportRefusal.tooManyLines(max: ExportSelection.linesMax)
            }
            flows.append($0)
            days[day, default: 0] += 1
        }
        flows.sort { ($0.flow.valueTime, $0.id) < ($1.flow.valueTime, $1.id) }
    }
}

/// What payments move on the accounts for money: the figures of a batch of payments.
private struct CashBook {
    private let rules: Rules
    private var sums: [Key: Sums] = [:]
    private var accounts: [Day: [PaymentType: AccountCode]] = [:]

    private struct Key: Hashable {
        let account: AccountCode
        let day: Day
        let currency: Currency
    }

    private struct Sums {
        var received: Int64 = 0
        var paid: Int64 = 0
    }

    init(_ rules: Rules) { self.rules = rules }

    mutating func add(_ stored: StoredCashFlow, _ currency: Currency) throws {
        let flow = stored.flow
        let day = flow.valueTime.day
        guard let account = account(of: flow.payment, on: day) else {
            throw Refusal.directory(
                .notConfigured("account of payment type \(flow.payment.rawValue)"))
        }
        var own = sums[Key(account: account, day: day, currency: currency)] ?? Sums()
        switch flow.direction {
        case .incoming: own.received = try sum(own.received, flow.amount, on: account)
        case .outgoing: own.paid = try sum(own.paid, flow.amount, on: account)
        }
        sums[Key(account: account, day: day, currency: currency)] = own
    }

    /// Received is debited, paid out is credited.
    var turnovers: [AccountTurnover] {
        sums.map { key, sums in
            AccountTurnover(
                account: key.account, day: key.day, currency: key.currency,
                debit: sums.received, credit: sums.paid)
        }
    }

    private mutating func account(of payment: PaymentType, on day: Day) -> AccountCode? {
        if let known = accounts[day] { return known[payment] }
        let rows = rules.book.rows.valid(on: day).cashAccounts.map {
            ($0.value.payment, $0.value.account)
        }
        accounts[day] = Dictionary(rows) { first, _ in first }
        return accounts[day]?[payment]
    }

    private func sum(_ left: Int64, _ right: Int64, on account: AccountCode) throws -> Int64 {
        let (sum, overflow) = left.addingReportingOverflow(right)
        if overflow { throw MeasureFlaw.totalOverflow(.account(account.rawValue)) }
        return sum
    }
}

/// Gives every object the reference by which 1C knows it again.
private struct EnterpriseObjects {
    let organisation: EnterpriseObject

    init(organisation name: String) {
        organisation = EnterpriseObject(
            reference: Checksum.uuid(of: "tranche/organisation/\(name)"), name: name)
    }

    func payment(_ stored: StoredCashFlow, _ party: ContractParty) -> EnterprisePayment {
        let flow = stored.flow
        return EnterprisePayment(
            reference: uuid("payment", "\(stored.id.rawValue)"), number: stored.id,
            valueTime: flow.valueTime, direction: flow.direction, payment: flow.payment,
            amount: Money(minor: flow.amount, party.currencies.own), bankNumber: flow.reference,
            contract: EnterpriseContract(
                object: object("contract", party.number, party.number), signed: party.signed,
                currency: party.currencies.own, party: counterparty(party)))
    }

    /// Contracts with one taxpayer number have one counterparty; one without is its own.
    private func counterparty(_ party: ContractParty) -> EnterpriseParty {
        let name = party.name ?? "Клиент по договору \(party.number)"
        let key = party.inn.map { "inn/\($0)" } ?? "contract/\(party.number)"
        return EnterpriseParty(object: object("counterparty", key, name), inn: party.inn)
    }

    private func object(_ kind: String, _ key: String, _ name: String) -> EnterpriseObject {
        EnterpriseObject(reference: uuid(kind, key), name: name)
    }

    private func uuid(_ kind: String, _ key: String) -> String {
        Checksum.uuid(of: "\(organisation.reference)/\(kind)/\(key)")
    }
}
