import Contracts
import Directories
import Measures

extension Draft {
    /// Repays future principal from the prepayment that is left, and solves a new instalment.
    ///
    /// Returns why not, when a condition of the contract does not hold.
    mutating func recalculate() throws(Refusal) -> RecalculationSkip? {
        let credit = Bucket(.prepaymentForPrincipal, .contract, isOffBalance: false)
        let prepaid = -contract.balance(credit)
        if let reason = skipReason(prepaid) { return reason }
        let parts = try laying { draft throws(Refusal) in
            let left = -draft.contract.balance(credit)
            return try draft.contract.allocating(left, toPrincipalAfter: draft.day).parts
        }
        try add(.prepaymentOffset, parts.flatMap(repaymentFromPrepayment), changes: [])
        _ = try solveInstalment()
        try closeIfRepaid()
        return nil
    }

    private func skipReason(_ prepaid: Int64) -> RecalculationSkip? {
        let terms = contract.product.prepayment
        guard let schedule = contract.schedule, schedule.isRepaymentDay(day) else {
            return .notAScheduledDay
        }
        if !terms.recalculatesOnDueDay { return .notOffered }
        if terms.offsetMethod != .interestPrincipalToEnd { return .otherOffsetMethod }
        if contract.overdue(on: day, directory).minor > 0 { return .overdue }
        if schedule.last.repayment <= day { return .noTrancheLeft }
        return prepaid < max(terms.recalculationMin, 1) ? .tooLittle : nil
    }
}
