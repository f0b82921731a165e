package import Contracts
package import Directories
package import Measures

/// Adds time to a schedule: what is unpaid of its principal falls due later.
///
/// A contract with one payment left gets a new tranche. With several left, all of them come later,
/// or a tranche is put in, as the product says. Overdue principal moves into the added time and is
/// overdue no more; penalties that were charged stay, and interest stays due where it is.
///
/// - Runs: by the user, with a supplementary agreement.
/// - Documents: accruals to the day; `scheduleChange` with the moves of principal and the count
///   of prolongations; `feeAccrual` where the product has a fee; the interest of added days that
///   have passed already.
/// - Rounding: the fee by the product's.
/// - Refuses: `otherKind`, `prolongationNotOffered`, `notConfigured` without a period,
///   `prolongationsUsedUp`, `nothing` without principal, `overdueTooLong`, `interestUnpaid`,
///   `notLater`.
/// - Source: R004-43, D-3.12, MS-16.
package struct Prolong: OrderedProcess {
    package static let code = ProcessCode(rawValue: "prolongation")
    package static let name = "Prolongation"
    package static let parameters: [Parameter] = [
        Parameter(
            "period", .tenor, .optional(otherwise: "as the product says"),
            "By how much the schedule is prolonged.", example: "P15D"),
        Parameter(
            "start", .choice(ProlongationStart.allCases.map(\.rawValue)),
            .optional(otherwise: "as the product says"),
            "From where the added time is reckoned.", example: "fromRepaymentDate"),
    ]

    package let valueTime: ValueTime
    package let period: String?
    package let start: ProlongationStart?

    package init(valueTime: ValueTime, period: String?, start: ProlongationStart?) {
        self.valueTime = valueTime
        self.period = period
        self.start = start
    }

    package func decide(
        _ contract: ContractState, _ directory: Directory
    ) throws(Refusal) -> Decision {
        try contract.require(.credit)
        var draft = try Draft(contract, servicedAt: valueTime, directory)
        guard let terms = contract.product.prolongation else {
            throw .product(.prolongationNotOffered)
        }
        let period = try period(terms)
        try draft.accrue(.plain)
        try draft.checkProlongation(terms)
        let prolonged = try draft.contract.prolonged(
            by: period, start ?? terms.start, terms.effect, on: draft.day, directory)
        let count = draft.contract.attributes.prolongations + 1
        try draft.add(
            .scheduleChange, prolonged.shifts,
            changes: [.schedule(prolonged.schedule), .attribute(.prolongations(count))])
        try draft.chargeProlongation(terms, prolonged.tranche)
        if let day = prolonged.bearsInterestAfter {
            try draft.add(.interestAccrual, [], changes: [.interestBackdated(after: day)])
        }
        try draft.accrue(.plain)
        return draft.decision
    }

    private func period(_ terms: ProlongationTerms) throws(Refusal) -> Tenor {
        if let period {
            return try refusing { () throws(MeasureFlaw) in try Tenor(text: period) }
        }
        guard let period = terms.period else {
            throw .directory(.notConfigured("prolongation period"))
        }
        return period
    }
}

extension Draft {
    /// Checks what a product asks of a contract that is to be prolonged.
    fileprivate func checkProlongation(_ terms: ProlongationTerms) throws(Refusal) {
        guard contract.attributes.prolongations < terms.countMax else {
            throw .product(.prolongationsUsedUp(max: terms.countMax))
        }
        guard contract.principalLeft > 0 else { throw .amount(.nothing(to: "prolong")) }
        let overdue = contract.overdue(on: day, directory).days
        guard overdue <= terms.overdueDaysMax else {
            throw .product(.overdueTooLong(days: overdue, max: terms.overdueDaysMax))
        }
        guard terms.requiresInterestPaid else { return }
        let unpaid = contract.buckets.entries.reduce(0) { sum, entry in
            entry.bucket.amountType.isDailyInterestOfBorrower
                && !contract.isOfDaysToCome(entry.bucket, on: day)
                ? sum + entry.minor : sum
        }
        guard unpaid == 0 else { throw .state(.interestUnpaid(contract.money(unpaid))) }
    }

    /// Charges the fee on the tranche that has the added time, as far as the cap leaves room.
    fileprivate mutating func chargeProlongation(
        _ terms: ProlongationTerms, _ tranche: TrancheNumber
    ) throws(Refusal) {
        let whole = terms.fee?.minor(of: contract.principalLeft, contract.product.interest) ?? 0
        try chargeFee(whole, .prolongationFee, tranche, for: nil)
    }

    /// Charges a fee, as far as the statutory cap leaves room; none at zero.
    /// - Parameter cashFlow: the payment that it is charged for, where it is for one.
    mutating func chargeFee(
        _ minor: Int64, _ type: AmountType, _ tranche: TrancheNumber, for cashFlow: CashFlowID?
    ) throws(Refusal) {
        let fee = min(minor, max(0, contract.chargesRoom ?? minor))
        guard fee > 0 else { return }
        let bucket = Bucket(type, tranche, isOffBalance: false)
        let charged = DebtOperation(
            action: .accrual, sign: .plus, payment: .empty, bucket: bucket,
            amount: contract.money(fee), cashFlow: cashFlow)
        try add(.feeAccrual, [charged], changes: [])
    }
}
