import Contracts
import Directories
package import Measures
import Processes

extension CashOrder {
    /// By what means money came.
    package enum Means: String, Sendable, CaseIterable {
        case bank, cash
    }

    /// What the payer asked for beyond what is due.
    package enum Early: String, Sendable, CaseIterable {
        /// The whole debt, and the end of the contract.
        case full
        /// A part of the debt that is not due yet.
        case partial
        /// Principal alone, once nothing is due.
        case principal
    }

    /// A payment in words the doors know, without a bank, a reference or a wish.
    package init(
        on contract: String, at valueTime: ValueTime, isIncoming: Bool, amount: String,
        by means: Means
    ) {
        self.init(
            contract: contract, valueTime: valueTime, isIncoming: isIncoming,
            payment: means.paymentType, amount: amount, bank: nil, reference: nil, early: nil)
    }

    /// The same order with its bank, and the payer's reference and wish.
    package func with(bank: String?, reference: String?, early: Early?) -> CashOrder {
        CashOrder(
            contract: contract, valueTime: valueTime, isIncoming: isIncoming,
            payment: PaymentType(rawValue: paymentType) ?? .empty, amount: amount, bank: bank,
            reference: reference, early: early?.request)
    }
}

extension CashOrder.Means {
    fileprivate var paymentType: PaymentType {
        switch self {
        case .bank: .bank
        case .cash: .cash
        }
    }
}

extension CashOrder.Early {
    fileprivate var request: EarlyRequest {
        switch self {
        case .full: .full
        case .partial: .partial
        case .principal: .principal
        }
    }
}
