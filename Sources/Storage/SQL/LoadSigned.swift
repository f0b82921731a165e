package import Contracts
package import Directories

/// Reading a contract without what is kept of its fold, and what a night takes from that.
extension ReadSession {
    /// The contract as it was signed, with the heads of its chains: nothing of the fold is read.
    ///
    /// - Throws: `unknown(.contract)`, `corrupt`, what `product` throws.
    package func loadSigned(
        _ id: ContractID, product: (ProductID) throws -> Product
    ) throws -> LoadedContract {
        let contract = try contract(id)
        let state = ContractState(
            id: id, terms: contract.terms, product: try product(contract.terms.product),
            cashFlows: [])
        let loaded = try session.first(ContractStateSQL.byID, [.integer(id.rawValue)]) { row in
            LoadedContract(
                state: state, version: StateVersion(rawValue: try row.number(1)),
                lastProcess: try row.optionalNumber(2).map(ProcessID.init(rawValue:)),
                lastCashFlow: try row.optionalNumber(3).map(CashFlowID.init(rawValue:)),
                lastRollback: try row.optionalNumber(4).map(RollbackID.init(rawValue:)))
        }
        guard let loaded else { throw StoreFault.corrupt("contract \(id.rawValue): no state") }
        return loaded
    }

    /// The columns of a state that a night relies on without reading the whole.
    package func shortcuts(of id: ContractID) throws -> StateShortcuts {
        let found = try session.first(ContractStateSQL.byID, [.integer(id.rawValue)]) { row in
            StateShortcuts(
                isServiced: row.integer(7) == 1, product: row.integer(8),
                quiet: try row.quiet(5))
        }
        guard let found else { throw StoreFault.corrupt("contract \(id.rawValue): no state") }
        return found
    }

    /// The numbers of contracts that have a state, in order.
    package func contractIDs(after id: ContractID, limit: Int) throws -> [ContractID] {
        try session.all(
            ContractStateSQL.ids, [.integer(id.rawValue), .integer(Int64(limit))]
        ) { ContractID(rawValue: $0.integer(0)) }
    }
}
