import Contracts
import Directories
import Measures
import Storage

extension Office {
    /// Receives an unidentified payment on the contract that a person has found.
    ///
    /// - Throws: `notFound` for a payment that is not on the list and for a contract that there
    ///   is not, `input` for one of another currency, `keyUsed`, `fault`.
    package func identifyPayment(
        _ reference: String, as contract: String, _ slip: OrderSlip
    ) throws(OfficeError) -> Receipt {
        try sorting {
            try working(slip) { desk in
                guard let payment = try desk.transaction.unidentifiedPayment(reference) else {
                    throw OfficeError.notFound(.payment, reference)
                }
                let currency = try desk.load(contract).state.currency
                guard currency == payment.amount.currency else {
                    throw OfficeError.input(
                        field: "contract", value: contract,
                        accepted: "a contract in \(payment.amount.currency.code)")
                }
                let order = CashOrder(
                    contract: contract, valueTime: .start(of: payment.valueDay),
                    isIncoming: true, payment: .bank, amount: payment.amount.text, bank: nil,
                    reference: reference, early: nil)
                let receipt = try desk.receive(order, key: slip.requestKey)
                if slip.isPreview { throw Previewed(receipt: receipt) }
                return receipt
            }
        } unlessPreviewed: {
            $0
        }
    }
}
