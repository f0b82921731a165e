import Contracts
import Measures
package import Orders
import Processes
import Storage

extension Office {
    /// Ends a contract and begins the one signed in its place, in one transaction.
    ///
    /// The whole debt moves through the clearing account, which is empty before and after. The
    /// contracts are rolled back together too.
    /// - Throws: `refused`, such as `totalsDiffer` when the new contract is not for what is
    ///   moved; `notFound`, `duplicate` for a number that is taken, `input`, `keyUsed`,
    ///   `fault`; nothing is changed then.
    /// - Source: D-3.39.
    package func restructure(
        _ order: RestructureOrder, _ context: OrderContext
    ) throws(OfficeError) -> Receipt {
        try carry(sorting { try .restructuring(order) }, context)
    }
}

extension Order<Receipt> {
    fileprivate static func restructuring(_ order: RestructureOrder) throws -> Order {
        let parameters = try text(of: order)
        return Order(kind: .restructure, request: parameters) { reading, rules in
            let moved = try Restructuring(order, reading, rules)
            let entry = try moved.entry(on: moved.signed?.state ?? moved.unsigned(rules), rules)
            let answer = order.receipt([moved.out.tree(nil), entry.tree(nil)])
            return Proposal(
                answer: answer,
                previewToken: try token(.restructure, of: answer, on: [moved.old])
            ) { unit, context in
                let work = try unit.record(
                    .restructure, parameters: parameters, on: moved.old.state.id,
                    key: context.idempotencyKey)
                let new = try moved.signed ?? unit.sign(moved.terms, insteadOf: order.contract)
                let entry = try moved.entry(on: new.state, rules)
                let ended = try unit.put(moved.out, on: moved.old, for: work)
                let begun = try unit.put(entry, on: new, for: work)
                return order.receipt(
                    [moved.out.tree(ended.lastProcess), entry.tree(begun.lastProcess)])
            }
        }
    }
}

/// A restructuring worked out: what ends, what was signed, and what begins.
private struct Restructuring {
    let old: LoadedContract
    let terms: Terms
    let out: DecidedProcess
    /// The new contract, where it was signed before; nothing has happened on it.
    let signed: LoadedContract?
    private let order: RestructureOrder

    /// - Throws: `duplicate` when the number of the new contract is another's.
    init(_ order: RestructureOrder, _ reading: ReadSession, _ rules: Rules) throws {
        self.order = order
        old = try reading.load(order.contract, rules)
        terms = try order.signed(in: old.state, rules)
        out = try DecidedProcess(RestructureOut(valueTime: order.valueTime), on: old.state, rules)
        signed = try reading.contractID(number: terms.number).map { try reading.load($0, rules) }
        if let signed, signed.state.terms != terms || signed.lastProcess != nil {
            throw OfficeError.duplicate(.contract, terms.number)
        }
    }

    /// The new contract as it will be signed, before it has an id.
    func unsigned(_ rules: Rules) throws -> ContractState {
        ContractState(
            id: ContractID(rawValue: 0), terms: terms, product: try rules.product(terms.product),
            cashFlows: [])
    }

    func entry(on new: ContractState, _ rules: Rules) throws -> DecidedProcess {
        let debts = out.decision.movedDebt(isCapitalised: order.isCapitalised, out.directory)
        return try DecidedProcess(
            RestructureIn(valueTime: order.valueTime, debts: debts), on: new, rules)
    }
}

extension UnitOfWork {
    fileprivate func sign(_ terms: Terms, insteadOf old: String) throws -> LoadedContract {
        try load(sign(terms, attributes: try text(of: ["restructures": old])))
    }
}

extension RestructureOrder {
    fileprivate func receipt(_ processes: [ProcessTree]) -> Receipt {
        var receipt = Receipt(of: contract, processes, .done)
        receipt.trace = [
            TraceStep(rule: "restructure", facts: ["newContract": contracts.successor])
        ]
        return receipt
    }
}
