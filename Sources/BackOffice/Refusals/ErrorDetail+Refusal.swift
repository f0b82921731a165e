import Contracts
import Directories
import Measures

extension Refusal {
    /// What is to blame, and what would be accepted, in the words people use.
    func detail(_ directory: Directory?) -> ErrorDetail {
        let words = RefusalWords(directory: directory)
        return switch self {
        case .beforeLastOperation(let time, let last):
            ErrorDetail("date", "\(time)", accepted: "\(last) or later")
        case .notAfterLastOperation(let day, let last):
            ErrorDetail("date", day, accepted: "\(last.next) or later")
        case .periodClosed(let through, let day):
            ErrorDetail("date", day, accepted: "\(through.next) or later")
        case .beforeCounted(let through):
            ErrorDetail("date", nil, accepted: "\(through) or later")
        case .notLater(let end, let than):
            ErrorDetail("newEnd", end, accepted: "later than \(than)")
        case .cancellationTooLate(let through):
            ErrorDetail("date", nil, accepted: "\(through) or earlier")
        case .unknownProduct(let id):
            ErrorDetail("product", "\(id.rawValue)", accepted: words.products)
        case .unknownAmountType(let type):
            ErrorDetail("amountType", "\(type.rawValue)", accepted: words.amountTypes)
        case .unknownCode(let kind, let code):
            ErrorDetail(kind.field, code, accepted: words.codes(of: kind))
        case .reasonMissing(let action):
            ErrorDetail("reason", nil, accepted: words.reasons(of: action))
        case .noTemplate(let id):
            ErrorDetail("posting", words.posting(id), accepted: "a posting that has a template")
        case .notConfigured(let what): ErrorDetail("configuration", nil, accepted: what)
        case .noExchangeRate(let currency, _, let day, _, let days):
            ErrorDetail(
                "rate", currency.code,
                accepted: "one of \(day.advanced(by: -days)) to \(day)")
        case .measure(let error): error.detail
        default:
            statusBlame ?? scheduleBlame(words) ?? amountBlame(words) ?? cashBlame
                ?? postingBlame(words) ?? ErrorDetail(code, nil, accepted: nil)
        }
    }

    private var statusBlame: ErrorDetail? {
        switch self {
        case .status(let status, _):
            ErrorDetail(
                "status", "\(status)",
                accepted: status == .forIssue ? "active, once it is paid out" : nil)
        case .alreadyDisbursed: ErrorDetail("status", "disbursed", accepted: "forIssue")
        case .otherKind(let kind, let expected):
            ErrorDetail("contract", kind.code, accepted: "a contract of kind \(expected.code)")
        case .alreadyDiscounted(let day): ErrorDetail("date", day, accepted: nil)
        case .earlyEndNotAllowed: ErrorDetail("date", nil, accepted: "the last day of the deposit")
        case .accrualAlreadyStopped: ErrorDetail("accrual", "stopped", accepted: "running")
        case .accrualNotStopped: ErrorDetail("accrual", "running", accepted: "stopped")
        case .restoreOpen(let left, _):
            ErrorDetail("restored", left, accepted: "0.00, all of it accepted again")
        case .cancellationNotOffered, .prolongationNotOffered, .repaymentFeeNotOffered,
            .prepaymentNotAllowed:
            ErrorDetail("product", nil, accepted: "a product that offers it")
        case .paymentsReceived(let amount):
            ErrorDetail("paid", amount, accepted: "0.00, or a refund of it")
        case .linkedContractMoved(let contract, let since):
            ErrorDetail("contract", contract, accepted: "no process on it after \(since)")
        case .prolongationsUsedUp(let max): ErrorDetail("prolongations", "\(max)", accepted: nil)
        case .overdueTooLong(let days, let max):
            ErrorDetail("overdue", "\(days) days", accepted: "at most \(max) days")
        case .interestUnpaid(let amount): ErrorDetail("interest", amount, accepted: "0.00")
        case .recalculationRefused(let reason):
            ErrorDetail("recalculation", nil, accepted: reason.demand)
        default: nil
        }
    }

    private func scheduleBlame(_ words: RefusalWords) -> ErrorDetail? {
        switch self {
        case .noTrancheDue(let day):
            ErrorDetail("date", day, accepted: "a day on which one has ended")
        case .noTrancheAfter(let number):
            ErrorDetail("tranche", "\(number.rawValue)", accepted: "any but the last")
        case .trancheEnded(let number, let day):
            ErrorDetail("tranche", "\(number.rawValue)", accepted: "one that ends after \(day)")
        case .scheduleGap(let day):
            ErrorDetail("schedule", day?.description, accepted: "tranches that follow each other")
        case .noTranche(let number):
            ErrorDetail("tranche", "\(number.rawValue)", accepted: "a tranche of the schedule")
        case .noTrancheOn(let day): ErrorDetail("date", day, accepted: "a day within the schedule")
        case .noTrancheHolding(let type, let isOffBalance, let day):
            ErrorDetail(
                "date", day, accepted: "a day with \(words.name(type, isOffBalance)) balance")
        case .disbursementDayDiffers(let planned, let real):
            ErrorDetail("date", real, accepted: planned.description)
        case .scheduleSumDiffers(let sum, let principal):
            ErrorDetail("schedule", sum, accepted: principal.text)
        default: nil
        }
    }

