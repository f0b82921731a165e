package import Contracts
package import Directories
package import Measures

/// Books what has accrued through the day: the process of every night, in seven variants.
///
/// - Runs: nightly, and before any repayment; each variant by its own code.
/// - Documents: `interestAccrual`, `penaltyAccrual`, `feeAccrual`, `transferToOffBalance`,
///   `discount` at the first run on or after a month's end, `repayment` of a deposit's interest
///   into itself; then `prepaymentOffset` and `scheduleChange` where the variant has them; on
///   the last day of a month `revaluation` of foreign debt; none when nothing has moved. Of
///   foreign debt also what nights that were missed would have made, at the rates of their days.
/// - Rounding: the product's, of the total since the tranche began, less what is booked; what a
///   day has earned of foreign money is worth something by the rate of that day.
/// - Refuses: `status`; the rest comes from the fold.
/// - Source: D-3.5 to D-3.11.
package struct ProcessContract: DebtProcess {
    package let valueTime: ValueTime
    package let variant: Variant

    package init(valueTime: ValueTime, variant: Variant) {
        self.valueTime = valueTime
        self.variant = variant
    }

    package var code: ProcessCode { variant.code }

    /// A set of options with the name it is listed by.
    package enum Variant: String, Hashable, Sendable, CaseIterable, Codable {
        case plain = "contract-processing"
        case withPrepaymentOffset = "processing-with-prepayment-offset"
        case withoutPenalties = "processing-without-penalties"
        case withAdditionalAccrual = "processing-with-additional-accrual"
        case withAdditionalAccrualWithoutPenalties =
            "processing-with-additional-accrual-without-penalties"
        case withEarlyPrepaymentOffset = "processing-with-early-prepayment-offset"
        case withPrepaymentOffsetAndRecalculation =
            "processing-with-prepayment-offset-and-schedule-recalculation"

        package var code: ProcessCode { ProcessCode(rawValue: rawValue) }

        package var accrual: AccrualOptions {
            switch self {
            case .plain, .withPrepaymentOffset, .withEarlyPrepaymentOffset,
                .withPrepaymentOffsetAndRecalculation:
                .plain
            case .withoutPenalties: AccrualOptions(skipsPenalties: true, isInAdvance: false)
            case .withAdditionalAccrual: AccrualOptions(skipsPenalties: false, isInAdvance: true)
            case .withAdditionalAccrualWithoutPenalties:
                AccrualOptions(skipsPenalties: true, isInAdvance: true)
            }
        }
    }

    package func decide(
        _ contract: ContractState, _ directory: Directory
    ) throws(Refusal) -> Decision {
        var draft = try Draft(contract, servicedAt: valueTime, directory)
        try draft.accrue(variant.accrual)
        try draft.amortiseDiscount()
        if contract.kind == .deposit, contract.product.deposit.interestUse == .capitalised {
            try draft.capitaliseInterest()
        }
        let skipped = try offset(&draft)
        try draft.revalueAtMonthEnd()
        return skipped.map { Decision(draft.documents, .recalculationSkipped($0)) }
            ?? draft.decision
    }

    /// Repays from prepayments as the variant says; why it did not recalculate, where it should.
    private func offset(_ draft: inout Draft) throws(Refusal) -> RecalculationSkip? {
        switch variant {
        case .plain, .withoutPenalties, .withAdditionalAccrual,
            .withAdditionalAccrualWithoutPenalties:
            break
        case .withPrepaymentOffset: try draft.offsetDue()
        case .withEarlyPrepaymentOffset: try draft.offsetEarly()
        case .withPrepaymentOffsetAndRecalculation:
            try draft.offsetDue()
            return try draft.recalculate()
        }
        return nil
    }
}
