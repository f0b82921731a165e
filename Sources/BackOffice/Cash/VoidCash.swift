package import Contracts
import Directories
import GeneralLedger
import Measures
package import Orders
package import Storage

extension Office {
    /// Takes a payment back that was mistyped or has been returned: as if it had never been.
    ///
    /// What was laid out of it is undone, and what happened since is done again without it. Its
    /// entry is taken back on its day, or on the first open one.
    /// - Throws: `notFound` for a payment that the contract has not; `input` for one that came
    ///   without a contract or was moved here, which is real and can only be moved on;
    ///   `cashFlowNotOpen` for one that is void; `export` for one that has left the house; `late`
    ///   where what happened since cannot be done again; `keyUsed`, `previewOutdated`, `fault`.
    package func voidCash(
        _ order: VoidOrder, _ context: OrderContext
    ) throws(OfficeError) -> Receipt {
        try carry(sorting { try .voiding(order) }, context)
    }
}

extension Order<Receipt> {
    fileprivate static func voiding(_ order: VoidOrder) throws -> Order {
        let parameters = try text(of: order)
        return Order(kind: .voidCash, request: parameters) { reading, rules in
            let contract = try reading.load(order.contract, rules)
            let stored = try reading.standing(order.cashFlow, of: contract)
            try reading.requireOwn(stored)
            let settled = try SettledCash(voiding: stored, on: contract, reading, rules)
            let answer = settled.voidReceipt(on: contract, settled.steps.map { $0.tree(nil) })
            return Proposal(
                answer: answer, previewToken: try token(.voidCash, of: answer, on: [contract])
            ) { unit, context in
                let work = try unit.record(
                    .voidCash, parameters: parameters, on: contract.state.id,
                    key: context.idempotencyKey)
                let put = try unit.put(settled, of: stored.whole, on: contract, for: work)
                return settled.voidReceipt(on: contract, put.trees)
            }
        }
    }
}

extension UnitOfWork {
    /// Puts down which payments a process makes void, and takes their entries back.
    ///
    /// A void that is done again has been put down, and what was moved keeps its entry.
    func noteVoids(of step: DecidedProcess, for work: WorkID) throws {
        for id in step.decision.documents.compactMap(\.voidedFlow) {
            guard try transaction.voiding(of: id) == nil else { continue }
            let stored = try transaction.cashFlow(id)
            try transaction.requireOwn(stored)
            try transaction.void(id, for: work)
            let day = stored.flow.valueTime.day
            if let entry = try transaction.moneyEntry(of: id, from: day) {
                try takeBack(entry, for: work)
            }
        }
    }
}

extension ReadSession {
    /// A payment of a contract that is not void and has not left the house.
    func standing(_ id: CashFlowID, of contract: LoadedContract) throws -> StoredCashFlow {
        let stored: StoredCashFlow
        do {
            stored = try cashFlow(id)
        } catch StoreFault.unknown(.cashFlow, _) {
            throw OfficeError.notFound(.cashFlow, "\(id.rawValue)")
        }
        guard stored.contract == contract.state.id else {
            throw OfficeError.notFound(.cashFlow, "\(id.rawValue)")
        }
        guard try voiding(of: id) == nil else { throw Refusal.cash(.cashFlowNotOpen(id)) }
        let live = try LiveExports(self)
        let day = stored.flow.valueTime.day
        let row = ExportSequence(rawValue: id.rawValue)
        if let number = live[.payments].rows.holder(of: row, on: day),
            let batch = live.batches.first(where: { $0.number == number })
        {
            throw ExportRefusal.exported(number, batch.state, day: day)
        }
        return stored
    }

    /// Holds that the money came for this contract by itself.
    fileprivate func requireOwn(_ stored: StoredCashFlow) throws {
        let day = stored.flow.valueTime.day
        let isListed = try stored.flow.reference.flatMap { try listedPayment($0) } != nil
        let isMoved = try origin(of: stored.id) != nil
        guard isListed || isMoved else { return }
        throw OfficeError.input(
            field: "cashFlow", value: "\(stored.id.rawValue) of \(day)",
            accepted: "a payment that came for this contract; move this one to where it belongs")
    }
}

extension SettledCash {
    fileprivate func voidReceipt(
        on contract: LoadedContract, _ trees: [ProcessTree]
    ) -> Receipt {
        var receipt = Receipt(of: contract.state.terms.number, trees, .done)
        receipt.backdating = view
        return receipt
    }
}

extension StoredProcess {
    /// The payment that it has made void; nil for another process.
    package var voidedFlow: CashFlowID? { documents.lazy.compactMap(\.voidedFlow).first }
}

extension Document {
    fileprivate var voidedFlow: CashFlowID? {
        for change in changes {
            if case .cashFlowVoided(let id) = change { return id }
        }
        return nil
    }
}
