import Contracts
import Measures

extension AmountRefusal {
    func words(_ names: DirectoryNames) -> RefusalWords {
        switch self {
        case .amountNotPositive:
            RefusalWords(
                "an amount must be above zero",
                of: "amount", nil, accepted: "an amount above zero")
        case .wrongCurrency(let found, let expected):
            RefusalWords(
                "the contract is kept in \(expected.code), not in \(found.code)",
                of: "currency", found.code, accepted: expected.code)
        case .exceedsBalance(let bucket, let balance, let moved):
            RefusalWords(
                "\(names.bucket(bucket)) holds \(balance.text) and cannot move by \(moved.text)",
                of: "amount", moved.text, accepted: "at most \(balance.text)")
        case .exceedsAvailable(let type, let isOffBalance, let available, let wanted):
            RefusalWords(
                "\(wanted.text) of \(names.name(type, isOffBalance)) exceeds the available "
                    + available.text,
                of: "amount", wanted.text, accepted: "at most \(available.text)")
        case .exceedsCredit(let available, let wanted):
            RefusalWords(
                "\(wanted.text) exceeds the client's credit of \(available.text)",
                of: "amount", wanted.text, accepted: "at most \(available.text)")
        case .totalsDiffer(let moved, let lent):
            RefusalWords(
                "\(moved.text) is moved, the new contract is for \(lent.text)",
                of: "principal", lent.text, accepted: moved.text)
        case .overflow: RefusalWords(MeasureFlaw.overflow.text, MeasureFlaw.overflow.detail)
        case .worthDiffers(let bucket, let balance, let worth):
            RefusalWords(
                "\(names.bucket(bucket)) holds \(balance) and would be worth \(worth)",
                of: "worth", worth.text, accepted: nil)
        case .nothing(let what):
            RefusalWords(
                "nothing to \(what)",
                of: "contract", nil, accepted: "one with something to \(what)")
        case .dailyRateTooHigh(let rate, let most, let daily, let day):
            RefusalWords(
                "\(rate.percentText) % a year is more than \(most.percentText) %, which is the "
                    + "\(daily.percentText) % a day that the law lets a consumer credit signed on "
                    + "\(day) bear",
                of: "rate", rate.percentText, accepted: "at most \(most.percentText)")
        }
    }
}
