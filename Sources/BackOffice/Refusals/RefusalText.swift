import Contracts
package import Directories
import Measures

extension Refusal {
    /// One sentence with the values, in the words of the error catalogue.
    package func text(_ directory: Directory?) -> String {
        let words = RefusalWords(directory: directory)
        return switch self {
        case .beforeLastOperation(let time, let last):
            "date \(time) must not be before the last operation date \(last)"
        case .periodClosed(let through, let day):
            "period \(Month(of: day).title) is closed\(words.handover(of: day)); "
                + "the first open day is \(through.next)"
        case .status(let status, let action):
            "\(action) is not allowed in status \(status)"
        case .alreadyDisbursed: "the contract has been disbursed already"
        case .otherKind(let kind, let expected):
            "the process is for contracts of kind \(expected.code), not \(kind.code)"
        case .alreadyDiscounted(let day):
            "the loan was discounted on \(day), and its schedule has not changed since"
        case .earlyEndNotAllowed: "the deposit may not be ended before its end"
        case .accrualAlreadyStopped: "the accrual is stopped already"
        case .accrualNotStopped: "the accrual is not stopped"
        case .beforeCounted(let through):
            "accruals are complete through \(through); stop or start on \(through) or later"
        case .restoreOpen(let left, let action):
            "\(action) must wait: \(left.text) was restored and not accepted again"
        case .prepaymentNotAllowed: "the product does not allow prepayments"
        case .scheduleGap(let after):
            "the schedule has a gap" + (after.map { " after \($0)" } ?? ": it has no tranche")
        case .noTranche(let number): "the schedule has no tranche \(number.rawValue)"
        case .noTrancheOn(let day): "no tranche runs on \(day)"
        case .disbursementDayDiffers(let planned, let real):
            "money paid out on \(real), planned for \(planned), leaves no first period"
        case .unknownProduct(let id): "product \(id.rawValue) is not in the directory"
        case .unknownAmountType(let type): "amount type \(type.rawValue) is not in the directory"
        case .unknownCode(let kind, let code):
            "\(kind.rawValue) \"\(code)\" is not in the directory"
        case .noTemplate(let id): "posting \(words.posting(id)) has no posting template"
        case .notConfigured(let what): "configuration missing: \(what)"
        case .noExchangeRate(let currency, let quote, let day, let newest, let days):
            "no rate of \(currency.code) in \(quote.code) holds on \(day)"
                + (newest.map { ", the newest is of \($0)" } ?? "")
                + "; one of \(day.advanced(by: -days)) to \(day) would"
        case .measure(let error): error.text
        default:
            amountText(words) ?? postingText(words) ?? correctionText(words) ?? scheduleText
                ?? code
        }
    }

    private func amountText(_ words: RefusalWords) -> String? {
        switch self {
        case .amountNotPositive: "an amount must be above zero"
        case .wrongCurrency(let found, let expected):
            "the contract is kept in \(expected.code), not in \(found.code)"
        case .exceedsBalance(let bucket, let balance, let moved):
            "\(words.bucket(bucket)) holds \(balance.text) and cannot move by \(moved.text)"
        case .overflow: "the amount is too large to be reckoned with"
        case .scheduleSumDiffers(let sum, let principal):
            "the schedule repays \(sum.text) of \(principal.text)"
        case .worthDiffers(let bucket, let balance, let worth):
            "\(words.bucket(bucket)) holds \(balance) and would be worth \(worth)"
        case .nothing(let what): "nothing to \(what)"
        case .operationNotLive(let id):
            "operation \(id.rawValue) is none of the contract, or was taken back"
        case .noCashFlow(let action): "\(action) needs a cash flow"
        case .cashFlowNotOpen(let id): "cash flow \(id.rawValue) has nothing left to distribute"
        case .cashFlowDirection(let id):
            "cash flow \(id.rawValue) goes the other way, or by another payment type"
        case .cashFlowExceeded(let id, let unaccepted, let wanted):
            "cash flow \(id.rawValue) has \(unaccepted.text) left, not \(wanted.text)"
        case .cashFlowAmount(let id, let amount, let expected):
            "cash flow \(id.rawValue) is \(amount.text), expected \(expected.text)"
        case .cashFlowLater(let id): "cash flow \(id.rawValue) is dated later than the process"
        default: nil
        }
    }

