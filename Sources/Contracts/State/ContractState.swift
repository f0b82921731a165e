package import Directories
package import Measures

/// What a contract is at one moment: the fold of its documents. Nothing else may alter it.
package struct ContractState: Hashable, Sendable {
    package let id: ContractID
    package let terms: Terms
    /// The product version the contract was signed under.
    package let product: Product

    package internal(set) var lifecycle: Lifecycle
    /// The value time of the newest live process (LOD); nil before the first.
    package internal(set) var lastOperation: ValueTime?
    /// The version in force; nil before the disbursement.
    package internal(set) var schedule: Schedule?
    package internal(set) var balances: Balances
    package internal(set) var accruals: Accruals
    package internal(set) var cash: OpenCash
    package internal(set) var attributes: ContractAttributes

    /// A signed contract before its first document, with the cash flows known for it.
    package init(id: ContractID, terms: Terms, product: Product, cashFlows: [CashFlow]) {
        self.init(
            id: id, terms: terms, product: product, lifecycle: .forIssue, lastOperation: nil,
            schedule: nil, balances: Balances(isForeign: product.isForeign),
            accruals: Accruals(from: terms.plannedDisbursement), cash: OpenCash(cashFlows),
            attributes: ContractAttributes())
    }

    /// A contract read back from where it was kept, part by part.
    package init(
        id: ContractID, terms: Terms, product: Product, lifecycle: Lifecycle,
        lastOperation: ValueTime?, schedule: Schedule?, balances: Balances, accruals: Accruals,
        cash: OpenCash, attributes: ContractAttributes
    ) {
        self.id = id
        self.terms = terms
        self.product = product
        self.lifecycle = lifecycle
        self.lastOperation = lastOperation
        self.schedule = schedule
        self.balances = balances
        self.accruals = accruals
        self.cash = cash
        self.attributes = attributes
    }

    package var kind: ContractKind { product.kind }
    package var currency: Currency { terms.principal.currency }
    /// Whether what is owed has to be valued for the books.
    package var isForeign: Bool { product.isForeign }

    /// The balance of one bucket, minor units.
    package func balance(_ bucket: Bucket) -> Int64 { buckets[bucket] }

    /// An amount in the currency of the contract.
    package func money(_ minor: Int64) -> Money { Money(minor: minor, currency) }

    /// The same contract with one more cash flow to distribute.
    package func receiving(_ cashFlow: CashFlow) -> ContractState {
        var state = self
        state.cash.receive(cashFlow)
        return state
    }

    /// Principal not yet repaid, over all tranches; minor units.
    package var principalLeft: Int64 {
        kind.growing.signed(buckets.total(of: kind.principalType))
    }

    /// The client's debt over all amount types, without his credits; minor units.
    package func debt(_ directory: Directory) -> Int64 {
        buckets.entries.reduce(0) { sum, entry in
            directory.side(of: entry.bucket.amountType) == .debt ? sum + entry.minor : sum
        }
    }
}

// What is asked of its parts most.
extension ContractState {
    package var status: ContractStatus { lifecycle.status }
    package var closure: ClosureStatus? { lifecycle.closure }
    package var closingDay: Day? { lifecycle.closingDay }

    /// What is owed in the currency of the contract.
    package var buckets: Buckets { balances.debt }

    package var counters: [AccrualCounter] { accruals.counters }
    package var accruedThrough: Day { accruals.accruedThrough }
    package var interestStoppedFrom: Day? { accruals.interestStoppedFrom }
    package var penaltyStoppedFrom: Day? { accruals.penaltyStoppedFrom }
    /// What may still be charged under the statutory cap, minor units; nil without a cap.
    package var chargesRoom: Int64? { accruals.room.left }
    /// The day the statutory cap was reached; nil while it leaves something to be charged.
    package var capReached: Day? { accruals.room.reached }

    /// Cash flows with something left to distribute, by id.
    package var cashFlows: [CashFlow] { cash.cashFlows }
    /// The cash flow, while something of it is left to distribute.
    package func cashFlow(_ id: CashFlowID) -> CashFlow? { cash[id] }
    /// What was taken back from cash flows and must be accepted again, minor units (R001-21).
    package var restoreOpen: Int64 { cash.restored }
}
