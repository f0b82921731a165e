package import Contracts
package import Storage

extension ReadSession {
    /// The contract that people call by this number.
    /// - Throws: `notFound`, `fault`.
    package func id(of number: String) throws -> ContractID {
        guard let id = try contractID(number: number) else {
            throw OfficeError.notFound(.contract, number)
        }
        return id
    }

    /// A contract as it lies in the ledger, by the number people use.
    /// - Throws: `notFound`, `fault`.
    package func load(_ number: String, _ rules: Rules) throws -> LoadedContract {
        try load(id(of: number), rules)
    }

    /// A contract as it lies in the ledger.
    /// - Throws: `fault`.
    package func load(_ id: ContractID, _ rules: Rules) throws -> LoadedContract {
        try load(id) { try rules.product($0) }
    }
}
