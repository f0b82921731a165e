import Contracts
import Measures

extension Refusal {
    /// What is said of schedules and of interest ahead of time; nil for other refusals.
    var scheduleText: String? {
        switch self {
        case .prolongationNotOffered: "the product does not let a contract be prolonged"
        case .prolongationsUsedUp(let max): "the contract was prolonged \(max) times already"
        case .overdueTooLong(let days, let max):
            "the contract is overdue by \(days) days, more than \(max)"
        case .interestUnpaid(let amount): "interest of \(amount.text) must be paid first"
        case .notLater(let end, let than): "the new end \(end) must be later than \(than)"
        case .recalculationRefused(let reason): "no recalculation: \(reason.text)"
        case .repaymentFeeNotOffered: "the product does not charge the client for a payment"
        case .noTrancheDue(let day): "no tranche has ended by \(day)"
        case .noTrancheAfter(let number): "no tranche comes after tranche \(number.rawValue)"
        case .trancheEnded(let number, let day):
            "tranche \(number.rawValue) has ended by \(day)"
        case .exceedsPlannedInterest(let tranche, let room, let wanted):
            "tranche \(tranche.rawValue) can bear \(room.text) of interest more, "
                + "not \(wanted.text)"
        default: nil
        }
    }
}

extension RecalculationSkip {
    /// Why the schedule stays as it is.
    var text: String {
        switch self {
        case .notAScheduledDay: "no tranche ends on the day"
        case .notOffered: "the product does not offer it"
        case .otherOffsetMethod: "prepayments are offset by another method"
        case .overdue: "debt is overdue"
        case .tooLittle: "the prepayment is too small"
        case .noTrancheLeft: "no tranche is left"
        }
    }
}
