import Directories
package import Measures

/// After an early repayment that shortens the term: every payment is still the instalment.
extension ContractState {
    /// The regular payment: the one agreed on, or the one the terms lead to.
    ///
    /// Shape: nil where payments differ by their nature.
    /// - Throws: arithmetic refusals.
    package func regularInstalment(issued day: Day) throws(Refusal) -> Money? {
        if let agreed = terms.instalment { return agreed }
        return try refusing { () throws(MeasureFlaw) in
            try scheduleTerms(issued: day, nil).plan().instalment
        }
    }

    /// The instalment that payments keep after an early repayment; nil where they fall.
    func keptInstalment() throws(Refusal) -> Money? {
        switch product.repayment.earlyEffect {
        case .keepsPrincipal: return nil
        case .keepsInstalment: break
        }
        guard let issued = schedule?.first.issue else { return nil }
        return try regularInstalment(issued: issued)
    }

    /// Principal of a tranche that is not due: what it holds, or what the instalment leaves.
    ///
    /// The last tranche takes the rest. Interest that free days save makes the payment smaller
    /// and not the principal larger, as in the first plan.
    func plannedPrincipal(
        of tranche: Tranche, opening: Int64, interest: Int64, _ instalment: Money?
    ) throws(Refusal) -> Int64 {
        guard let instalment else { return tranche.principal }
        if tranche.number == schedule?.last.number { return opening }
        let forgone = try interestForgone(in: tranche, opening: opening)
        let (wholeInterest, isTooMuch) = interest.addingReportingOverflow(forgone)
        if isTooMuch { throw .amount(.overflow) }
        return min(max(0, instalment.minor - wholeInterest), opening)
    }

    /// Interest that the free days after the disbursement have saved in a tranche.
    private func interestForgone(
        in tranche: Tranche, opening: Int64
    ) throws(Refusal) -> Int64 {
        let free = interestFreeThrough
        guard free > tranche.issue else { return 0 }
        // What was repaid since the first days bore nothing does not make them cheaper.
        let isFirst = tranche.number == schedule?.first.number
        let base = plannedBase(of: tranche, opening: isFirst ? terms.principal.minor : opening)
        return try interest(of: tranche, on: base, from: tranche.issue)
            - interest(of: tranche, on: base, from: free)
    }

    /// The moves of principal between tranches that bring the balances to a schedule.
    ///
    /// Shape: they sum to zero; none where the balances are those of the schedule.
    /// - Days: tranches that end after `day`.
    /// - Source: D-3.20, CP-45.
    package func principalShifts(to schedule: Schedule, after day: Day) -> [DebtOperation] {
        schedule.tranches.compactMap { tranche in
            let bucket = Bucket(.principal, tranche.number, isOffBalance: false)
            let change = tranche.principal - buckets[bucket]
            guard tranche.repayment > day, change != 0 else { return nil }
            return DebtOperation(
                .scheduleShift, change > 0 ? .plus : .minus, bucket, money(abs(change)))
        }
    }
}