    private func amountBlame(_ words: RefusalWords) -> ErrorDetail? {
        switch self {
        case .amountNotPositive: ErrorDetail("amount", nil, accepted: "an amount above zero")
        case .wrongCurrency(let found, let expected):
            ErrorDetail("currency", found.code, accepted: expected.code)
        case .exceedsBalance(_, let balance, let moved):
            ErrorDetail("amount", moved, accepted: "at most \(balance.text)")
        case .exceedsAvailable(_, _, let available, let wanted):
            ErrorDetail("amount", wanted, accepted: "at most \(available.text)")
        case .exceedsCredit(let available, let wanted):
            ErrorDetail("amount", wanted, accepted: "at most \(available.text)")
        case .exceedsPlannedInterest(_, let room, let wanted):
            ErrorDetail("amount", wanted, accepted: "at most \(room.text)")
        case .totalsDiffer(let moved, let lent):
            ErrorDetail("principal", lent, accepted: moved.text)
        case .dailyRateTooHigh(let rate, let most, _, _):
            ErrorDetail("rate", rate.percentText, accepted: "at most \(most.percentText)")
        case .limitsNotKnown(let day, _):
            ErrorDetail("signed", day, accepted: "a day that a row of statutory-caps is for")
        case .overflow: ErrorDetail("amount", nil, accepted: "a smaller amount")
        case .worthDiffers(_, _, let worth): ErrorDetail("worth", worth.text, accepted: nil)
        case .nothing(let what):
            ErrorDetail("contract", nil, accepted: "one with something to \(what)")
        case .operationNotLive(let id):
            ErrorDetail("operation", "\(id.rawValue)", accepted: "a live operation of the contract")
        default: nil
        }
    }

    private var cashBlame: ErrorDetail? {
        switch self {
        case .noCashFlow: ErrorDetail("cashFlow", nil, accepted: "a cash flow of the contract")
        case .cashFlowNotOpen(let id):
            ErrorDetail("cashFlow", "\(id.rawValue)", accepted: "one with something left to accept")
        case .cashFlowDirection(let id):
            ErrorDetail(
                "cashFlow", "\(id.rawValue)", accepted: "one of the same way and payment type")
        case .cashFlowExceeded(_, let unaccepted, let wanted):
            ErrorDetail("amount", wanted, accepted: "at most \(unaccepted.text)")
        case .cashFlowAmount(_, let amount, let expected):
            ErrorDetail("amount", amount, accepted: expected.text)
        case .cashFlowLater(let id):
            ErrorDetail("cashFlow", "\(id.rawValue)", accepted: "one dated not after the process")
        default: nil
        }
    }

    private func postingBlame(_ words: RefusalWords) -> ErrorDetail? {
        switch self {
        case .neverLegal(let parameters):
            ErrorDetail("operation", words.parameters(parameters), accepted: "none of this action")
        case .notACorrectPosting(let parameters, let nearest):
            ErrorDetail(
                "operation", words.parameters(parameters),
                accepted: nearest.isEmpty
                    ? nil
                    : nearest.map { words.parameters($0.parameters) }.joined(separator: ", "))
        case .unpaired(_, _, let sum, _, let other):
            ErrorDetail("amount", other, accepted: sum.text)
        case .paymentType(let payment, let action):
            ErrorDetail(
                "payment", "\(payment.rawValue)",
                accepted: action.isCash ? "101171 or 101172" : "101173")
        default: nil
        }
    }
}

extension RecalculationSkip {
    /// What would let the schedule be reckoned again.
    fileprivate var demand: String {
        switch self {
        case .notAScheduledDay: "a day on which a tranche ends"
        case .notOffered: "a product that offers it"
        case .otherOffsetMethod: "a product with this method of offset"
        case .overdue: "no overdue debt"
        case .tooLittle: "a larger prepayment"
        case .noTrancheLeft: "a schedule with tranches to come"
        }
    }
}

extension CodeKind {
    /// The parameter of orders that holds such a code.
    fileprivate var field: String {
        switch self {
        case .amountType: "amountType"
        case .reason: "reason"
        case .bank: "bank"
        case .loanCategory: "loanCategory"
        }
    }
}
