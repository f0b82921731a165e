package import Contracts
package import Directories
package import Measures

/// Ends a deposit before its end, at the client's wish, and pays all of it out.
///
/// Interest that is not paid yet is reckoned again at the rate of the product for an early
/// end; what was paid out or capitalised before stays with the client.
/// - Runs: by the user, with an outgoing cash flow of exactly what is owed.
/// - Documents: accruals to the day; `interestAccrual` with the reversal; `repayment` with the
///   tax and the pay-out; `closing`.
/// - Rounding: the product's, of the interest at the lower rate.
/// - Refuses: `otherKind`, `earlyEndNotAllowed` by the product or at the end,
///   `cashFlowNotOpen`, `cashFlowDirection`, `cashFlowAmount` with what is owed.
/// - Source: CP-62, CP-64, CP-65.
package struct EndDepositEarly: OrderedProcess {
    package static let code = ProcessCode(rawValue: "deposit-early-termination")
    package static let name = "Early termination of a deposit"
    package static let parameters: [Parameter] = [
        .cashFlow("The outgoing cash flow.")
    ]

    package let valueTime: ValueTime
    package let cashFlow: CashFlowID

    package init(valueTime: ValueTime, cashFlow: CashFlowID) {
        self.valueTime = valueTime
        self.cashFlow = cashFlow
    }

    package func decide(
        _ contract: ContractState, _ directory: Directory
    ) throws(Refusal) -> Decision {
        try contract.require(.deposit)
        var draft = try Draft(contract, servicedAt: valueTime, directory)
        guard let rate = contract.product.deposit.earlyRate,
            let end = contract.schedule?.last.repayment, draft.day < end
        else { throw .product(.earlyEndNotAllowed) }
        try draft.accrue(.plain)
        try draft.reverseInterest(above: rate)
        let paid = try draft.contract.payOut(cashFlow)
        let owed = draft.contract.owedEntries
        let taxed = draft.contract.taxing(
            owed.filter { $0.bucket.amountType == .depositInterest })
        let principal = owed.filter { $0.bucket.amountType == .depositPrincipal }
        let whole = principal.reduce(taxed.net) { $0 + $1.minor }
        guard paid.unaccepted == whole else {
            throw .cash(
                .cashFlowAmount(
                    cashFlow, amount: draft.contract.money(paid.unaccepted),
                    expected: draft.contract.money(whole)))
        }
        try draft.payOut(taxed, principal, from: paid)
        try draft.closeIfRepaid()
        return draft.decision
    }
}

extension Draft {
    /// Takes back what unpaid interest is above a lower rate, from the newest tranche on.
    fileprivate mutating func reverseInterest(above rate: YearlyRate) throws(Refusal) {
        let agreed = contract.terms.rate
        guard rate < agreed else { return }
        let interest = contract.owedEntries.filter { $0.bucket.amountType == .depositInterest }
        let unpaid = contract.money(interest.reduce(0) { $0 + $1.minor })
        let share = Fraction(
            Int128(rate.millionthsOfPercent), over: Int128(agreed.millionthsOfPercent))
        let rounding = contract.product.interest.rounding
        let kept = try refusing { () throws(MeasureFlaw) in
            try unpaid.times(share, rounding: rounding)
        }
        var excess = Distribution(of: unpaid.minor - kept.minor)
        for entry in interest.reversed() { excess.take(entry.minor, for: entry.bucket) }
        let reversals = excess.parts.map { part in
            DebtOperation(.reversal, .plus, part.bucket, contract.money(part.minor))
        }
        try add(.interestAccrual, reversals, changes: [])
    }
}