    private func postingText(_ words: RefusalWords) -> String? {
        switch self {
        case .neverLegal(let parameters):
            "operation \(words.parameters(parameters)) is never allowed"
        case .notACorrectPosting(let parameters, let nearest):
            "operation \(words.parameters(parameters)) is not in the correct postings; allowed: "
                + nearest.map { words.parameters($0.parameters) }.joined(separator: ", ")
        case .unpaired(let type, let left, let sum, let right, let other):
            "in \(type), \(left) of \(sum.text) and \(right) of \(other.text) are not paired"
        case .paymentType(let payment, let action):
            action.isCash
                ? "payment type must be 101171 or 101172 for \(action), not \(payment.rawValue)"
                : "payment type must be 101173 for \(action), not \(payment.rawValue)"
        default: nil
        }
    }
}

extension Refusal {
    /// The words of what corrections and endings refuse.
    private func correctionText(_ words: RefusalWords) -> String? {
        switch self {
        case .notAfterLastOperation(let day, let last):
            "date \(day) must be later than the last operation date \(last)"
        case .cancellationNotOffered: "the product does not let a contract be cancelled"
        case .cancellationTooLate(let through):
            "the contract could be cancelled through \(through)"
        case .paymentsReceived(let amount):
            "\(amount.text) was received; cancel with a refund, or not at all"
        case .linkedContractMoved(let contract, let since):
            "contract \(contract) has moved on since \(since); roll it back first"
        case .noTrancheHolding(let type, let isOffBalance, let day):
            "no tranche with \(words.name(type, isOffBalance)) balance on \(day)"
        case .reasonMissing(let action): "a reason is required for \(action)"
        case .exceedsAvailable(let type, let isOffBalance, let available, let wanted):
            "\(wanted.text) of \(words.name(type, isOffBalance)) exceeds the available "
                + available.text
        case .exceedsCredit(let available, let wanted):
            "\(wanted.text) exceeds the client's credit of \(available.text)"
        case .dailyRateTooHigh(let rate, let most, let daily, let day):
            "\(rate.percentText) % a year is more than \(most.percentText) %, which is the "
                + "\(daily.percentText) % a day that the law lets a consumer credit signed on "
                + "\(day) bear"
        case .limitsNotKnown(let day, let isMicroloan):
            "how much a \(isMicroloan ? "microloan" : "consumer credit") signed on \(day) may cost "
                + "by law is not known: no row of statutory-caps says it"
        case .totalsDiffer(let moved, let lent):
            "\(moved.text) is moved, the new contract is for \(lent.text)"
        default: nil
        }
    }
}

extension MeasureFlaw {
    /// One sentence with the value and what would be accepted.
    package var text: String {
        switch self {
        case .overflow: "the amount is too large to be reckoned with"
        case .totalOverflow(.turnover(let day)):
            "what moves on \(day) adds up to more than the ledger can keep of one kind"
        case .totalOverflow(.account(let code)):
            "account \(code) adds up to more than a batch or journal can hold"
        case .currencyMismatch(let left, let right):
            "\(left.code) and \(right.code) cannot be added"
        case .notA(let kind, let text, let accepted):
            "\"\(text)\" is not a valid \(kind.rawValue): \(accepted)"
        case .wrongCheckDigit(let kind, let text, let expected):
            "check digit of \(kind.rawValue) \"\(text)\" is wrong, expected \(expected)"
        case .outOfRange(let kind, let text, let accepted):
            "\(kind.rawValue) \"\(text)\" is out of range: \(accepted)"
        case .noWeights: "nothing to share by"
        case .noSolution(let kind): "\(kind.rawValue): the equation has no solution"
        case .unknownYear(let year, let calendar, let known):
            "calendar \(calendar) does not know \(year): its days off are those of "
                + "\(known.lowerBound) to \(known.upperBound), and no law is given for other years"
        }
    }
}
