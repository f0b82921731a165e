package import Directories
package import Measures

/// Every business "no" of the house, with its facts; text is made at the door.
///
/// - Source: D-9.9; `docs/refusals.md` lists the cases in the order they are checked.
package enum Refusal: Error, Hashable, Sendable {
    // E-LOD
    case beforeLastOperation(ValueTime, last: ValueTime)
    case notAfterLastOperation(Day, last: Day)
    // E-PERIOD
    case periodClosed(through: Day, day: Day)
    // E-STATE
    case status(ContractStatus, action: String)
    case alreadyDisbursed
    /// The process is for contracts of another kind.
    case otherKind(ContractKind, expected: ContractKind)
    case alreadyDiscounted(on: Day)
    case earlyEndNotAllowed
    case accrualAlreadyStopped
    case accrualNotStopped
    /// A stop or start of accruals on a day before the last one accrued.
    case beforeCounted(through: Day)
    case prepaymentNotAllowed
    /// Restored debt has not been accepted again; only corrections are allowed.
    case restoreOpen(Money, action: String)
    case cancellationNotOffered
    case cancellationTooLate(through: Day)
    case paymentsReceived(Money)
    case prolongationNotOffered
    case prolongationsUsedUp(max: Int32)
    case overdueTooLong(days: Int32, max: Int32)
    case interestUnpaid(Money)
    case notLater(Day, than: Day)
    case recalculationRefused(RecalculationSkip)
    case repaymentFeeNotOffered
    /// The other contract of a restructuring has operations after it.
    case linkedContractMoved(String, since: ValueTime)
    // E-TRN
    case noTrancheDue(by: Day)
    case noTrancheAfter(TrancheNumber)
    case trancheEnded(TrancheNumber, by: Day)
    case scheduleGap(after: Day?)
    case noTranche(TrancheNumber)
    case noTrancheOn(Day)
    case noTrancheHolding(AmountType, isOffBalance: Bool, on: Day)
    case disbursementDayDiffers(planned: Day, real: Day)
    // E-AMT
    case amountNotPositive
    case wrongCurrency(Currency, expected: Currency)
    case exceedsBalance(Bucket, balance: Money, movedBy: Money)
    case exceedsAvailable(
        AmountType, isOffBalance: Bool, available: Money, wanted: Money)
    case exceedsCredit(available: Money, wanted: Money)
    case totalsDiffer(moved: Money, lent: Money)
    case exceedsPlannedInterest(TrancheNumber, room: Money, wanted: Money)
    case overflow
    case scheduleSumDiffers(sum: Money, principal: Money)
    /// A bucket is worth something without holding anything, or the other way round.
    case worthDiffers(Bucket, balance: Money, worth: Money)
    case nothing(to: String)
    /// A day would cost a consumer more than the law of the day of signing lets it; the rates
    /// are yearly but for that of one day.
    case dailyRateTooHigh(YearlyRate, max: YearlyRate, daily: YearlyRate, signed: Day)
    /// The directory does not know how much a consumer credit of that day may cost.
    case limitsNotKnown(signed: Day, isMicroloan: Bool)
    /// No such operation of the contract, or a later one has taken it back.
    case operationNotLive(OperationID)
    // E-POST
    case neverLegal(PostingParameters)
    case notACorrectPosting(PostingParameters, nearest: [CorrectPosting])
    case unpaired(DocumentType, left: ActionType, sum: Money, right: ActionType, other: Money)
    // E-PAY
    case paymentType(PaymentType, action: ActionType)
    // E-CF
    case noCashFlow(ActionType)
    case cashFlowNotOpen(CashFlowID)
    case cashFlowDirection(CashFlowID)
    case cashFlowExceeded(CashFlowID, unaccepted: Money, wanted: Money)
    case cashFlowAmount(CashFlowID, amount: Money, expected: Money)
    case cashFlowLater(CashFlowID)
    // E-REQ
    case reasonMissing(ActionType)
    // E-REF, E-CFG
    case unknownProduct(ProductID)
    case unknownAmountType(AmountType)
    /// An order names something by a code that the directory does not have.
    case unknownCode(CodeKind, String)
    case noTemplate(PostingID)
    case notConfigured(String)
    /// No rate of a foreign currency holds on the day; the newest before it, where there is one.
    case noExchangeRate(Currency, in: Currency, on: Day, newest: Day?, daysMax: Int32)
    case measure(MeasureFlaw)

    /// The stable code of the error catalogue.
    package var code: String {
        switch self {
        case .beforeLastOperation, .notAfterLastOperation: "E-LOD"
        case .periodClosed: "E-PERIOD"
        case .status, .alreadyDisbursed, .accrualAlreadyStopped, .accrualNotStopped,
            .beforeCounted, .prepaymentNotAllowed, .restoreOpen, .cancellationNotOffered,
            .cancellationTooLate, .paymentsReceived, .linkedContractMoved,
            .prolongationNotOffered, .prolongationsUsedUp, .overdueTooLong, .interestUnpaid,
            .notLater, .recalculationRefused, .repaymentFeeNotOffered, .otherKind,
            .alreadyDiscounted, .earlyEndNotAllowed:
            "E-STATE"
        case .scheduleGap, .noTranche, .noTrancheOn, .noTrancheHolding, .noTrancheDue,
            .noTrancheAfter, .trancheEnded, .disbursementDayDiffers:
            "E-TRN"
        case .amountNotPositive, .wrongCurrency, .exceedsBalance, .exceedsAvailable,
            .exceedsCredit, .exceedsPlannedInterest, .totalsDiffer, .overflow,
            .scheduleSumDiffers, .worthDiffers, .nothing, .dailyRateTooHigh:
            "E-AMT"
        case .neverLegal, .notACorrectPosting, .unpaired: "E-POST"
        case .paymentType: "E-PAY"
        case .noCashFlow, .cashFlowNotOpen, .cashFlowDirection, .cashFlowExceeded,
            .cashFlowAmount, .cashFlowLater:
            "E-CF"
        case .reasonMissing: "E-REQ"
        case .operationNotLive, .unknownProduct, .unknownAmountType, .unknownCode: "E-REF"
        case .noTemplate, .notConfigured, .noExchangeRate, .limitsNotKnown: "E-CFG"
        case .measure(.overflow), .measure(.totalOverflow): "E-AMT"
        case .measure(.unknownYear): "E-CFG"
        case .measure: "E-FMT"
        }
    }
}

/// What an order names by a text code.
package enum CodeKind: String, Hashable, Sendable, CaseIterable {
    case amountType = "amount type"
    case reason, bank
    case loanCategory = "loan category"
}

/// Turns a "no" of arithmetic into a refusal.
package func refusing<Value>(
    _ body: () throws(MeasureFlaw) -> Value
) throws(Refusal) -> Value {
    do {
        return try body()
    } catch {
        throw .measure(error)
    }
}
