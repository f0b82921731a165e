import Contracts
import Directories
import Measures

extension Draft {
    /// Sets prepayments against what is due, each against its own kind.
    mutating func offsetDue() throws(Refusal) {
        let parts = try laying { $0.dueParts() }
        try add(.prepaymentOffset, parts.flatMap(repaymentFromPrepayment), changes: [])
        try closeIfRepaid()
    }

    /// Sets prepayments against what is due, then accrued interest, then future principal.
    mutating func offsetEarly() throws(Refusal) {
        let parts = try laying { draft throws(Refusal) in try draft.earlyParts() }
        try add(.prepaymentOffset, parts.flatMap(repaymentFromPrepayment), changes: [])
        if contract.debt(directory) > 0, contract.isPlanOutdated(after: day) {
            try replanSchedule()
        }
        if contract.product.prepayment.offsetsFutureInterest { try offsetFutureInterest() }
        try closeIfRepaid()
    }

    /// What prepayments can pay of the debt that is due, has accrued, and of future principal.
    private func earlyParts() throws(Refusal) -> [Buckets.Entry] {
        let due = dueParts()
        let used = due.reduce(into: Prepaid(interest: 0, principal: 0)) { used, part in
            if part.bucket.amountType == .principal {
                used.principal += part.minor
            } else {
                used.interest += part.minor
            }
        }
        var interest = Distribution(of: prepaid(.prepaymentForInterest) - used.interest)
        contract.takeAccrued(&interest, on: day, isFutureToo: true)
        let principal = try contract.allocating(
            prepaid(.prepaymentForPrincipal) - used.principal, toPrincipalAfter: day)
        return due + interest.parts + principal.parts
    }

    /// Books interest of days to come for exactly what is prepaid for it, and pays it.
    private mutating func offsetFutureInterest() throws(Refusal) {
        let rooms = try contract.interestInAdvance(on: day)
        let parts = contract.layingInAdvance(prepaid(.prepaymentForInterest), over: rooms).parts
        if parts.isEmpty { return }
        try add(contract.accruingInAdvance(parts, on: day))
        try add(.prepaymentOffset, parts.flatMap(repaymentFromPrepayment), changes: [])
    }

    /// What prepayments can pay of the debt that is due, principal only from principal.
    private func dueParts() -> [Buckets.Entry] {
        // Most contracts have none, and what is due takes long to lay out.
        guard prepaid(.prepaymentForInterest) > 0 || prepaid(.prepaymentForPrincipal) > 0 else {
            return []
        }
        let owed = contract.distributing(.max, over: [.overdue, .due], on: day).parts
        var interest = Distribution(of: prepaid(.prepaymentForInterest))
        var principal = Distribution(of: prepaid(.prepaymentForPrincipal))
        for entry in owed where entry.bucket.amountType == .principal {
            principal.take(entry.minor, for: entry.bucket)
        }
        for entry in owed where entry.bucket.amountType != .principal {
            interest.take(entry.minor, for: entry.bucket)
        }
        return interest.parts + principal.parts
    }

    private func prepaid(_ type: AmountType) -> Int64 {
        -contract.balance(Bucket(type, .contract, isOffBalance: false))
    }

    /// The pair that pays a part from the prepayment of its kind.
    func repaymentFromPrepayment(_ part: Buckets.Entry) -> [DebtOperation] {
        let isPrincipal = part.bucket.amountType == .principal
        let type: AmountType = isPrincipal ? .prepaymentForPrincipal : .prepaymentForInterest
        let credit = Bucket(type, .contract, isOffBalance: false)
        let amount = contract.money(part.minor)
        return returnToBalance(part) + [
            DebtOperation(.prepaymentOffset, .plus, credit, amount),
            DebtOperation(.repaymentFromPrepayment, .minus, part.bucket.onBalance, amount),
        ]
    }
}
