import Contracts
import Measures
import Storage

/// Contracts that cash flows are received for, at hand until they are kept.
///
/// A contract with many payments that wait is long to read and to write. An import that brings
/// thousands of them would do both once a payment, each time longer; so it does once what it can.
package struct ContractsAtHand {
    /// Contracts at hand at one time.
    private static let most = 1_000

    private let unit: UnitOfWork
    private var contracts: [String: Contract] = [:]

    private struct Contract {
        let loaded: LoadedContract
        /// Whether the ledger has it as it is here.
        let isKept: Bool
    }

    package init(_ unit: UnitOfWork) { self.unit = unit }

    /// Takes the contract of a number into the hand, be it from the ledger.
    /// - Throws: `notFound`.
    mutating func take(_ number: String) throws -> LoadedContract {
        try contracts.removeValue(forKey: number)?.loaded ?? unit.load(number)
    }

    /// The same, as it lies in the ledger too where its history will be asked for.
    mutating func take(_ number: String, for day: Day) throws -> LoadedContract {
        let isBehind = contracts[number].map { hand in
            !hand.isKept && hand.loaded.state.lastOperation.map { day < $0.day } ?? false
        }
        if isBehind ?? false { try keep() }
        return try take(number)
    }

    mutating func put(_ loaded: LoadedContract, isKept: Bool) throws {
        if contracts.count == ContractsAtHand.most { try keep() }
        contracts[loaded.state.terms.number] = Contract(loaded: loaded, isKept: isKept)
    }

    /// Keeps what is not kept, and lets all go.
    package mutating func keep() throws {
        let waiting = contracts.values.filter { !$0.isKept }.map(\.loaded)
        for contract in waiting.sorted(by: { $0.state.id.rawValue < $1.state.id.rawValue }) {
            _ = try unit.transaction.keep(contract)
        }
        contracts.removeAll()
    }
}
