package import Contracts
package import Directories
package import Measures

/// Repays due and future debt from a payment: the whole of it, or a part.
///
/// A part goes to accrued interest first, unless the client asked to repay principal: then the
/// interest of the running tranche stays due with it. A part that covers everything is the
/// whole, and so is what takes the last principal; a whole that does not cover all is a part.
///
/// - Runs: on a request for early repayment, or when a payment covers the whole debt.
/// - Documents: accruals to the day; when the last principal goes, `interestAccrual` of what was
///   booked ahead, `futureInterestAccrual` to the end that the product asks for,
///   `mandatoryInterest`, and `prepaymentOffset` of interest that was paid ahead;
///   `earlyRepayment`; `scheduleChange` after a part, `overpayment` and `closing` after all.
/// - Refuses: `cashFlowNotOpen`; a payment short of the whole is taken as a part and the
///   shortfall is told.
/// - Source: D-3.3, D-3.13.
package struct RepayEarly: OrderedProcess {
    package static let code = ProcessCode(rawValue: "early-repayment")
    package static let name = "Early repayment"
    package static let parameters: [Parameter] = [
        .cashFlow("The payment."),
        Parameter(
            "request", .choice(EarlyRequest.allCases.map(\.rawValue)),
            "What the client asked for: to repay all, a part, or principal.", example: "full"),
    ]

    package let valueTime: ValueTime
    package let cashFlow: CashFlowID
    package let request: EarlyRequest

    package init(valueTime: ValueTime, cashFlow: CashFlowID, request: EarlyRequest) {
        self.valueTime = valueTime
        self.cashFlow = cashFlow
        self.request = request
    }

    package func decide(
        _ contract: ContractState, _ directory: Directory
    ) throws(Refusal) -> Decision {
        var draft = try Draft(contract, servicedAt: valueTime, directory)
        try draft.accrue(.plain)
        let payment = try draft.contract.payment(cashFlow)
        let short = try draft.contract.payoff(on: draft.day, directory) - payment.unaccepted
        var laid = try layEarly(payment, over: draft.contract, isEnd: false)
        if (short <= 0 && request != .principal)
            || draft.contract.losesLastPrincipal(to: laid.parts)
        {
            try draft.endEarly()
            laid = try layEarly(payment, over: draft.contract, isEnd: true)
        }
        try draft.repay(
            laid.parts, from: payment, as: .earlyRepayment,
            changes: draft.contract.fulfilling(request, isWhole: short <= 0))
        guard short > 0 else {
            try draft.bookOverpayment(laid.left, from: payment)
            try draft.closeIfRepaid()
            return draft.decision
        }
        if draft.contract.isPlanOutdated(after: draft.day) { try draft.replanSchedule() }
        return Decision(draft.documents, request == .full ? .short(by: short) : .done)
    }

    /// Lays the payment over due debt, what has accrued, and principal to come; at the end of
    /// the contract over interest of days to come too, as far as the product asks for it.
    private func layEarly(
        _ payment: CashFlow, over contract: ContractState, isEnd: Bool
    ) throws(Refusal) -> Distribution {
        let day = valueTime.day
        var laid = contract.distributing(payment.unaccepted, over: [.overdue, .due], on: day)
        switch request {
        case .full, .partial: contract.takeAccrued(&laid, on: day, isFutureToo: isEnd)
        case .principal: break
        }
        for part in try contract.allocating(laid.left, toPrincipalAfter: day).parts {
            laid.take(part.minor, for: part.bucket)
        }
        return laid
    }
}

extension ContractState {
    /// Takes what has accrued without being due: all but principal, and interest booked for
    /// tranches to come only where that is asked for.
    func takeAccrued(_ distribution: inout Distribution, on day: Day, isFutureToo: Bool) {
        for entry in buckets.entries
        where entry.minor > 0 && entry.bucket.amountType != .principal
            && payableClass(of: entry.bucket, on: day) == .inAdvance
            && (isFutureToo || !isOfDaysToCome(entry.bucket, on: day))
        {
            distribution.take(entry.minor, for: entry.bucket)
        }
    }
}

extension ContractState {
    /// Lets go of what the client had announced once it is carried out; the whole stays until it
    /// is repaid.
    fileprivate func fulfilling(_ request: EarlyRequest, isWhole: Bool) -> [Change] {
        guard let announced = attributes.announcedRepayment,
            isWhole || (announced.request == request && request != .full)
        else { return [] }
        return [.attribute(.announcedRepayment(nil))]
    }
}
