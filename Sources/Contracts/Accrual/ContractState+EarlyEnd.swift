package import Directories
package import Measures

/// What a full end before its time books, and with it what would close the contract.
extension ContractState {
    /// What would close the contract on `day`, minor units; interest due by then is accrued.
    package func payoff(on day: Day, _ directory: Directory) throws(Refusal) -> Int64 {
        if kind == .deposit { return claimOfDepositor }
        return try earlyEnd(on: day).flatMap(\.operations).reduce(debt(directory)) {
            $0 + $1.signedMinor
        }
    }

    /// The documents that a full end on `day` books before it is paid; none where nothing moves.
    ///
    /// First interest, as far as the product asks for it; then what is missing to the least that
    /// every contract must bear.
    package func earlyEnd(on day: Day) throws(Refusal) -> [Document] {
        var ended = self
        var documents = try interestOfEarlyEnd(on: day)
        for operation in documents.flatMap(\.operations)
        where operation.action == .accrual || operation.action == .reversal {
            try ended.accruals.book(operation, growing: kind.growing)
        }
        if let mandatory = try ended.mandatoryInterest(on: day) { documents.append(mandatory) }
        return documents
    }

    /// Interest of the days that an end asks for: what is booked beyond them is given back,
    /// what is missing of them is booked.
    private func interestOfEarlyEnd(on day: Day) throws(Refusal) -> [Document] {
        var documents = try endingAdvance(through: day).map { [$0] } ?? []
        let end = endOfOwedInterest(on: day)
        if end > day {
            let rooms = try interestInAdvance(on: day).filter { room in
                schedule?[room.bucket.tranche].map { $0.repayment <= end } ?? false
            }
            let parts = layingInAdvance(.max, over: rooms).parts
            if !parts.isEmpty { documents.append(try accruingInAdvance(parts, on: day)) }
        }
        return documents
    }

    /// The last day whose interest is owed when all principal is repaid on `day`.
    private func endOfOwedInterest(on day: Day) -> Day {
        guard let schedule else { return day }
        return switch product.repayment.earlyInterest {
        case .toDay: day
        case .toPeriodEnd: max(day, schedule.holding(day).repayment)
        case .wholePlan: max(day, schedule.last.repayment)
        }
    }

    /// The document that gives back interest of days that an end leaves out; nil when none is.
    ///
    /// What of it was paid already becomes a prepayment for principal.
    /// - Days: interest through `day` is owed, or longer where the product asks for it.
    package func endingAdvance(through day: Day) throws(Refusal) -> Document? {
        let end = endOfOwedInterest(on: day)
        var accrued = self
        accrued.accrue(through: day)
        var operations: [DebtOperation] = []
        var changes: [Change] = []
        for counter in accrued.counters where counter.accruedInAdvance != .nothing {
            if end > day, let tranche = schedule?[counter.tranche], tranche.repayment <= end {
                continue
            }
            var earned = counter
            earned.accruedInAdvance = .nothing
            let unearned = try counter.booked - accrued.target(of: earned)
            operations += accrued.givingBack(unearned, of: counter)
            changes.append(.accruedToDate(counter.tranche))
        }
        return changes.isEmpty ? nil : Document(.interestAccrual, operations, changes: changes)
    }

    /// Takes interest back that no day will earn: what stands is reversed; what was paid ahead
    /// stands again first, and its money is the client's.
    private func givingBack(_ unearned: Int64, of counter: AccrualCounter) -> [DebtOperation] {
        let onBalance = Bucket(counter.amountType, counter.tranche, isOffBalance: false)
        let standing = max(0, owed(onBalance)) + max(0, owed(onBalance.offBalance))
        let paid = min(max(0, unearned - standing), counter.paidAhead)
        let reversed = reversals(of: unearned, in: counter)
        guard paid > 0 else { return reversed }
        let credit = Bucket(.prepaymentForPrincipal, .contract, isOffBalance: false)
        let amount = money(paid)
        return reversed + [
            DebtOperation(.restore, .plus, onBalance, amount),
            DebtOperation(.reversal, .minus, onBalance, amount),
            DebtOperation(.restore, .minus, credit, amount),
        ]
    }
}
