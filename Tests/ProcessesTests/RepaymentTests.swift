import Contracts
import Directories
import Measures
import Processes
import TestHouse
import Testing

/// The three ways in which a payment is laid over debt: what each takes, and what it leaves.
@Suite struct `Repayments` {
    private static let day = "2018-05-20"

    /// Makes an order from the day and the payment.
    typealias Order = @Sendable (ValueTime, CashFlowID) -> any DebtProcess

    private static let keeping: Order = {
        Repay(valueTime: $0, cashFlow: $1, booksExcess: false)
    }
    private static let booking: Order = {
        Repay(valueTime: $0, cashFlow: $1, booksExcess: true)
    }
    private static let prepaying: Order = { RepayWithPrepayment(valueTime: $0, cashFlow: $1) }

    private static func early(_ request: EarlyRequest) -> Order {
        { RepayEarly(valueTime: $0, cashFlow: $1, request: request) }
    }

    struct Row: CustomTestStringConvertible, Sendable {
        let name: String
        let order: Order
        let amount: String
        /// Tranche, action, sign and amount of what the payment did.
        let done: [String]
        let outcome: Outcome
        /// What stays with the cash flow, minor units.
        let left: Int64

        init(
            _ name: String, _ order: @escaping Order, _ amount: String, _ done: [String],
            _ outcome: Outcome = .done, left: Int64 = 0
        ) {
            self.name = name
            self.order = order
            self.amount = amount
            self.done = done
            self.outcome = outcome
            self.left = left
        }

        var testDescription: String { name }
    }

    private static let due = ["4 repayment -123.30", "4 repayment -361.78"]

    /// 123.30 of interest and 361.78 of principal are due, 362.09 of principal comes next, and
    /// 10,541.15 is owed in all.
    private static let rows = [
        Row("interest goes first", keeping, "100.00", ["4 repayment -100.00"]),
        Row("what is due", keeping, "485.08", due),
        Row("the excess stays", keeping, "500.00", due, left: 14_92),
        Row("the excess is booked", booking, "500.00", due + ["0 overpayment -14.92"]),
        // 514.92 = 122.99 + 29.84 of interest to come, 362.09 of principal.
        Row(
            "the excess is prepaid", prepaying, "1000.00",
            due + ["0 prepayment -152.83", "0 prepayment -362.09"]),
        Row("nothing is left to prepay", prepaying, "485.08", due),
        // 800.00 - 485.08 of the next principal.
        Row("a part", early(.partial), "800.00", due + ["5 repayment -314.92"]),
        Row("a part of principal", early(.principal), "800.00", due + ["5 repayment -314.92"]),
        // 10,541.15 - 800.00
        Row(
            "a whole that is none", early(.full), "800.00", due + ["5 repayment -314.92"],
            .short(by: 9_741_15)),
    ]

    @Test(arguments: rows)
    func `a payment is laid over debt as its order says`(row: Row) throws {
        var loan = try Loan.onDueDay(product: 1)
        let flow = try loan.receive(row.amount, on: Self.day)
        let decision = try loan.run(row.order(noon(Self.day), flow))
        #expect(loan.lastOperations.filter { !$0.contains("scheduleShift") } == row.done)
        #expect(decision.outcome == row.outcome)
        #expect(loan.state.cashFlows.map(\.unaccepted) == (row.left > 0 ? [row.left] : []))
        #expect(try loan.refolded() == loan.state)
    }

    @Test(arguments: [
        early(.full), early(.partial), prepaying, booking,
    ])
    func `more than all that is owed closes the contract, or stays the client's`(
        order: @escaping Order
    ) throws {
        var loan = try Loan.onDueDay(product: 1)
        // 10,056.07 + 361.78 + 123.30, and 100.00 too much.
        let flow = try loan.receive("10641.15", on: Self.day)
        try loan.run(order(noon(Self.day), flow))
        let isEarly = order(try noon(Self.day), flow) is RepayEarly
        #expect((loan.state.status == .closed) == isEarly)
        // What was not owed, or not yet: all of it but 485.08.
        #expect(loan.state.credit == (isEarly ? 100_00 : 10_156_07))
    }

    private static let orders = [
        keeping, booking, prepaying, early(.full), early(.partial), early(.principal),
    ]

    @Test(arguments: orders.indices)
    func `what is no payment of the contract is refused`(place: Int) throws {
        let order = Self.orders[place]
        let time = try noon(Self.day)
        var loan = try Loan.onDueDay(product: 1)
        let none = CashFlowID(rawValue: 99)
        #expect(loan.refusal(of: order(time, none)) == .cash(.cashFlowNotOpen(none)))
        let outgoing = loan.addCashFlow(.outgoing, 100_00, at: time)
        #expect(loan.refusal(of: order(time, outgoing)) == .cash(.cashFlowDirection(outgoing)))
        let spent = try loan.receive("485.08", on: Self.day)
        #expect(loan.refusal(of: order(try noon("2018-05-19"), spent))?.code == "E-LOD")
        try loan.run(order(time, spent))
        #expect(loan.refusal(of: order(time, spent)) == .cash(.cashFlowNotOpen(spent)))
        var signed = try Loan.domain42(product: 1)
        let early = try signed.receive("485.08", on: Self.day)
        #expect(signed.refusal(of: order(time, early))?.code == "E-STATE")
    }

    @Test func `no prepayment is kept where the product has none`() throws {
        var loan = try Loan(
            product: 4, principal: "10000.00", percent: "292", periods: 1,
            disbursed: "2024-03-01", period: "P30D")
        try loan.disburse()
        let flow = try loan.receive("4000.00", on: "2024-03-11")
        let order = RepayWithPrepayment(valueTime: try noon("2024-03-11"), cashFlow: flow)
        #expect(loan.refusal(of: order) == .product(.prepaymentNotAllowed))
    }
}
