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
        _ slip: OrderSlip, progress: (Int, Int) -> Void
    ) throws(OfficeError) -> RebuildReport {
        try sorting { try working(slip) { try $0.rebuild(progress) } }
    }
}

extension Desk {
    fileprivate func rebuild(_ progress: (Int, Int) -> Void) throws -> RebuildReport {
        let total = try transaction.contractCount()
        var contracts = 0
        var mended = 0
        try transaction.everyContract { contract in
            if try mend(contract.id) { mended += 1 }
            contracts += 1
            progress(contracts, total)
        }
        try transaction.rebuildTurnovers()
        return RebuildReport(contracts: contracts, mended: mended)
    }

    /// Replaces the kept state of a contract when it is not the fold; whether it was.
    private func mend(_ id: ContractID) throws -> Bool {
        let past = try Past(of: id, knownAt: nil, transaction, rules)
        let folded = try past.state(of: past.live)
        guard folded != past.loaded.state else { return false }
        _ = try transaction.replaceState(of: past.loaded, with: folded)
        return true
    }
}
