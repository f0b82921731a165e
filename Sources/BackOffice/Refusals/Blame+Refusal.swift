import Contracts
import Directories
import Measures

extension Refusal {
    /// What is to blame, and what would be accepted, in the words people use.
    func blame(_ directory: Directory?) -> Blame {
        let words = RefusalWords(directory: directory)
        return switch self {
        case .beforeLastOperation(let time, let last):
            Blame("date", "\(time)", accepted: "\(last) or later")
        case .notAfterLastOperation(let day, let last):
            Blame("date", day, accepted: "\(last.next) or later")
        case .periodClosed(let through, let day):
            Blame("date", day, accepted: "\(through.next) or later")
        case .beforeCounted(let through):
            Blame("date", nil, accepted: "\(through) or later")
        case .notLater(let end, let than):
            Blame("newEnd", end, accepted: "later than \(than)")
        case .cancellationTooLate(let through):
            Blame("date", nil, accepted: "\(through) or earlier")
        case .unknownProduct(let id): Blame("product", "\(id.rawValue)", accepted: words.products)
        case .unknownAmountType(let type):
            Blame("amountType", "\(type.rawValue)", accepted: words.amountTypes)
        case .unknownCode(let kind, let code):
            Blame(kind.field, code, accepted: words.codes(of: kind))
        case .reasonMissing(let action):
            Blame("reason", nil, accepted: words.reasons(of: action))
        case .noTemplate(let id):
            Blame("posting", words.posting(id), accepted: "a posting that has a template")
        case .notConfigured(let what): Blame("configuration", nil, accepted: what)
        case .noExchangeRate(let currency, _, let day, _):
            Blame(
                "rate", currency.code,
                accepted: "one of \(day.advanced(by: -ExchangeRates.daysMax)) to \(day)")
        case .measure(let error): error.blame
        default:
            statusBlame ?? scheduleBlame(words) ?? amountBlame(words) ?? cashBlame
                ?? postingBlame(words) ?? Blame(code, nil, accepted: nil)
        }
    }

    private var statusBlame: Blame? {
        switch self {
        case .status(let status, _):
            Blame(
                "status", "\(status)",
                accepted: status == .forIssue ? "active, once it is paid out" : nil)
        case .alreadyDisbursed: Blame("status", "disbursed", accepted: "forIssue")
        case .otherKind(let kind, let expected):
            Blame("contract", kind.code, accepted: "a contract of kind \(expected.code)")
        case .alreadyDiscounted(let day): Blame("date", day, accepted: nil)
        case .earlyEndNotAllowed: Blame("date", nil, accepted: "the last day of the deposit")
        case .accrualAlreadyStopped: Blame("accrual", "stopped", accepted: "running")
        case .accrualNotStopped: Blame("accrual", "running", accepted: "stopped")
        case .restoreOpen(let left, _):
            Blame("restored", left, accepted: "0.00, all of it accepted again")
        case .cancellationNotOffered, .prolongationNotOffered, .repaymentFeeNotOffered,
            .prepaymentNotAllowed:
            Blame("product", nil, accepted: "a product that offers it")
        case .paymentsReceived(let amount):
            Blame("paid", amount, accepted: "0.00, or a refund of it")
        case .linkedContractMoved(let contract, let since):
            Blame("contract", contract, accepted: "no process on it after \(since)")
        case .prolongationsUsedUp(let max): Blame("prolongations", "\(max)", accepted: nil)
        case .overdueTooLong(let days, let max):
            Blame("overdue", "\(days) days", accepted: "at most \(max) days")
        case .interestUnpaid(let amount): Blame("interest", amount, accepted: "0.00")
        case .recalculationRefused(let reason):
            Blame("recalculation", nil, accepted: reason.demand)
        default: nil
        }
    }

