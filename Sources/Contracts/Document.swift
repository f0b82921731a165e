package import Directories

/// An ordered set of operations and changes with one business meaning.
package struct Document: Hashable, Sendable {
    package let type: DocumentType
    package let operations: [DebtOperation]
    package let changes: [Change]

    package init(_ type: DocumentType, _ operations: [DebtOperation], changes: [Change]) {
        self.type = type
        self.operations = operations
        self.changes = changes
    }
}

extension DocumentType {
    /// Whether its accruals and reversals are what the accrual counters call booked.
    ///
    /// A correction by hand is not: the next night would undo it.
    package var isCounted: Bool {
        switch self {
        case .interestAccrual, .penaltyAccrual, .feeAccrual, .futureInterestAccrual: true
        case .disbursement, .disbursementFee, .repayment, .earlyRepayment, .prepayment,
            .overpayment, .refund, .prepaymentOffset, .transferToOffBalance,
            .transferToBalance, .prepaymentTransfer, .deferralOfInterest, .mandatoryInterest,
            .scheduleChange, .accrualControl, .discount, .reserveIFRS, .reserveRateIFRS,
            .regularReserve, .writeOff, .reversal, .restore, .reaccept, .assignmentClosing,
            .restorationAfterCession, .restructuring, .cancellation, .productReturn,
            .debtTransfer, .writeDown, .leaseInvoice, .closing, .manualCorrection:
            false
        }
    }
}
