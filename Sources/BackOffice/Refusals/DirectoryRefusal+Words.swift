import Contracts
import Directories
import Measures

extension DirectoryRefusal {
    func words(_ names: DirectoryNames) -> RefusalWords {
        switch self {
        case .unknownProduct(let id):
            RefusalWords(
                "product \(id.rawValue) is not in the directory",
                of: "product", "\(id.rawValue)", accepted: names.products)
        case .unknownAmountType(let type):
            RefusalWords(
                "amount type \(type.rawValue) is not in the directory",
                of: "amountType", "\(type.rawValue)", accepted: names.amountTypes)
        case .unknownCode(let kind, let code):
            RefusalWords(
                "\(kind.rawValue) \"\(code)\" is not in the directory",
                of: kind.field, code, accepted: names.codes(of: kind))
        case .noTemplate(let id):
            RefusalWords(
                "posting \(names.posting(id)) has no posting template",
                of: "posting", names.posting(id), accepted: "a posting that has a template")
        case .notConfigured(let what):
            RefusalWords(
                "configuration missing: \(what)", of: "configuration", nil, accepted: what)
        case .noExchangeRate(let currency, let quote, let day, let newest):
            noRate(currency, in: quote, on: day, newest: newest)
        }
    }

    private func noRate(
        _ currency: Currency, in quote: Currency, on day: Day, newest: Day?
    ) -> RefusalWords {
        let accepted = "one of \(day.advanced(by: -ExchangeRates.daysMax)) to \(day)"
        return RefusalWords(
            "no rate of \(currency.code) in \(quote.code) holds on \(day)"
                + (newest.map { ", the newest is of \($0)" } ?? "") + "; \(accepted) would",
            of: "rate", currency.code, accepted: accepted)
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
