package import Directories

/// An ordered set of operations and changes with one business meaning.
package struct Document: Hashable, Sendable {
    package let type: DocumentType
    package let operations: [DebtOperation]
    package let changes: [Change]
    /// Why it was made, where accounting asks; it may send the operations to other accounts.
    package let reason: ReasonCode?

    /// A document that needs no reason.
    package init(_ type: DocumentType, _ operations: [DebtOperation], changes: [Change]) {
        self.init(type, operations, changes: changes, because: nil)
    }

    package init(
        _ type: DocumentType, _ operations: [DebtOperation], changes: [Change],
        because reason: ReasonCode?
    ) {
        self.type = type
        self.operations = operations
        self.changes = changes
        self.reason = reason
    }
}

extension DocumentType {
    /// Whether it may be made while restored debt waits to be accepted again (R001-21).
    package var isCorrection: Bool {
        switch self {
        case .restore, .reaccept, .writeOff, .reversal, .revaluation, .paymentVoid: true
        case .disbursement, .disbursementFee, .interestAccrual, .penaltyAccrual, .feeAccrual,
            .repayment, .earlyRepayment, .prepayment, .overpayment, .refund, .prepaymentOffset,
            .transferToOffBalance, .transferToBalance, .prepaymentTransfer, .deferralOfInterest,
            .futureInterestAccrual, .mandatoryInterest, .scheduleChange, .accrualControl,
            .discount, .reserveIFRS, .reserveRateIFRS, .regularReserve, .assignmentClosing,
            .restorationAfterCession, .restructuring, .cancellation, .productReturn,
            .debtTransfer, .writeDown, .leaseInvoice, .closing, .manualCorrection:
            false
        }
    }

    /// Whether its accruals and reversals are what the accrual counters call booked.
    ///
    /// A correction by hand is not: the next night would undo it.
    package var entersCounters: Bool {
        switch self {
        case .interestAccrual, .penaltyAccrual, .feeAccrual, .futureInterestAccrual,
            .mandatoryInterest:
            true
        case .disbursement, .disbursementFee, .repayment, .earlyRepayment, .prepayment,
            .overpayment, .refund, .prepaymentOffset, .transferToOffBalance,
            .transferToBalance, .prepaymentTransfer, .deferralOfInterest,
            .scheduleChange, .accrualControl, .discount, .reserveIFRS, .reserveRateIFRS,
            .regularReserve, .writeOff, .reversal, .restore, .reaccept, .assignmentClosing,
            .restorationAfterCession, .restructuring, .cancellation, .productReturn,
            .debtTransfer, .writeDown, .leaseInvoice, .closing, .manualCorrection,
            .revaluation, .paymentVoid:
            false
        }
    }

    /// Whether it may be made after the end, while something stands to the client's credit.
    var isOnCredit: Bool {
        self == .overpayment || self == .refund || self == .revaluation
    }
}
