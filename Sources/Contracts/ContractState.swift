package import Directories
package import Measures

/// What a contract is at one moment: the fold of its documents. Nothing else may alter it.
package struct ContractState: Hashable, Sendable {
    package let id: ContractID
    package let terms: Terms
    /// The product version the contract was signed under.
    package let product: Product

    package internal(set) var status: ContractStatus
    package internal(set) var closure: ClosureStatus?
    package internal(set) var closingDay: Day?
    /// The value time of the newest live process (LOD); nil before the first.
    package internal(set) var lastOperation: ValueTime?
    /// The version in force; nil before the disbursement.
    package internal(set) var schedule: Schedule?
    package internal(set) var buckets: Buckets
    /// What the buckets are worth in the currency of the books; empty where it is their own.
    package internal(set) var localBuckets: Buckets
    /// Cash flows with something left to distribute, by id.
    package internal(set) var cashFlows: [CashFlow]
    /// What has accrued, exactly, and how much of it is booked.
    package internal(set) var counts: [Count]
    /// The last day that `counts` include.
    package internal(set) var countedThrough: Day
    /// No interest from this day on; nil while it runs.
    package internal(set) var interestStoppedFrom: Day?
    package internal(set) var penaltyStoppedFrom: Day?
    /// What may still be charged under the statutory cap, minor units; nil without a cap.
    package internal(set) var chargesRoom: Int64?
    /// The day the statutory cap was reached.
    package internal(set) var capReached: Day?
    package internal(set) var attributes: ContractAttributes

    /// A signed contract before its first document, with the cash flows known for it.
    package init(id: ContractID, terms: Terms, product: Product, cashFlows: [CashFlow]) {
        self.id = id
        self.terms = terms
        self.product = product
        status = .forIssue
        closure = nil
        closingDay = nil
        lastOperation = nil
        schedule = nil
        buckets = Buckets()
        localBuckets = Buckets()
        self.cashFlows = cashFlows.filter { $0.unaccepted > 0 }.sorted { $0.id < $1.id }
        counts = []
        countedThrough = terms.plannedDisbursement
        interestStoppedFrom = nil
        penaltyStoppedFrom = nil
        chargesRoom = nil
        capReached = nil
        attributes = ContractAttributes()
    }

    package var kind: ContractKind { product.kind }
    package var currency: Currency { terms.principal.currency }
    /// Whether what is owed has to be valued for the books.
    package var isForeign: Bool { product.isForeign }

    /// The balance of one bucket, minor units.
    package func balance(_ bucket: Bucket) -> Int64 { buckets[bucket] }

    /// An amount in the currency of the contract.
    package func money(_ minor: Int64) -> Money { Money(minor: minor, currency) }

    /// The cash flow, while something of it is left to distribute.
    package func cashFlow(_ id: CashFlowID) -> CashFlow? { place(of: id).map { cashFlows[$0] } }

    /// Where a cash flow stands among those that have something left.
    func place(of id: CashFlowID) -> Int? {
        var low = 0
        var high = cashFlows.count
        while low < high {
            let middle = (low + high) / 2
            if cashFlows[middle].id < id { low = middle + 1 } else { high = middle }
        }
        return low < cashFlows.count && cashFlows[low].id == id ? low : nil
    }

    /// The same contract with one more cash flow to distribute.
    package func receiving(_ cashFlow: CashFlow) -> ContractState {
        var state = self
        // What is received last has the highest number: nothing is sorted anew.
        let before = state.cashFlows.lastIndex { $0.id < cashFlow.id }
        state.cashFlows.insert(cashFlow, at: before.map { $0 + 1 } ?? 0)
        return state
    }

    /// Principal not yet repaid, over all tranches; minor units.
    package var principalLeft: Int64 {
        kind.growing.signed(buckets.total(of: kind.principalType))
    }

    /// What was taken back from cash flows and must be accepted again, minor units (R001-21).
    package var restoreOpen: Int64 { cashFlows.reduce(0) { $0 + $1.restored } }

    /// The client's debt over all amount types, without his credits; minor units.
    package func debt(_ directory: Directory) -> Int64 {
        buckets.entries.reduce(0) { sum, entry in
            directory.side(of: entry.bucket.amountType) == .debt ? sum + entry.minor : sum
        }
    }
}

extension ContractState {
    /// A state read back from where it was kept, field by field.
    package struct Kept: Sendable {
        package var status: ContractStatus
        package var closure: ClosureStatus?
        package var closingDay: Day?
        package var lastOperation: ValueTime?
        package var schedule: Schedule?
        package var buckets: Buckets
        package var counts: [Count]
        package var countedThrough: Day
        package var interestStoppedFrom: Day?
        package var penaltyStoppedFrom: Day?
        package var chargesRoom: Int64?
        package var capReached: Day?
        package var attributes = ContractAttributes()
        package var localBuckets = Buckets()

        package init(
            status: ContractStatus, buckets: Buckets, counts: [Count], countedThrough: Day
        ) {
            self.status = status
            self.buckets = buckets
            self.counts = counts
            self.countedThrough = countedThrough
        }
    }

    package var kept: Kept {
        var kept = Kept(
            status: status, buckets: buckets, counts: counts, countedThrough: countedThrough)
        kept.closure = closure
        kept.closingDay = closingDay
        kept.lastOperation = lastOperation
        kept.schedule = schedule
        kept.interestStoppedFrom = interestStoppedFrom
        kept.penaltyStoppedFrom = penaltyStoppedFrom
        kept.chargesRoom = chargesRoom
        kept.capReached = capReached
        kept.attributes = attributes
        kept.localBuckets = localBuckets
        return kept
    }

    /// The state that was kept, for the contract it belongs to.
    package init(
        id: ContractID, terms: Terms, product: Product, cashFlows: [CashFlow], kept: Kept
    ) {
        self.init(id: id, terms: terms, product: product, cashFlows: cashFlows)
        status = kept.status
        closure = kept.closure
        closingDay = kept.closingDay
        lastOperation = kept.lastOperation
        schedule = kept.schedule
        buckets = kept.buckets
        counts = kept.counts
        countedThrough = kept.countedThrough
        interestStoppedFrom = kept.interestStoppedFrom
        penaltyStoppedFrom = kept.penaltyStoppedFrom
        chargesRoom = kept.chargesRoom
        capReached = kept.capReached
        attributes = kept.attributes
        localBuckets = kept.localBuckets
    }
}
