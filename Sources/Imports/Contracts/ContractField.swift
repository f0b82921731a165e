import BackOffice
import Contracts
import Directories
import Measures

/// What a map may say of a contract.
package enum ContractField: String, ImportField {
    case number, product, currency, principal, annualRate, periods, period, signed, disbursed,
        firstRepayment, instalment, interestFreeDays

    package static var format: String { "tranche-contract-map/1" }
    package static var hasAttributes: Bool { true }

    package var readers: [String] {
        switch self {
        case .number, .product, .currency, .period: ["text"]
        case .principal, .instalment: ["money"]
        case .annualRate: ["percent"]
        case .periods, .interestFreeDays: ["count"]
        case .signed, .disbursed, .firstRepayment: ["day", "month"]
        }
    }

    package var isRequired: Bool {
        switch self {
        case .number, .product, .currency, .principal, .annualRate, .periods, .period,
            .disbursed:
            true
        case .signed, .firstRepayment, .instalment, .interestFreeDays: false
        }
    }
}

/// The map of a file of contracts.
package typealias ContractMap = ImportMap<ContractField>

extension ImportRow<ContractField> {
    private static let periodsMax = 1_200
    private static let freeDaysMax = 366

    /// The terms that the row says, and the product they are signed under.
    func terms(_ rules: Rules) throws(RowRefusal) -> (terms: Terms, product: Product) {
        let disbursed = try required(.disbursed) { text throws(MeasureFlaw) in
            try Day(text: text)
        }
        let signed =
            try optional(.signed) { text throws(MeasureFlaw) in try Day(text: text) }
            ?? disbursed
        guard signed <= disbursed else {
            throw refusal(.signed, "E-FMT", "signed on \(signed), after the disbursement")
        }
        let product = try product(signed: signed, rules)
        let terms = Terms(
            number: try number(), product: product.id,
            principal: try money(.principal, product.currency, isRequired: true)
                ?? Money(minor: 0, product.currency),
            rate: try required(.annualRate) { text throws(MeasureFlaw) in
                try YearlyRate(percentText: text)
            },
            signed: signed, plannedDisbursement: disbursed,
            periods: try count(.periods, max: Self.periodsMax) ?? 0,
            period: try required(.period) { text throws(MeasureFlaw) in
                try Tenor(text: text)
            },
            firstRepayment: try firstRepayment(after: disbursed),
            instalment: try money(.instalment, product.currency, isRequired: false),
            interestFreeDays: Int32(
                try count(.interestFreeDays, max: Self.freeDaysMax) ?? 0))
        guard terms.periods > 0 else {
            throw refusal(.periods, "E-FMT", "\(column(.periods)) must be 1 or more")
        }
        return (terms, product)
    }

    private func number() throws(RowRefusal) -> String {
        let number = try required(.number) { text throws(MeasureFlaw) in text }
        guard ContractNumber.isOne(number) else {
            throw refusal(.number, "E-FMT", "a number has \(ContractNumber.accepted)")
        }
        return number
    }

    private func product(signed: Day, _ rules: Rules) throws(RowRefusal) -> Product {
        let code = try required(.product) { text throws(MeasureFlaw) in text }
        let currency = try required(.currency) { text throws(MeasureFlaw) in
            try Currency(code: text)
        }
        let known = rules.book.rows.products
        let versions = known.filter { $0.code == code && $0.validFrom <= signed }
        guard let product = versions.max(by: { $0.validFrom < $1.validFrom }) else {
            let codes = Set(known.filter { $0.validFrom <= signed }.map(\.code)).sorted()
            throw refusal(
                .product, "E-REF",
                "product \"\(code)\" is not in the directory on \(signed); there are: "
                    + codes.joined(separator: ", "))
        }
        guard product.currency == currency else {
            throw refusal(
                .currency, "E-AMT",
                "product \(code) is kept in \(product.currency.code), not in \(currency.code)")
        }
        return product
    }

    private func money(
        _ field: ContractField, _ currency: Currency, isRequired: Bool
    ) throws(RowRefusal) -> Money? {
        let read = { (text: String) throws(MeasureFlaw) in try Money(text: text, currency) }
        let money = isRequired ? try required(field, read) : try optional(field, read)
        guard let money, !money.isPositive else { return money }
        throw refusal(field, "E-AMT", "\(column(field)) must be above zero, not \(money.text)")
    }

    private func count(_ field: ContractField, max: Int) throws(RowRefusal) -> Int? {
        try optional(field) { text throws(MeasureFlaw) in try wholeNumber(text, max: max) }
    }

    private func firstRepayment(after disbursed: Day) throws(RowRefusal) -> Day? {
        let first = try optional(.firstRepayment) { text throws(MeasureFlaw) in
            try Day(text: text)
        }
        guard let first, first <= disbursed else { return first }
        throw refusal(
            .firstRepayment, "E-FMT",
            "the first repayment on \(first) must come after the disbursement on \(disbursed)")
    }
}
