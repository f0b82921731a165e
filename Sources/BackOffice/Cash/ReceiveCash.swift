package import Directories
package import Measures
package import Processes
import Contracts
import Storage

/// An amount received or paid, as it is reported: what auto-accept starts from.
package struct CashOrder: Codable, Hashable, Sendable {
    /// The contract's number.
    package let contract: String
    package let valueTime: ValueTime
    package let isIncoming: Bool
    /// 101171 bank or 101172 cash.
    package let paymentType: Int32
    /// Decimal text with the digits of the contract's currency.
    package let amount: String
    package let bank: String?
    /// The payer's or bank's own number; the same reference is never taken twice.
    package let reference: String?
    package let early: EarlyRequest?

    package init(
        contract: String, valueTime: ValueTime, isIncoming: Bool, payment: PaymentType,
        amount: String, bank: String?, reference: String?, early: EarlyRequest?
    ) {
        self.contract = contract
        self.valueTime = valueTime
        self.isIncoming = isIncoming
        paymentType = payment.rawValue
        self.amount = amount
        self.bank = bank
        self.reference = reference
        self.early = early
    }
}

extension Office {
    /// Stores a cash flow and lets auto-accept lay it over the debt, in one transaction.
    ///
    /// A cash flow that no process may take now is kept unaccepted, with a warning.
    /// - Throws: `notFound`, `input` for an amount that is not one, `duplicate` for a
    ///   reference that was taken before, `keyUsed`, `fault`.
    package func receiveCash(
        _ order: CashOrder, _ slip: OrderSlip
    ) throws(OfficeError) -> Receipt {
        try order.checkReference()
        return try sorting {
            try working(slip) { desk in
                let receipt = try desk.receive(order, key: slip.requestKey)
                if slip.isPreview { throw Previewed(receipt: receipt) }
                return receipt
            }
        } unlessPreviewed: {
            $0
        }
    }
}

extension Office {
    /// Stores a cash flow and lays it over no debt: it waits for an order that names it.
    ///
    /// - Throws: as `receiveCash`.
    package func keepCash(
        _ order: CashOrder, _ slip: OrderSlip
    ) throws(OfficeError) -> Receipt {
        try order.checkReference()
        return try sorting { try working(slip) { try $0.keep(order, key: slip.requestKey) } }
    }
}

extension CashOrder {
    /// Holds a reference that somebody typed against what the ledger keeps for good.
    fileprivate func checkReference() throws(OfficeError) {
        if let reference { try GivenText.require(reference, as: "reference") }
    }
}

/// Carries a preview out of a transaction that is rolled back on purpose.
struct Previewed: Error {
    let receipt: Receipt
}

package func sorting(
    _ body: () throws -> Receipt, unlessPreviewed use: (Receipt) -> Receipt
) throws(OfficeError) -> Receipt {
    do {
        return try body()
    } catch let preview as Previewed {
        return use(preview.receipt.asPreview)
    } catch {
        throw OfficeError(error, nil)
    }
}

extension Receipt {
    fileprivate var asPreview: Receipt {
        Receipt(
            contract: contract, isRepeat: isRepeat, isPreview: true, outcome: outcome,
            plan: nil, cashFlow: nil, unaccepted: unaccepted,
            processes: processes.map(\.unnumbered),
            warnings: warnings,
            trace: trace)
    }
}

extension ProcessTree {
    /// The process without the number that a transaction gave it and took back.
    fileprivate var unnumbered: ProcessTree {
        ProcessTree(process: nil, code: code, valueTime: valueTime, documents: documents)
    }
}

extension Desk {
    /// Takes in a cash flow and what auto-accept makes of it.
    func receive(_ order: CashOrder, key: String?) throws -> Receipt {
        var contracts = ContractsAtHand(self)
        let receipt = try receive(order, key: key, &contracts)
        try contracts.keep()
        return receipt
    }

    /// Takes in a cash flow of an import, on a contract that may be at hand.
    func receive(
        _ order: CashOrder, key: String?, _ contracts: inout ContractsAtHand
    ) throws -> Receipt {
        let loaded = try contracts.take(order.contract)
        let received: ReceivedCash
        switch try store(order, as: "receive-cash", key: key, on: loaded) {
        case .before(let receipt): return receipt
        case .now(let now): received = now
        }
        let acceptance = Acceptance(
            received.cashFlow, early: order.early, on: received.contract.state, rules)
        var current = received.contract
        var trees: [ProcessTree] = []
        for step in acceptance.steps {
            current = try put(step, on: current, for: received.work)
            trees.append(step.tree(current.lastProcess))
        }
        try contracts.put(current, isKept: !trees.isEmpty)
        let left = current.state.cashFlow(received.cashFlow)?.unaccepted ?? 0
        return Receipt(
            contract: order.contract, isRepeat: false, isPreview: false,
            outcome: trees.isEmpty ? Outcome.nothingToDo.text : Outcome.done.text, plan: nil,
            cashFlow: received.cashFlow.rawValue, unaccepted: current.state.money(left).text,
            processes: trees, warnings: acceptance.warnings, trace: acceptance.trace)
    }

