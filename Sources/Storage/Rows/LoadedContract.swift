package import Contracts
package import Directories
package import Measures

/// A contract's state with the heads of its chains, as of one version.
package struct LoadedContract: Hashable, Sendable {
    package let state: ContractState
    package let version: StateVersion
    /// The newest live process; each names the one before it.
    package let lastProcess: ProcessID?
    package let lastCashFlow: CashFlowID?
    package let lastRollback: RollbackID?
    /// Cash flows that were put down, and that the version does not count yet.
    var uncounted: Int64 = 0
}

/// What a night reads of a state instead of the whole.
package struct StateShortcuts: Hashable, Sendable {
    package let isServiced: Bool
    /// The number of the product, as it stands there.
    package let product: Int64
    package let quiet: QuietContract?
}

/// A serviced contract as a night first sees it.
package struct QuietRow: Hashable, Sendable {
    package let id: ContractID
    package let product: ProductID
    package let version: StateVersion
    package let lastProcess: ProcessID?
    /// Nil when the whole state is needed.
    package let quiet: QuietContract?
}

/// One step of a quiet contract, to be put down.
package struct QuietAccrual: Hashable, Sendable {
    /// What the night has ordered.
    package let code: ProcessCode
    package let contract: ContractID
    /// The version that was read.
    package let version: StateVersion
    package let lastProcess: ProcessID?
    /// The contract after the step.
    package let quiet: QuietContract
    package let posting: PostingID
    /// Above zero, in the currency of the contract.
    package let amount: Money

    package init(
        _ code: ProcessCode, contract: ContractID, version: StateVersion,
        lastProcess: ProcessID?, quiet: QuietContract, posting: PostingID, amount: Money
    ) {
        self.code = code
        self.contract = contract
        self.version = version
        self.lastProcess = lastProcess
        self.quiet = quiet
        self.posting = posting
        self.amount = amount
    }
}
