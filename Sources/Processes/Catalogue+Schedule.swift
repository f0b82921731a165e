import Contracts

extension Catalogue {
    /// Interest and penalties: ahead of time, deferred, stopped and started.
    static let interest: [ProcessType] = [
        ProcessType(
            code: AccrueMandatoryInterest.code, name: "Mandatory interest accrual",
            parameters: [], decode: { try AccrueMandatoryInterest(from: $0) }),
        ProcessType(
            code: DeferInterest.code, name: "Transfer of interest to deferred interest",
            parameters: ["tranche", "amount"], decode: { try DeferInterest(from: $0) }),
        ProcessType(
            code: AccrueFutureInterest.code, name: "Future interest accrual",
            parameters: ["tranche", "amount"], decode: { try AccrueFutureInterest(from: $0) }),
        ProcessType(
            code: AccrueToEndOfLoan.code, name: "Interest accrual until end of loan",
            parameters: [], decode: { try AccrueToEndOfLoan(from: $0) }),
        ProcessType(
            code: StopInterest.code, name: "Stop interest accrual", parameters: [],
            decode: { try StopInterest(from: $0) }),
        ProcessType(
            code: StartInterest.code, name: "Start interest accrual", parameters: [],
            decode: { try StartInterest(from: $0) }),
        ProcessType(
            code: StopPenalty.code, name: "Stop penalty accrual", parameters: [],
            decode: { try StopPenalty(from: $0) }),
        ProcessType(
            code: StartPenalty.code, name: "Start penalty accrual", parameters: [],
            decode: { try StartPenalty(from: $0) }),
    ]

    /// What alters a schedule, and the fee of a payment.
    static let schedule: [ProcessType] = [
        ProcessType(
            code: Prolong.code, name: "Prolongation", parameters: ["period", "start"],
            decode: { try Prolong(from: $0) }),
        ProcessType(
            code: RecalculateSchedule.code, name: "Schedule recalculation", parameters: [],
            decode: { try RecalculateSchedule(from: $0) }),
        ProcessType(
            code: ForceRecalculation.code, name: "Forced schedule recalculation",
            parameters: [], decode: { try ForceRecalculation(from: $0) }),
        ProcessType(
            code: ChargeRepaymentFee.code, name: "Repayment fee accrual",
            parameters: ["cashFlow"], decode: { try ChargeRepaymentFee(from: $0) }),
    ]
}
