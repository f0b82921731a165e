import Contracts
import Directories
import Measures
import Orders
import Storage

extension Office {
    /// Receives an unidentified payment on the contract that a person has found.
    ///
    /// It came through the bank that the import of its statement has named.
    /// - Throws: `notFound` for a payment that is not on the list and for a contract that there
    ///   is not, `input` for one of another currency, `keyUsed`, `previewOutdated`, `fault`.
    package func identifyPayment(
        _ reference: String, as contract: String, _ context: OrderContext
    ) throws(OfficeError) -> Receipt {
        let found = Identification(payment: reference, contract: contract)
        return try carry(sorting { try .identifying(found) }, context)
    }
}

extension Order<Receipt> {
    fileprivate static func identifying(_ found: Identification) throws -> Order {
        let number = found.contract
        return Order(kind: .receiveCash, request: try text(of: found)) { reading, rules in
            guard let payment = try reading.unidentifiedPayment(found.payment) else {
                throw OfficeError.notFound(.payment, found.payment)
            }
            let contract = try reading.load(number, rules)
            guard contract.state.currency == payment.amount.currency else {
                throw OfficeError.input(
                    field: "contract", value: number,
                    accepted: "a contract in \(payment.amount.currency.code)")
            }
            let cash = NewCash(
                byBankOn: number, on: payment.valueDay, .incoming, payment.amount,
                reference: found.payment
            ).through(try reading.bank(of: payment))
            return try .receiving(cash, as: .receiveCash, on: contract, reading, rules)
        }
    }
}

extension ReadSession {
    /// The bank of the statement that a payment stood in.
    fileprivate func bank(of payment: UnidentifiedPayment) throws -> String? {
        guard let order = try work(payment.work)?.work else { return nil }
        let statement: ImportSource = try decoded(order.parameters)
        return statement.bank
    }
}
