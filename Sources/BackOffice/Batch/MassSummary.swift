/// What a mass order has done.
package struct MassSummary: Codable, Sendable {
    package let process: String
    package let valueTime: String
    /// Contracts of the selection that were looked at.
    package let contracts: Int
    package let processes: Int
    /// Contracts that were left as they are.
    package let nothingToDo: Int
    package let operations: Int
    package let refused: Int
    package internal(set) var seconds = 0.0
    /// True when it had been carried out before and nothing was done now.
    package internal(set) var isRepeat = false
    /// True when an order that was interrupted went on.
    package internal(set) var isResumed = false
    /// True when the order was only tried: nothing is stored.
    package internal(set) var isPreview = false
    /// At most a hundred, the rest is in the ledger.
    package internal(set) var refusals: [RefusedContract] = []

    init(
        process: String, valueTime: String, contracts: Int, processes: Int, nothingToDo: Int,
        operations: Int, refused: Int
    ) {
        self.process = process
        self.valueTime = valueTime
        self.contracts = contracts
        self.processes = processes
        self.nothingToDo = nothingToDo
        self.operations = operations
        self.refused = refused
    }
}

/// A contract that a batch could not process.
package struct RefusedContract: Codable, Sendable {
    package let contract: String
    package let day: String
    package let code: String
    package let message: String
}