    private func scheduleBlame(_ words: RefusalWords) -> Blame? {
        switch self {
        case .noTrancheDue(let day): Blame("date", day, accepted: "a day on which one has ended")
        case .noTrancheAfter(let number):
            Blame("tranche", "\(number.rawValue)", accepted: "any but the last")
        case .trancheEnded(let number, let day):
            Blame("tranche", "\(number.rawValue)", accepted: "one that ends after \(day)")
        case .scheduleGap(let day):
            Blame("schedule", day?.description, accepted: "tranches that follow each other")
        case .noTranche(let number):
            Blame("tranche", "\(number.rawValue)", accepted: "a tranche of the schedule")
        case .noTrancheOn(let day): Blame("date", day, accepted: "a day within the schedule")
        case .noTrancheHolding(let type, let isOffBalance, let day):
            Blame(
                "date", day, accepted: "a day with \(words.name(type, isOffBalance)) balance")
        case .disbursementDayDiffers(let planned, let real):
            Blame("date", real, accepted: planned.description)
        case .scheduleSumDiffers(let sum, let principal):
            Blame("schedule", sum, accepted: principal.text)
        default: nil
        }
    }

    private func amountBlame(_ words: RefusalWords) -> Blame? {
        switch self {
        case .amountNotPositive: Blame("amount", nil, accepted: "an amount above zero")
        case .wrongCurrency(let found, let expected):
            Blame("currency", found.code, accepted: expected.code)
        case .exceedsBalance(_, let balance, let moved):
            Blame("amount", moved, accepted: "at most \(balance.text)")
        case .exceedsAvailable(_, _, let available, let wanted):
            Blame("amount", wanted, accepted: "at most \(available.text)")
        case .exceedsCredit(let available, let wanted):
            Blame("amount", wanted, accepted: "at most \(available.text)")
        case .exceedsPlannedInterest(_, let room, let wanted):
            Blame("amount", wanted, accepted: "at most \(room.text)")
        case .totalsDiffer(let moved, let lent):
            Blame("principal", lent, accepted: moved.text)
        case .dailyRateTooHigh(let rate, let most, _, _):
            Blame("rate", rate.percentText, accepted: "at most \(most.percentText)")
        case .overflow: Blame("amount", nil, accepted: "a smaller amount")
        case .worthDiffers(_, _, let worth): Blame("worth", worth.text, accepted: nil)
        case .nothing(let what): Blame("contract", nil, accepted: "one with something to \(what)")
        case .operationNotLive(let id):
            Blame("operation", "\(id.rawValue)", accepted: "a live operation of the contract")
        default: nil
        }
    }

    private var cashBlame: Blame? {
        switch self {
        case .noCashFlow: Blame("cashFlow", nil, accepted: "a cash flow of the contract")
        case .cashFlowNotOpen(let id):
            Blame("cashFlow", "\(id.rawValue)", accepted: "one with something left to accept")
        case .cashFlowDirection(let id):
            Blame("cashFlow", "\(id.rawValue)", accepted: "one of the same way and payment type")
        case .cashFlowExceeded(_, let unaccepted, let wanted):
            Blame("amount", wanted, accepted: "at most \(unaccepted.text)")
        case .cashFlowAmount(_, let amount, let expected):
            Blame("amount", amount, accepted: expected.text)
        case .cashFlowLater(let id):
            Blame("cashFlow", "\(id.rawValue)", accepted: "one dated not after the process")
        default: nil
        }
    }

    private func postingBlame(_ words: RefusalWords) -> Blame? {
        switch self {
        case .neverLegal(let parameters):
            Blame("operation", words.parameters(parameters), accepted: "none of this action")
        case .notACorrectPosting(let parameters, let nearest):
            Blame(
                "operation", words.parameters(parameters),
                accepted: nearest.isEmpty
                    ? nil
                    : nearest.map { words.parameters($0.parameters) }.joined(separator: ", "))
        case .unpaired(_, _, let sum, _, let other):
            Blame("amount", other, accepted: sum.text)
        case .paymentType(let payment, let action):
            Blame(
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
