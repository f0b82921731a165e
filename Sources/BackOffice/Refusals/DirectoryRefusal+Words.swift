import Contracts
import Directories
import Measures

extension DirectoryRefusal {
    func words(_ names: DirectoryNames) -> RefusalWords {
        switch self {
        case .unknownProduct(let id):
            "product \(id.rawValue) is not in the directory"
                .blaming("product", "\(id.rawValue)", accepted: names.products)
        case .unknownAmountType(let type):
            "amount type \(type.rawValue) is not in the directory"
                .blaming("amountType", "\(type.rawValue)", accepted: names.amountTypes)
        case .unknownCode(.bank, let code):
            // Whoever types it sees the sentence alone.
            "bank \"\(code)\" is not in the directory: \(names.codes(of: .bank))"
                .blaming(CodeKind.bank.field, code, accepted: names.codes(of: .bank))
        case .unknownCode(let kind, let code):
            "\(kind.rawValue) \"\(code)\" is not in the directory"
                .blaming(kind.field, code, accepted: names.codes(of: kind))
        case .noTemplate(let id):
            "posting \(names.posting(id)) has no posting template"
                .blaming("posting", names.posting(id), accepted: "a posting that has a template")
        case .notConfigured(let what):
            "configuration missing: \(what)".blaming("configuration", nil, accepted: what)
        case .noExchangeRate(let currency, let quote, let day, let newest, let days):
            noRate(currency, in: quote, on: day, newest: newest, daysMax: days)
        case .limitsNotKnown(let day, let isMicroloan):
            unknownLimits(of: isMicroloan ? "microloan" : "consumer credit", signed: day)
        }
    }

    private func unknownLimits(of credit: String, signed day: Day) -> RefusalWords {
        let text =
            "how much a \(credit) signed on \(day) may cost by law is not known: no row of "
            + "statutory-caps says it"
        return text.blaming(
            "signed", "\(day)", accepted: "a day that a row of statutory-caps is for")
    }

    private func noRate(
        _ currency: Currency, in quote: Currency, on day: Day, newest: Day?,
        daysMax: Int32
    ) -> RefusalWords {
        let accepted = "one of \(day.advanced(by: -daysMax)) to \(day)"
        let known = newest.map { ", the newest is of \($0)" } ?? ""
        let pair = "\(currency.code) in \(quote.code)"
        return "no rate of \(pair) holds on \(day)\(known); \(accepted) would"
            .blaming("rate", currency.code, accepted: accepted)
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
