package import Contracts
package import Directories
package import Measures
import Processes

/// What signed terms lead to, tried before anything is stored.
package struct ContractPlan {
    /// The instalment that repeats; nil where there is none.
    package let instalment: Money?
    package let totalInterest: Money
    package let firstRepayment: Day?
    package let lastRepayment: Day?

    /// Plans the schedule, and tries the disbursement where it is to follow at once.
    /// - Throws: the refusal that signing or paying out would meet.
    package init(_ terms: Terms, _ product: Product, isDisbursing: Bool, _ rules: Rules) throws {
        let day = terms.plannedDisbursement
        let paid = CashFlow(
            id: CashFlowID(rawValue: 1), direction: .outgoing, payment: .bank,
            valueTime: .start(of: day), amount: terms.principal.minor, accepted: 0, bank: nil)
        let contract = ContractState(
            id: ContractID(rawValue: 1), terms: terms, product: product, cashFlows: [paid])
        var schedule: Schedule?
        if isDisbursing {
            let order = Disburse(valueTime: paid.valueTime, cashFlow: paid.id, feeCashFlow: nil)
            schedule = try DecidedProcess(order, on: contract, rules).after.schedule
        } else {
            schedule = try contract.firstSchedule(issued: day, rules.on(day))
        }
        instalment = try contract.regularInstalment(issued: day)
        let interest = schedule?.tranches.reduce(0) { $0 + $1.interest } ?? 0
        totalInterest = Money(minor: interest, terms.principal.currency)
        firstRepayment = schedule?.tranches.first?.repayment
        lastRepayment = schedule?.last.repayment
    }
}
