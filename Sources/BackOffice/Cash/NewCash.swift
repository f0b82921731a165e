package import Contracts
package import Directories
package import Measures
import Orders
import Processes
import Storage

/// An amount received or paid, in the terms of the contract it is for.
package struct NewCash {
    /// The contract's number.
    package let contract: String
    package let valueTime: ValueTime
    package let direction: CashDirection
    package let payment: PaymentType
    /// Above zero, in the currency of the contract.
    package let amount: Money
    package let bank: String?
    /// The payer's or bank's own number; the same reference is never taken twice.
    package let reference: String?
    package let early: EarlyRequest?

    /// A payment through a bank that is not named, as it is, without a wish.
    package init(
        byBankOn contract: String, on day: Day, _ direction: CashDirection, _ amount: Money,
        reference: String?
    ) {
        self.init(
            contract: contract, valueTime: .start(of: day), direction: direction, payment: .bank,
            amount: amount, bank: nil, reference: reference, early: nil)
    }

    package init(
        contract: String, valueTime: ValueTime, direction: CashDirection, payment: PaymentType,
        amount: Money, bank: String?, reference: String?, early: EarlyRequest?
    ) {
        self.contract = contract
        self.valueTime = valueTime
        self.direction = direction
        self.payment = payment
        self.amount = amount
        self.bank = bank
        self.reference = reference
        self.early = early
    }

    /// The order of a door, read in the currency of its contract.
    /// - Throws: `input` for what is no amount, or no means of payment.
    init(_ order: CashOrder, in currency: Currency) throws(OfficeError) {
        guard let payment = PaymentType(rawValue: order.paymentType), payment != .empty else {
            throw .input(
                field: "paymentType", value: "\(order.paymentType)",
                accepted: "101171 (bank) or 101172 (cash)")
        }
        let amount: Money
        do {
            amount = try Money(text: order.amount, currency)
        } catch {
            throw .input(
                field: "amount", value: order.amount,
                accepted: "an amount in \(currency.code) such as 485.08")
        }
        guard amount.isPositive else {
            throw .input(field: "amount", value: order.amount, accepted: "an amount above zero")
        }
        contract = order.contract
        valueTime = order.valueTime
        direction = order.isIncoming ? .incoming : .outgoing
        self.payment = payment
        self.amount = amount
        bank = order.bank
        reference = order.reference
        early = order.early
    }

    /// The same cash flow, through this bank.
    package func through(_ bank: String?) -> NewCash {
        NewCash(
            contract: contract, valueTime: valueTime, direction: direction, payment: payment,
            amount: amount, bank: bank, reference: reference, early: early)
    }

    /// As the order is recorded.
    var order: CashOrder {
        CashOrder(
            contract: contract, valueTime: valueTime, isIncoming: direction == .incoming,
            payment: payment, amount: amount.text, bank: bank, reference: reference, early: early)
    }

    func flow(of work: WorkID) -> NewCashFlow {
        NewCashFlow(
            direction: direction, payment: payment, valueTime: valueTime, amount: amount.minor,
            bank: bank, reference: reference, work: work)
    }

    /// The cash flow under the number it will have, before anything of it is distributed.
    func flow(_ id: CashFlowID) -> CashFlow {
        CashFlow(
            id: id, direction: direction, payment: payment, valueTime: valueTime,
            amount: amount.minor, accepted: 0, bank: bank)
    }
}

extension Rules {
    /// Takes a bank by a code that the directory has on the day, or none.
    /// - Throws: `unknownCode`, with the banks there are.
    package func requireBank(_ code: String?, on day: Day) throws {
        guard let code else { return }
        let directory = try on(day)
        guard directory.banks.contains(where: { $0.code == code }) else {
            throw OfficeError.refused(
                .directory(.unknownCode(.bank, code)), directory: directory)
        }
    }
}
