import Contracts
import Storage

/// What a rebuild did.
package struct RebuildReport: Codable, Sendable {
    package let contracts: Int
    /// Contracts whose kept state was not the fold of their history.
    package let mended: Int
}

extension Office {
    /// Folds every contract again and replaces what differs; turnovers are counted again.
    ///
    /// - Throws: `fault`; `refused` for a history that the fold does not accept, which only
    ///   damage can cause; nothing is changed then.
    package func rebuild(
        _ context: OrderContext, progress: (Int, Int) -> Void
    ) throws(OfficeError) -> RebuildReport {
        try sorting { try working(context) { try $0.rebuild(progress) } }
    }
}

extension UnitOfWork {
    func rebuild(_ progress: (Int, Int) -> Void) throws -> RebuildReport {
        let total = try transaction.contractCount()
        var contracts = 0
        var mended = 0
        try transaction.everyContractID { id in
            if try mend(id) { mended += 1 }
            contracts += 1
            progress(contracts, total)
        }
        try transaction.rebuildTurnovers()
        return RebuildReport(contracts: contracts, mended: mended)
    }

    /// Replaces the kept state of a contract when it is not the fold, or cannot be read; whether
    /// it was so.
    private func mend(_ id: ContractID) throws -> Bool {
        let signed = try transaction.loadSigned(id) { try rules.product($0) }
        let past = try ContractHistory(of: signed, knownAt: nil, transaction, rules)
        let folded = try past.state(of: past.live)
        let changes = try past.changes(transaction)
        if try isSound(id, folded, changes) { return false }
        try transaction.replaceState(of: signed, with: folded, version: changes)
        return true
    }

    /// Whether what is kept is what was folded, in every column.
    private func isSound(
        _ id: ContractID, _ folded: ContractState, _ changes: StateVersion
    ) throws -> Bool {
        do {
            let kept = try transaction.load(id, rules)
            return try kept.state == folded && kept.version == changes
                && transaction.shortcuts(of: id).fit(folded) && transaction.isListed(folded)
        } catch let fault as StoreFault where fault.isDamage {
            return false
        }
    }
}
