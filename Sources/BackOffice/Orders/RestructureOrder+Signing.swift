import Contracts
import Directories
import Measures
import Orders

extension RestructureOrder {
    /// What is signed on the day of the order.
    /// - Throws: `notFound(.product)`; `input` for what cannot be signed; `wrongCurrency` unless
    ///   the debt can move without an exchange.
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
        let number = contracts.successor
        guard ContractNumber.isOne(number) else {
            throw OfficeError.input(
                field: "newNumber", value: number, accepted: ContractNumber.accepted)
        }
        guard (1...OfferedTerms.periodsMax).contains(terms.periods) else {
            throw OfficeError.input(
                field: "periods", value: "\(terms.periods)",
                accepted: "1 to \(OfferedTerms.periodsMax)")
        }
        return Terms(
            number: number, product: product.id,
            principal: try terms.principal.positive("principal", in: product.currency),
            rate: terms.ratePercent, signed: day, plannedDisbursement: day,
            periods: terms.periods, period: terms.period,
            firstRepayment: terms.firstRepayment,
            instalment: try terms.instalment?.positive("instalment", in: product.currency),
            interestFreeDays: 0)
    }
}

extension GivenAmount {
    /// The amount in the currency of an order's product.
    /// - Throws: `input` that names the field.
    func positive(
        _ field: String, in currency: Currency
    ) throws(OfficeError) -> Money {
        let amount: Money
        do {
            amount = try money(in: currency)
        } catch {
            throw .input(
                field: field, value: text,
                accepted: "an amount in \(currency.code) such as 485.08")
        }
        guard amount.isPositive else {
            throw .input(field: field, value: text, accepted: "an amount above zero")
        }
        return amount
    }
}
