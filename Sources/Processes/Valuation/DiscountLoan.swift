package import Contracts
package import Directories
package import Measures

/// Recognises the discount of a loan that bears less than the market asks for.
///
/// The expected payments are discounted by the market rate; what the loan is worth less than
/// the client owes is the discount. Contract processing turns it into income at the end of
/// every month (`Draft.amortiseDiscount`), the closing releases what is left.
/// - Runs: with the disbursement, where the product discounts; by the user after the schedule
///   was changed.
/// - Documents: accruals still missing to the day; `discount` with its growth, or its fall
///   after a change; none where the loan bears as much as the market.
/// - Rounding: the product's.
/// - Refuses: `otherKind`, `alreadyDiscounted` while the schedule is the same,
///   `notConfigured` without a market rate. `discountingDisabled` is no refusal.
/// - Source: D-3.21, R004-53; IFRS 9 5.1.1, B5.4.6.
package struct DiscountLoan: OrderedProcess {
    package static let code = ProcessCode(rawValue: "discounting")
    package static let name = "Discounting"
    package static let parameters: [Parameter] = [
        Parameter(
            "marketRate", .rate, .optional(otherwise: "that of the product's segment"),
            "The market rate to discount by.", example: "24.5")
    ]

    package let valueTime: ValueTime
    package let marketRate: YearlyRate?

    package init(valueTime: ValueTime, marketRate: YearlyRate?) {
        self.valueTime = valueTime
        self.marketRate = marketRate
    }

    package func decide(
        _ contract: ContractState, _ directory: Directory
    ) throws(Refusal) -> Decision {
        try contract.require(.credit)
        var draft = try Draft(contract, servicedAt: valueTime, directory)
        guard let segment = contract.product.discountSegment else {
            return Decision([], .discountingDisabled)
        }
        if let plan = contract.attributes.discount,
            plan.scheduleVersion == contract.schedule?.version
        {
            throw .state(.alreadyDiscounted(on: plan.recognised))
        }
        guard let rate = marketRate ?? directory.marketRate(segment: segment) else {
            throw .directory(.notConfigured("market rate of segment \(segment)"))
        }
        try draft.accrue(.plain)
        try draft.recogniseDiscount(at: rate)
        return draft.decision
    }
}

extension Draft {
    /// Sets the discount to what the expected payments are worth less than what is owed.
    ///
    /// - Throws: arithmetic refusals.
    mutating func recogniseDiscount(at rate: YearlyRate) throws(Refusal) {
        let flows = try contract.expectedFlows()
        let market = try refusing { () throws(MeasureFlaw) in
            try EffectiveInterest(yearly: rate)
        }
        let fair = try fairValue(of: flows, at: market)
        let discount = max(0, contract.grossCarrying - fair.minor)
        let bucket = Bucket(.discount, .contract, isOffBalance: false)
        let change = discount - contract.balance(bucket)
        guard discount > 0 || change != 0 else { return }
        let plan = DiscountPlan(
            marketRate: rate, interest: try solved(flows, worth: fair) ?? market,
            recognised: day, initial: discount,
            scheduleVersion: contract.schedule?.version ?? 0, amortisedThrough: day)
        if change < 0 {
            try amortiseDiscount(to: discount, changes: [.attribute(.discount(plan))])
            return
        }
        let growth = DebtOperation(.accrual, .plus, bucket, contract.money(change))
        try add(
            .discount, change == 0 ? [] : [growth], changes: [.attribute(.discount(plan))])
    }

    /// The discount of a loan that is being paid out, where its product asks for one.
    ///
    /// - Throws: `notConfigured` without a market rate.
    mutating func discountAtMarket() throws(Refusal) {
        guard let segment = contract.product.discountSegment else { return }
        guard let rate = directory.marketRate(segment: segment) else {
            throw .directory(.notConfigured("market rate of segment \(segment)"))
        }
        try recogniseDiscount(at: rate)
    }

    private func fairValue(
        of flows: [DatedFlow], at interest: EffectiveInterest
    ) throws(Refusal) -> Money {
        try refusing { () throws(MeasureFlaw) in
            try interest.value(
                of: flows, in: contract.currency, on: day,
                rounding: contract.product.interest.rounding)
        }
    }

    /// The rate at which later payments are worth the fair value, what is overdue aside; nil
    /// where nothing is expected later.
    private func solved(
        _ flows: [DatedFlow], worth fair: Money
    ) throws(Refusal) -> EffectiveInterest? {
        let later = flows.filter { $0.day > day }
        let atOnce = flows.reduce(0) { $1.day > day ? $0 : $0 + $1.amount.minor }
        guard !later.isEmpty, fair.minor > atOnce else { return nil }
        return try refusing { () throws(MeasureFlaw) in
            try EffectiveInterest(
                of: later, worth: contract.money(fair.minor - atOnce), on: day)
        }
    }
}
