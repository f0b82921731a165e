package import Contracts
package import Directories
package import Measures

/// Charges the client the fee of the bank that his payment came through.
///
/// - Runs: by the user, or by auto-accept before the payment is laid over debt, so that it pays
///   the fee where the order of the product lets it.
/// - Documents: accruals to the day; `feeAccrual` on the running tranche, due at once, that
///   names the payment; none without a bank, or where that charges nothing.
/// - Rounding: the product's, of the bank's share of the whole payment.
/// - Refuses: `otherKind`; `repaymentFeeNotOffered` where the product passes no fee on, as for
///   consumers; `cashFlowNotOpen`, `cashFlowDirection`, `cashFlowLater`; `cashFlowCharged`: a
///   payment bears the fee once.
/// - Source: R004-57, D-3.27.
package struct ChargeRepaymentFee: OrderedProcess {
    package static let code = ProcessCode(rawValue: "repayment-fee-accrual")
    package static let name = "Repayment fee accrual"
    package static let parameters: [Parameter] = [
        .cashFlow("The payment whose bank asks for the fee.")
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
        try contract.require(.credit)
        guard contract.product.fees.onRepayment != .never else {
            throw .product(.repaymentFeeNotOffered)
        }
        var draft = try Draft(contract, servicedAt: valueTime, directory)
        let payment = try contract.payment(cashFlow)
        guard payment.valueTime <= valueTime else { throw .cash(.cashFlowLater(cashFlow)) }
        guard !payment.isFeeCharged else { throw .cash(.cashFlowCharged(cashFlow)) }
        let bank = directory.banks.first { $0.code == payment.bank }
        let fee =
            bank?.fee(of: contract.money(payment.amount), contract.product.interest.rounding) ?? 0
        guard fee > 0, let running = contract.schedule?.holding(draft.day) else {
            return draft.decision
        }
        try draft.accrue(.plain)
        try draft.chargeFee(fee, .repaymentFee, running.number, for: cashFlow)
        return draft.decision
    }
}
