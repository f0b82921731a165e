package import Contracts
package import Measures
package import Orders
import Processes
import Storage

extension Office {
    /// Stores a cash flow and lets auto-accept lay it over the debt, in one transaction.
    ///
    /// A cash flow that no process may take now is kept unaccepted, with a warning.
    /// - Throws: `notFound`, `input` for an amount that is not one, `unknownCode` for a bank,
    ///   `duplicate` for a reference that was taken before, `keyUsed`, `previewOutdated`, `fault`.
    package func receiveCash(
        _ order: CashOrder, _ context: OrderContext
    ) throws(OfficeError) -> Receipt {
        try order.checkReference()
        return try carry(sorting { try .cash(order, as: .receiveCash) }, context)
    }

    /// Stores a cash flow and lays it over no debt: it waits for an order that names it.
    ///
    /// - Throws: as `receiveCash`.
    package func keepCash(
        _ order: CashOrder, _ context: OrderContext
    ) throws(OfficeError) -> Receipt {
        try order.checkReference()
        return try carry(sorting { try .cash(order, as: .keepCash) }, context)
    }
}

extension CashOrder {
    /// Holds a reference that somebody typed against what the ledger keeps for good.
    fileprivate func checkReference() throws(OfficeError) {
        if let reference { try GivenText.require(reference, as: "reference") }
    }
}

extension Order<Receipt> {
    fileprivate static func cash(_ order: CashOrder, as kind: WorkKind) throws -> Order {
        Order(kind: kind, request: try text(of: order)) { reading, rules in
            let contract = try reading.load(order.contract, rules)
            try rules.requireNear(order.valueTime.day)
            try rules.requireBank(order.bank, on: order.valueTime.day)
            let cash = try NewCash(order, in: contract.state.currency)
            return try .receiving(cash, as: kind, on: contract, reading, rules)
        }
    }
}

extension Proposal<Receipt> {
    /// A cash flow, and what auto-accept would make of it.
    static func receiving(
        _ cash: NewCash, as kind: WorkKind, on contract: LoadedContract, _ reading: ReadSession,
        _ rules: Rules
    ) throws -> Proposal {
        let received = try ReceivedCash(
            cash, isAccepted: kind != .keepCash, on: contract, reading, rules)
        let answer = received.receipt(received.steps.map { $0.tree(nil) })
        return Proposal(
            answer: answer, previewToken: try token(kind, of: answer, on: [contract])
        ) { unit, context in
            let put = try unit.put(received, as: kind, key: context.idempotencyKey)
            if !put.isKept { _ = try unit.transaction.keep(put.contract) }
            var receipt = received.receipt(put.trees)
            receipt.cashFlow = received.flow.id.rawValue
            return receipt
        }
    }
}

/// A cash flow and what is made of it, decided and not yet stored.
package struct ReceivedCash {
    let cash: NewCash
    private let isAccepted: Bool
    /// Under the number it will have.
    package let flow: CashFlow
    let contract: LoadedContract
    /// What no debt takes of it.
    package let left: Money
    let settled: SettledCash?

    /// - Throws: `duplicate` for a reference that was taken before.
    init(
        _ cash: NewCash, isAccepted: Bool, on contract: LoadedContract, _ reading: ReadSession,
        _ rules: Rules
    ) throws {
        if let reference = cash.reference,
            try reading.cashFlowID(reference: reference) != nil
        {
            throw OfficeError.duplicate(.cashFlow, reference)
        }
        self.cash = cash
        self.isAccepted = isAccepted
        self.contract = contract
        flow = cash.flow(try reading.nextCashFlow())
        settled =
            isAccepted
            ? try SettledCash(
                ToldCash(flow: flow, early: cash.early), on: contract, across: .nights, reading,
                rules) : nil
        left = contract.state.money(settled?.left ?? cash.amount.minor)
    }

    var steps: [DecidedProcess] { settled?.steps ?? [] }

    package var warnings: [Warning] { settled?.warnings ?? [] }

    func receipt(_ processes: [ProcessTree]) -> Receipt {
        let isIdle = isAccepted && processes.isEmpty
        var receipt = Receipt(of: cash.contract, processes, isIdle ? .nothingToDo : .done)
        receipt.unaccepted = left.text
        receipt.warnings = warnings
        receipt.trace = settled?.trace ?? []
        receipt.backdating = settled?.view
        return receipt
    }
}

extension UnitOfWork {
    /// What putting down a cash flow leaves.
    struct CashPut {
        let contract: LoadedContract
        let trees: [ProcessTree]
        /// Whether the ledger has the contract as it is here.
        var isKept: Bool { !trees.isEmpty }
    }

    /// Puts down a cash flow and the processes that take it; the contract alone is still to be
    /// kept where none does.
    ///
    /// - Parameter origin: the cash flow that it was before, which has its entry.
    func put(
        _ received: ReceivedCash, as kind: WorkKind, key: String?, origin: CashFlowID? = nil
    ) throws -> CashPut {
        let work = try record(
            kind, parameters: text(of: received.cash.order), on: received.contract.state.id,
            key: key)
        let noted = try transaction.note(received.cash.flow(of: work), for: received.contract)
        guard noted.cashFlow == received.flow.id else {
            throw StoreFault.corrupt("cash_flow \(noted.cashFlow.rawValue): not the next number")
        }
        if let origin {
            try transaction.noteMoved(noted.cashFlow, from: origin)
        } else {
            try book(
                received.flow, of: noted.contract.state, reference: received.cash.reference,
                for: work)
        }
        guard let settled = received.settled else {
            return CashPut(contract: noted.contract, trees: [])
        }
        return try put(settled, of: received.flow, on: noted.contract, for: work)
    }

    /// Takes in a cash flow of an import, on a contract that may be at hand.
    package func receive(_ cash: NewCash, _ contracts: inout ContractsAtHand) throws -> ReceivedCash
    {
        let loaded = try contracts.take(cash.contract, for: cash.valueTime.day)
        let received = try ReceivedCash(
            cash, isAccepted: true, on: loaded, transaction, rules)
        let put = try put(received, as: .receiveCash, key: nil)
        try contracts.put(put.contract, isKept: put.isKept)
        return received
    }
}
