import Contracts
import Measures
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
        _ order: RestructureOrder, _ slip: OrderSlip
    ) throws(OfficeError) -> Receipt {
        try sorting {
            try working(slip) { desk in
                let receipt = try desk.restructure(order, key: slip.requestKey)
                if slip.isPreview { throw Previewed(receipt: receipt) }
                return receipt
            }
        } unlessPreviewed: {
            $0
        }
    }
}

extension Desk {
    /// The kind under which the order is put down.
    static let restructuring = "restructure"

    fileprivate func restructure(_ order: RestructureOrder, key: String?) throws -> Receipt {
        let old = try load(order.contract)
        let parameters = try text(of: order)
        if let repeated = try earlier(order, key, parameters, old) { return repeated }
        let terms = try order.signed(in: old.state, rules)
        let out = try Step(RestructureOut(valueTime: order.valueTime), on: old.state, rules)
        let debts = out.decision.movedDebt(
            isCapitalised: order.isCapitalised, out.directory)
        let work = try record(
            Desk.restructuring, parameters: parameters, on: old.state.id, key: key)
        let new = try sign(terms, insteadOf: order.contract)
        let entry = try Step(
            RestructureIn(valueTime: order.valueTime, debts: debts), on: new.state, rules)
        let ended = try put(out, on: old, for: work)
        let begun = try put(entry, on: new, for: work)
        return order.receipt(
            [out.tree(ended.lastProcess), entry.tree(begun.lastProcess)], isRepeat: false)
    }

    /// Signs a contract; one that was signed alike and has nothing behind it serves as well.
    private func sign(_ terms: Terms, insteadOf old: String) throws -> LoadedContract {
        if let id = try transaction.contractID(number: terms.number) {
            let known = try load(id)
            guard known.state.terms == terms, known.lastProcess == nil else {
                throw OfficeError.duplicate(.contract, terms.number)
            }
            return known
        }
        let attributes = try text(of: ["restructures": old])
        return try load(sign(terms, attributes: attributes))
    }

    /// What the order left on both contracts when it was first carried out; nil when it is new.
    private func earlier(
        _ order: RestructureOrder, _ key: String?, _ parameters: String, _ old: LoadedContract
    ) throws -> Receipt? {
        guard let key, let stored = try transaction.work(key: key) else { return nil }
        guard stored.work.kind == Desk.restructuring, stored.work.parameters == parameters else {
            throw OfficeError.keyUsed(key)
        }
        let codes = [RestructureOut.code, RestructureIn.code]
        let trees = try zip([old, load(order.number)], codes).flatMap { contract, code in
            try transaction.history(from: contract.lastProcess, postings: rules.postings)
                .filter { $0.work == stored.id }
                .map { try $0.tree(code.rawValue, rules.on($0.valueTime.day)) }
        }
        return order.receipt(trees, isRepeat: true)
    }
}

extension RestructureOrder {
    fileprivate func receipt(_ processes: [ProcessTree], isRepeat: Bool) -> Receipt {
        Receipt(
            contract: contract, isRepeat: isRepeat, isPreview: false,
            outcome: Outcome.done.text, plan: nil, cashFlow: nil, unaccepted: nil,
            processes: processes, warnings: [],
            trace: [TraceStep(rule: "restructure", facts: ["newContract": number])])
    }
}
