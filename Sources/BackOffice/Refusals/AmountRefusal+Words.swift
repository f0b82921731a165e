import Contracts
import Measures

extension AmountRefusal {
    func words(_ names: DirectoryNames) -> RefusalWords {
        switch self {
        case .amountNotPositive:
            "an amount must be above zero".blaming("amount", nil, accepted: "an amount above zero")
        case .wrongCurrency(let found, let expected):
            "the contract is kept in \(expected.code), not in \(found.code)"
                .blaming("currency", found.code, accepted: expected.code)
        case .exceedsBalance(let bucket, let balance, let moved):
            "\(names.bucket(bucket)) holds \(balance.text) and cannot move by \(moved.text)"
                .blaming("amount", moved.text, accepted: "at most \(balance.text)")
        case .exceedsAvailable(let type, let isOffBalance, let available, let wanted):
            ("\(wanted.text) of \(names.name(type, isOffBalance)) exceeds the available "
                + available.text)
                .blaming("amount", wanted.text, accepted: "at most \(available.text)")
        case .exceedsCredit(let available, let wanted):
            "\(wanted.text) exceeds the client's credit of \(available.text)"
                .blaming("amount", wanted.text, accepted: "at most \(available.text)")
        case .totalsDiffer(let moved, let lent):
            "\(moved.text) is moved, the new contract is for \(lent.text)"
                .blaming("principal", lent.text, accepted: moved.text)
        case .overflow: MeasureFlaw.overflow.words
        case .worthDiffers(let bucket, let balance, let worth):
            "\(names.bucket(bucket)) holds \(balance) and would be worth \(worth)"
                .blaming("worth", worth.text, accepted: nil)
        case .nothing(let what):
            "nothing to \(what)"
                .blaming("contract", nil, accepted: "one with something to \(what)")
        case .dailyRateTooHigh(let rate, let most, let daily, let day):
            ("\(rate.percentText) % a year is more than \(most.percentText) %, which is the "
                + "\(daily.percentText) % a day that the law lets a consumer credit signed on "
                + "\(day) bear")
                .blaming("rate", rate.percentText, accepted: "at most \(most.percentText)")
        }
    }
}
