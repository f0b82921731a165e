package import Contracts
package import Directories
package import Measures

/// Picks the processes that lay a payment over debt, and says why.
///
/// - Source: D-3.0.6, R004-65.
package struct AutoAccept: Sendable {
    /// In the order in which they are carried out, each on the state the one before left.
    package let orders: [any DebtProcess]
    package let rule: Rule
    /// What was due and overdue, on and off balance; minor units.
    package let due: Int64
    /// What would close the contract; minor units.
    package let payoff: Int64

    /// Which branch was taken.
    package enum Rule: String, Hashable, Sendable, CaseIterable, Codable {
        /// The payment closes the contract.
        case wholeDebt
        /// The client asked to repay a part early.
        case partRequested
        /// The payment covers no more than what is due.
        case dueDebt
        /// The excess repays the next instalments at once.
        case excessAsEarlyRepayment
        /// The excess is kept as prepayment.
        case excessAsPrepayment
        /// The excess is kept as overpayment.
        case excessAsOverpayment
    }

    /// Every process that a branch may pick.
    package static let codes: Set<ProcessCode> = [
        Repay.code, RepayEarly.code, RepayWithPrepayment.code, TransferPrepayment.code,
        OffsetPrepayment.Reach.early.code,
        ProcessContract.Variant.withPrepaymentOffsetAndRecalculation.code,
    ]

    /// Decides on a contract that is processed through the day of the payment.
    ///
    /// - Parameter request: what the client asked for with the payment; else what he had
    ///   announced for its day.
    /// - Throws: `cashFlowNotOpen`, `cashFlowDirection`.
    package init(
        _ cashFlow: CashFlowID, request: EarlyRequest?, on contract: ContractState,
        at valueTime: ValueTime, _ directory: Directory
    ) throws(Refusal) {
        let payment = try contract.payment(cashFlow)
        let request = request ?? contract.announced(for: payment)
        let product = contract.product
        let prepaid = contract.prepaid
        due = contract.dueDebt(on: valueTime.day)
        payoff = try contract.payoff(on: valueTime.day, directory)
        let covers = payment.unaccepted + prepaid >= payoff
        let takesWhole = request == .full || (product.repayment.isAutoFullEarly && covers)
        if takesWhole {
            rule = .wholeDebt
            let own = RepayEarly(valueTime: valueTime, cashFlow: cashFlow, request: .full)
            orders = AutoAccept.consuming(prepaid, at: valueTime) + [own]
        } else if let request {
            rule = .partRequested
            orders = [RepayEarly(valueTime: valueTime, cashFlow: cashFlow, request: request)]
        } else if payment.unaccepted <= due {
            rule = .dueDebt
            orders = [Repay(valueTime: valueTime, cashFlow: cashFlow, booksExcess: false)]
        } else if product.prepayment.repaysAtOnce {
            rule = .excessAsEarlyRepayment
            orders = [RepayEarly(valueTime: valueTime, cashFlow: cashFlow, request: .partial)]
        } else if product.prepayment.isAllowed {
            rule = .excessAsPrepayment
            let excess = payment.unaccepted + prepaid - due
            orders =
                [RepayWithPrepayment(valueTime: valueTime, cashFlow: cashFlow)]
                + (contract.recalculates(excess, on: valueTime.day)
                    ? AutoAccept.recalculating(at: valueTime) : [])
        } else {
            rule = .excessAsOverpayment
            orders = [Repay(valueTime: valueTime, cashFlow: cashFlow, booksExcess: true)]
        }
    }

    /// Prepayments go first where the whole debt is repaid.
    private static func consuming(
        _ prepaid: Int64, at valueTime: ValueTime
    ) -> [any DebtProcess] {
        guard prepaid > 0 else { return [] }
        return [
            TransferPrepayment(valueTime: valueTime),
            OffsetPrepayment(valueTime: valueTime, reach: .early),
        ]
    }
}

extension AutoAccept {
    /// All that is prepaid lowers principal and the payments to come.
    private static func recalculating(at valueTime: ValueTime) -> [any DebtProcess] {
        [
            TransferPrepayment(valueTime: valueTime),
            ProcessContract(valueTime: valueTime, variant: .withPrepaymentOffsetAndRecalculation),
        ]
    }
}

extension ContractState {
    /// What the client had announced, where the money comes on its day or later.
    fileprivate func announced(for payment: CashFlow) -> EarlyRequest? {
        attributes.announcedRepayment.flatMap {
            payment.valueTime.day >= $0.from ? $0.request : nil
        }
    }

    /// Prepayments for interest and principal, minor units.
    fileprivate var prepaid: Int64 {
        -buckets[Bucket(.prepaymentForInterest, .contract, isOffBalance: false)]
            - buckets[Bucket(.prepaymentForPrincipal, .contract, isOffBalance: false)]
    }
}
