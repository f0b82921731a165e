import Contracts
import Directories
import Measures

extension ContractState {
    /// Where the added time begins, while a tranche was put in for it.
    func addedTime(by prolongation: Prolongation) -> [Change] {
        guard let old = schedule,
            prolongation.schedule.tranches.count > old.tranches.count,
            let added = prolongation.schedule[prolongation.tranche]
        else { return [] }
        return [.attribute(.addedAfter(added.issue))]
    }
}

extension Draft {
    /// Checks what a product asks of a contract that is to be prolonged.
    func checkProlongation(_ terms: ProlongationTerms) throws(Refusal) {
        guard contract.attributes.prolongations < terms.countMax else {
            throw .product(.prolongationsUsedUp(max: terms.countMax))
        }
        guard contract.principalLeft > 0 else { throw .amount(.nothing(to: "prolong")) }
        if let added = contract.attributes.addedAfter, added >= day {
            throw .state(.addedTimeNotBegun(added))
        }
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
        // Interest that is not due yet waits for what is prepaid for it.
        let prepaid = -contract.balance(
            Bucket(.prepaymentForInterest, .contract, isOffBalance: false))
        guard unpaid <= prepaid else {
            throw .state(.interestUnpaid(contract.money(unpaid - prepaid)))
        }
    }

    /// Charges the fee on the tranche that has the added time, as far as the cap leaves room.
    mutating func chargeProlongation(
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
