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
        try sorting {
            try working(slip) { desk in
                let total = try desk.transaction.contractCount()
                var report = (contracts: 0, mended: 0)
                var cursor = ContractID(rawValue: 0)
                while true {
                    let page = try desk.transaction.contracts(after: cursor, limit: 1_000)
                    guard let last = page.last else { break }
                    for contract in page {
                        report.contracts += 1
                        if try desk.mend(contract.id) { report.mended += 1 }
                    }
                    cursor = last.id
                    progress(report.contracts, total)
                }
                try desk.transaction.rebuildTurnovers()
                return RebuildReport(contracts: report.contracts, mended: report.mended)
            }
        }
    }
}

extension Desk {
    /// Replaces the kept state of a contract when it is not the fold; whether it was.
    fileprivate func mend(_ id: ContractID) throws -> Bool {
        let past = try Past(of: id, knownAt: nil, transaction, rules)
        let folded = try past.state(of: past.live)
        guard folded != past.loaded.state else { return false }
        _ = try transaction.replaceState(of: past.loaded, with: folded)
        return true
    }
}
