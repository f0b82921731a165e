/// What happened to the debt: one movement type of the directory.
///
/// - Source: D-2.2, R004-4. Numbers from 27 on split the pairs that the
///   domain lists in one line.
package enum ActionType: UInt8, Hashable, Sendable, CaseIterable {
    case disbursement = 1
    case accrual = 2
    case repayment = 3
    case prepayment = 4
    case overpayment = 5
    case overpaymentRefund = 6
    case prepaymentOffset = 7
    case repaymentFromPrepayment = 8
    case writeOff = 9
    case reversal = 10
    case restructuring = 11
    case assignment = 12
    case restore = 13
    case reaccept = 14
    case toOffBalance = 15
    case prepaymentTransfer = 16
    case deferral = 17
    case cancellation = 18
    case productReturn = 19
    case reserveAccrual = 20
    case discountAmortisation = 21
    case scheduleShift = 22
    case writeOffTransfer = 23
    case writeDown = 24
    case conversion = 25
    case invoice = 26
    case toBalance = 27
    case reserveRelease = 28
    case writeUp = 29
    case creditNote = 30

    /// Whether cash moves, so that the operation names a cash flow and its payment type.
    package var isCash: Bool {
        switch self {
        case .disbursement, .repayment, .prepayment, .overpayment, .overpaymentRefund: true
        case .accrual, .prepaymentOffset, .repaymentFromPrepayment, .writeOff, .reversal,
            .restructuring, .assignment, .restore, .reaccept, .toOffBalance, .prepaymentTransfer,
            .deferral, .cancellation, .productReturn, .reserveAccrual, .discountAmortisation,
            .scheduleShift, .writeOffTransfer, .writeDown, .conversion, .invoice, .toBalance,
            .reserveRelease, .writeUp, .creditNote:
            false
        }
    }
}
