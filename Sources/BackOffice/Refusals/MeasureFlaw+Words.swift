package import Measures

extension MeasureFlaw {
    var words: RefusalWords { RefusalWords(text: text, detail: detail) }

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

    /// What is to blame where an order was read or reckoned with.
    var detail: ErrorDetail {
        switch self {
        case .overflow, .totalOverflow: ErrorDetail("amount", nil, accepted: "a smaller amount")
        case .currencyMismatch(let left, let right):
            ErrorDetail("currency", right.code, accepted: left.code)
        case .notA(let kind, let text, let accepted),
            .outOfRange(let kind, let text, let accepted):
            ErrorDetail(kind.rawValue, text, accepted: accepted)
        case .wrongCheckDigit(let kind, let text, let expected):
            ErrorDetail(kind.rawValue, text, accepted: "check digit \(expected)")
        case .noWeights: ErrorDetail("weights", nil, accepted: "one above zero")
        case .noSolution(let kind): ErrorDetail(kind.rawValue, nil, accepted: nil)
        case .unknownYear(let year, _, let known):
            ErrorDetail(
                "calendar", "\(year)",
                accepted: "a day of \(known.lowerBound) to \(known.upperBound)")
        }
    }
}
