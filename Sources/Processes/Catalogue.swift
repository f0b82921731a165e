package import Contracts

/// All processes that can be ordered on a contract.
///
/// Restructuring is missing: its two legs are one order of the office.
package enum Catalogue {
    /// In the order of D-3.40.
    package static let all: [ProcessType] =
        [
            ProcessType(Disburse.self), ProcessType(Repay.self), ProcessType(RepayEarly.self),
            ProcessType(RepayWithPrepayment.self), ProcessType(Overpay.self),
            ProcessType(Refund.self), ProcessType(VoidPayment.self),
        ] + ProcessContract.types + [ProcessType(MoveOffBalance.self)] + OffsetPrepayment.types
        + [
            ProcessType(TransferPrepayment.self),

            ProcessType(AccrueMandatoryInterest.self), ProcessType(DeferInterest.self),
            ProcessType(AccrueFutureInterest.self), ProcessType(AccrueToEndOfLoan.self),
            ProcessType(StopInterest.self), ProcessType(StartInterest.self),
            ProcessType(StopPenalty.self), ProcessType(StartPenalty.self),

            ProcessType(Prolong.self), ProcessType(RecalculateSchedule.self),
            ProcessType(ForceRecalculation.self), ProcessType(ChargeRepaymentFee.self),

            ProcessType(Restore.self), ProcessType(Reaccept.self),
            ProcessType(CorrectByHand.self), ProcessType(WriteOff.self),
            ProcessType(ReverseAccrual.self),

            ProcessType(WriteOffContract.self), ProcessType(CancelContract.self),
            ProcessType(ReturnProduct.self),

            ProcessType(SetAttributes.self), ProcessType(DiscountLoan.self),
            ProcessType(RateReserve.self), ProcessType(ReserveByRate.self),
            ProcessType(ReserveByScores.self), ProcessType(RevalueCurrency.self),

            ProcessType(PlaceDeposit.self), ProcessType(PayOutDeposit.self),
            ProcessType(CapitaliseInterest.self), ProcessType(EndDepositEarly.self),
        ]

    package static subscript(code: ProcessCode) -> ProcessType? { byCode[code] }

    private static let byCode: [ProcessCode: ProcessType] = Dictionary(
        uniqueKeysWithValues: all.map { ($0.code, $0) })
}

extension ProcessContract {
    /// Each variant by its own code.
    fileprivate static var types: [ProcessType] {
        Variant.allCases.map { variant in
            ProcessType(code: variant.rawValue, name: variant.name) {
                ProcessContract(valueTime: $0, variant: variant)
            }
        }
    }
}

extension OffsetPrepayment {
    /// Each reach by its own code.
    fileprivate static var types: [ProcessType] {
        Reach.allCases.map { reach in
            ProcessType(code: reach.rawValue, name: reach.name) {
                OffsetPrepayment(valueTime: $0, reach: reach)
            }
        }
    }
}

extension ProcessContract.Variant {
    /// The name it is listed by, R004-36...42.
    package var name: String {
        switch self {
        case .plain: "Contract processing"
        case .withPrepaymentOffset: "Processing with prepayment offset"
        case .withoutPenalties: "Processing without penalties"
        case .withAdditionalAccrual: "Processing with additional accrual"
        case .withAdditionalAccrualWithoutPenalties:
            "Processing with additional accrual without penalties"
        case .withEarlyPrepaymentOffset: "Processing with early prepayment offset"
        case .withPrepaymentOffsetAndRecalculation:
            "Processing with prepayment offset and schedule recalculation"
        }
    }
}

extension OffsetPrepayment.Reach {
    /// The name it is listed by, R004-47.
    package var name: String {
        switch self {
        case .due: "Prepayment offset"
        case .early: "Early prepayment offset"
        }
    }
}
