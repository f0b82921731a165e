import Contracts
import Directories
package import Measures

/// A contract that is to be signed in the place of another, whose whole debt it takes over.
package struct RestructureOrder: Codable, Hashable, Sendable {
    /// The number of the contract that ends.
    package let contract: String
    package let valueTime: ValueTime
    /// Whether interest, penalties and fees become principal; they move as they are otherwise.
    package let isCapitalised: Bool
    /// The number of the contract that begins; the old one with "R" after it when left out.
    package let newNumber: String?
    package let terms: OfferedTerms

    package init(
        contract: String, valueTime: ValueTime, isCapitalised: Bool, newNumber: String?,
        terms: OfferedTerms
    ) {
        self.contract = contract
        self.valueTime = valueTime
        self.isCapitalised = isCapitalised
        self.newNumber = newNumber
        self.terms = terms
    }

    var number: String { newNumber ?? contract + "R" }
}

/// The terms of a contract as they are typed.
package struct OfferedTerms: Codable, Hashable, Sendable {
    /// The code of the product, such as `loan-annuity`.
    package let product: String
    /// Decimal text in the currency of the product.
    package let principal: String
    /// A year, in per cent.
    package let ratePercent: String
    package let periods: Int
    /// The length of a period, such as `P1M`.
    package let period: String
    package let firstRepayment: Day?
    package let instalment: String?

    package init(
        product: String, principal: String, ratePercent: String, periods: Int, period: String,
        firstRepayment: Day?, instalment: String?
    ) {
        self.product = product
        self.principal = principal
        self.ratePercent = ratePercent
        self.periods = periods
        self.period = period
        self.firstRepayment = firstRepayment
        self.instalment = instalment
    }
}

extension RestructureOrder {
    private static let periodsMax = 1_200

    /// What is signed on the day of the order.
    /// - Throws: `notFound(.product)`; `input` and the refusals of measures for what cannot be
    ///   signed; `wrongCurrency` unless the debt can move without an exchange.
    func signed(in place: ContractState, _ rules: Rules) throws -> Terms {
        let day = valueTime.day
        guard let product = try rules.on(day).product(code: terms.product, signed: day) else {
            throw OfficeError.notFound(.product, terms.product)
        }
        guard product.currency == place.currency else {
            throw Refusal.amount(.wrongCurrency(product.currency, expected: place.currency))
        }
        guard product.accountingCurrency == place.product.accountingCurrency else {
            throw Refusal.amount(
                .wrongCurrency(
                    product.accountingCurrency, expected: place.product.accountingCurrency))
        }
        try checkNumber()
        guard (1...RestructureOrder.periodsMax).contains(terms.periods) else {
            throw OfficeError.input(
                field: "periods", value: "\(terms.periods)",
                accepted: "1 to \(RestructureOrder.periodsMax)")
        }
        return Terms(
            number: number, product: product.id,
            principal: try amount("principal", terms.principal, product.currency),
            rate: try YearlyRate(percentText: terms.ratePercent), signed: day,
            plannedDisbursement: day, periods: terms.periods,
            period: try Tenor(text: terms.period), firstRepayment: terms.firstRepayment,
            instalment: try terms.instalment.map { text in
                try amount("instalment", text, product.currency)
            }, interestFreeDays: 0)
    }

    private func checkNumber() throws(OfficeError) {
        guard ContractNumber.isOne(number) else {
            throw .input(field: "newNumber", value: number, accepted: ContractNumber.accepted)
        }
    }

    private func amount(_ field: String, _ text: String, _ currency: Currency) throws -> Money {
        let amount = try Money(text: text, currency)
        guard amount.isPositive else {
            throw OfficeError.input(field: field, value: text, accepted: "an amount above zero")
        }
        return amount
    }
}
