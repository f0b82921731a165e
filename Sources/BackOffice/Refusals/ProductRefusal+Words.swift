import Contracts

extension ProductRefusal {
    var words: RefusalWords {
        switch self {
        case .earlyEndNotAllowed:
            "the deposit may not be ended before its end"
                .blaming("date", nil, accepted: "the last day of the deposit")
        case .prepaymentNotAllowed: notOffered("the product does not allow prepayments")
        case .cancellationNotOffered:
            notOffered("the product does not let a contract be cancelled")
        case .repaymentFeeNotOffered:
            notOffered("the product does not charge the client for a payment")
        case .prolongationNotOffered:
            notOffered("the product does not let a contract be prolonged")
        case .prolongationsUsedUp(let max):
            "the contract was prolonged \(max) times already"
                .blaming("prolongations", "\(max)", accepted: nil)
        case .overdueTooLong(let days, let max):
            "the contract is overdue by \(days) days, more than \(max)"
                .blaming("overdue", "\(days) days", accepted: "at most \(max) days")
        case .recalculationRefused(let reason):
            "no recalculation: \(reason.text)"
                .blaming("recalculation", nil, accepted: reason.demand)
        }
    }

    private func notOffered(_ text: String) -> RefusalWords {
        text.blaming("product", nil, accepted: "a product that offers it")
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