    /// Takes in a cash flow and lays it over no debt.
    fileprivate func keep(_ order: CashOrder, key: String?) throws -> Receipt {
        let loaded = try load(order.contract)
        switch try store(order, as: "keep-cash", key: key, on: loaded) {
        case .before(let receipt): return receipt
        case .now(let received):
            _ = try transaction.keep(received.contract)
            return Receipt(
                contract: order.contract, isRepeat: false, isPreview: false,
                outcome: Outcome.done.text, plan: nil, cashFlow: received.cashFlow.rawValue,
                unaccepted: received.amount.text, processes: [], warnings: [], trace: [])
        }
    }

    /// Puts the cash flow down; the contract it is noted on is still to be kept.
    private func store(
        _ order: CashOrder, as kind: String, key: String?, on loaded: LoadedContract
    ) throws -> CashStored {
        let parameters = try text(of: order)
        if let repeated = try earlier(key, kind, parameters, loaded) { return .before(repeated) }
        let flow = try newCashFlow(order, loaded.state)
        if let reference = order.reference,
            try transaction.cashFlowID(reference: reference) != nil
        {
            throw OfficeError.duplicate(.cashFlow, reference)
        }
        let work = try record(kind, parameters: parameters, on: loaded.state.id, key: key)
        let new = flow(work)
        let received = try transaction.note(new, for: loaded)
        return .now(
            ReceivedCash(
                cashFlow: received.cashFlow, amount: loaded.state.money(new.amount),
                contract: received.contract, work: work))
    }

    private func newCashFlow(
        _ order: CashOrder, _ contract: ContractState
    ) throws -> (WorkID) -> NewCashFlow {
        guard let payment = PaymentType(rawValue: order.paymentType), payment != .empty else {
            throw OfficeError.input(
                field: "paymentType", value: "\(order.paymentType)",
                accepted: "101171 (bank) or 101172 (cash)")
        }
        let amount: Money
        do {
            amount = try Money(text: order.amount, contract.currency)
        } catch {
            throw OfficeError.input(
                field: "amount", value: order.amount,
                accepted: "an amount in \(contract.currency.code) such as 485.08")
        }
        guard amount.isPositive else {
            throw OfficeError.input(
                field: "amount", value: order.amount, accepted: "an amount above zero")
        }
        return { work in
            NewCashFlow(
                direction: order.isIncoming ? .incoming : .outgoing, payment: payment,
                valueTime: order.valueTime, amount: amount.minor, bank: order.bank,
                reference: order.reference, work: work)
        }
    }
}

/// Contracts that cash flows are received for, at hand until they are kept.
///
/// A contract with many payments that wait is long to read and to write. An import that brings
/// thousands of them would do both once a payment, each time longer; so it does once what it can.
struct ContractsAtHand {
    /// Contracts at hand at one time.
    private static let most = 1_000

    private let desk: Desk
    private var contracts: [String: Contract] = [:]

    private struct Contract {
        let loaded: LoadedContract
        /// Whether the ledger has it as it is here.
        let isKept: Bool
    }

    init(_ desk: Desk) { self.desk = desk }

    /// Takes the contract of a number into the hand, be it from the ledger.
    /// - Throws: `notFound`.
    mutating func take(_ number: String) throws -> LoadedContract {
        try contracts.removeValue(forKey: number)?.loaded ?? desk.load(number)
    }

    mutating func put(_ loaded: LoadedContract, isKept: Bool) throws {
        if contracts.count == ContractsAtHand.most { try keep() }
        contracts[loaded.state.terms.number] = Contract(loaded: loaded, isKept: isKept)
    }

    /// Keeps what is not kept, and lets all go.
    mutating func keep() throws {
        let waiting = contracts.values.filter { !$0.isKept }.map(\.loaded)
        for contract in waiting.sorted(by: { $0.state.id.rawValue < $1.state.id.rawValue }) {
            _ = try desk.transaction.keep(contract)
        }
        contracts.removeAll()
    }
}

/// What became of a cash flow that was to be stored.
private enum CashStored {
    /// The request key was carried out before, and left this.
    case before(Receipt)
    case now(ReceivedCash)
}

/// A cash flow as it was stored, with the contract that has it to distribute.
private struct ReceivedCash {
    let cashFlow: CashFlowID
    let amount: Money
    let contract: LoadedContract
    let work: WorkID
}
