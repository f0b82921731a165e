/// The business meaning of a set of operations.
///
/// - Source: D-2.4.
package enum DocumentType: UInt8, Hashable, Sendable, CaseIterable {
    case disbursement = 1
    case disbursementFee = 2
    case interestAccrual = 3
    case penaltyAccrual = 4
    case feeAccrual = 5
    case repayment = 6
    case earlyRepayment = 7
    case prepayment = 8
    case overpayment = 9
    case refund = 10
    case prepaymentOffset = 11
    case transferToOffBalance = 12
    case transferToBalance = 13
    case prepaymentTransfer = 14
    case deferralOfInterest = 15
    case futureInterestAccrual = 16
    case mandatoryInterest = 17
    case scheduleChange = 18
    case accrualControl = 19
    case discount = 20
    case reserveIFRS = 21
    case reserveRateIFRS = 22
    case regularReserve = 23
    case writeOff = 24
    case reversal = 25
    case restore = 26
    case reaccept = 27
    case assignmentClosing = 28
    case restorationAfterCession = 29
    case restructuring = 30
    case cancellation = 31
    case productReturn = 32
    case debtTransfer = 33
    case writeDown = 34
    case leaseInvoice = 35
    case closing = 36
    case manualCorrection = 37
    case revaluation = 38
    case paymentVoid = 39
}
