package import Contracts
package import Directories
import Measures

/// `contract_snapshot`: every contract as it was when a period was closed.
enum SnapshotSQL {
    static let take = SQLText(
        """
        INSERT INTO contract_snapshot (period, contract, last_process, last_cash_flow, quiet,
            rest, tranches)
        SELECT $1, state.contract, state.last_process, state.last_cash_flow, state.quiet,
            state.rest, schedule.tranches
        FROM contract_state AS state
        LEFT JOIN contract_schedule AS schedule ON schedule.contract = state.contract
        ORDER BY state.contract
        """)

    static let extent = SQLText(
        """
        SELECT count(*), coalesce(max(contract), 0) FROM contract_snapshot WHERE period = $1
        """)

    static let drop = SQLText("DELETE FROM contract_snapshot WHERE period = $1")

    static let byContract = SQLText(
        """
        SELECT period || '/' || contract, contract, last_process, last_cash_flow, quiet, rest,
            tranches
        FROM contract_snapshot WHERE period = $1 AND contract = $2
        """)
}

extension ReadSession {
    /// A contract as it was when a period was closed; nil when it was not there yet.
    ///
    /// `product` gives the version it was signed under.
    package func snapshot(
        of id: ContractID, at period: PeriodID, product: (ProductID) throws -> Product
    ) throws -> StoredSnapshot? {
        let contract = try contract(id)
        let product = try product(contract.terms.product)
        let key: [SQLValue] = [.integer(period.rawValue), .integer(id.rawValue)]
        return try session.first(SnapshotSQL.byContract, key) { row in
            let schedule =
                try row.isNull(6)
                ? nil : row.decoded(6) { reader throws(StoreFault) in try reader.schedule() }
            return StoredSnapshot(
                state: try state(of: contract, product, schedule, row, from: 4),
                lastProcess: try row.optionalNumber(2).map(ProcessID.init(rawValue:)),
                lastCashFlow: try row.optionalNumber(3).map(CashFlowID.init(rawValue:)))
        }
    }
}

extension Transaction {
    /// Keeps every contract as it stands now, for a period that has just been closed.
    /// - Returns: how many contracts there are.
    package func takeSnapshots(for period: PeriodID) throws -> Int {
        try session.run(SnapshotSQL.take, [.integer(period.rawValue)])
    }

    /// Lets go of what was kept for a period that has been reopened.
    /// - Throws: `forbidden` while the period is closed.
    package func dropSnapshots(of period: PeriodID) throws {
        try session.run(SnapshotSQL.drop, [.integer(period.rawValue)])
    }
}
