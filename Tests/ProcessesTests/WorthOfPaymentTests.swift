import TestHouse
import Contracts
import Directories
import Measures
import Testing

@testable import Processes

/// One payment of money is worth its amount at the rate, rounded once, however it is cut.
///
/// - Source: R004-16; docs/decisions, "Income is worth something by its day".
@Suite struct WorthOfPaymentTests {
    private static func lent(_ principal: String, periods: Int) throws -> Loan {
        var loan = try Loan(
            product: 60, principal: principal, percent: "7.5", periods: periods,
            disbursed: "2024-01-15")
        try loan.quote("57.1234", on: "2024-01-15")
        try loan.disburse()
        return loan
    }

    @Test(arguments: [
        // 100.00 × 57.1234
        ("100.00", 3, Int64(5_712_34)),
        // 97,305.03 × 57.1234 = 5,558,394.150…
        ("97305.03", 360, 5_558_394_15),
    ])
    func `a disbursement is`(principal: String, periods: Int, worth: Int64) throws {
        var loan = try Self.lent(principal, periods: periods)
        #expect(loan.paid(.disbursement).worth == worth)
        let again = try loan.run(RevalueCurrency(valueTime: noon("2024-01-15")))
        #expect(again.outcome == .nothingToDo, "tranches share what all of them are worth")
    }

    @Test(arguments: ["0.07", "17.41", "35.01", "40.03", "77.77", "99.99", "110.10"])
    func `a payment is, over all its documents`(amount: String) throws {
        var loan = try Self.lent("100.00", periods: 3)
        try loan.nights("2024-01-16", "2024-01-24")
        try loan.quote("61.0357", on: "2024-01-25")
        try loan.quote("63.9871", on: "2024-02-04")
        try loan.quote("60.1019", on: "2024-02-14")
        try loan.nights("2024-01-25", "2024-02-20")
        let flow = try loan.receive(amount, on: "2024-02-20")
        try loan.run(RepayWithPrepayment(valueTime: noon("2024-02-20"), cashFlow: flow))
        let paid = loan.paid(.repayment, .prepayment, .overpayment)
        #expect(loan.state.money(paid.minor).text == amount)
        let rate = try ExchangeRate(
            of: .usd, in: .rub, from: Day(text: "2024-02-14"), nominal: 1, text: "60.1019")
        #expect(try paid.worth == rate.value(of: Money(text: amount, .usd)).minor)
        #expect(try loan.refolded() == loan.state)
    }

    @Test func `one accepted in two parts on its day is`() throws {
        var loan = try Self.lent("100.00", periods: 3)
        try loan.nights("2024-01-16", "2024-01-20")
        let flow = try loan.receive("66.67", on: "2024-01-20")
        for part in ["33.34", "33.33"] {
            try loan.run(
                ManualAcceptance(part, flow, at: noon("2024-01-20"), loan.state))
        }
        // 66.67 × 57.1234 = 3,808.4171; apart they are 1,904.49 + 1,903.92
        #expect(loan.paid(.repayment, .prepayment).worth == 3_808_42)
    }
}

/// Accepts a part of a cash flow as a prepayment.
private struct ManualAcceptance: DebtProcess {
    let valueTime: ValueTime
    let cashFlow: CashFlowID
    let minor: Int64
    var code: ProcessCode { ProcessCode(rawValue: "test-acceptance") }

    init(
        _ amount: String, _ flow: CashFlowID, at valueTime: ValueTime, _ contract: ContractState
    ) throws {
        self.valueTime = valueTime
        cashFlow = flow
        minor = try Money(text: amount, contract.currency).minor
    }

    func decide(
        _ contract: ContractState, _ directory: Directory
    ) throws(Refusal) -> Decision {
        var draft = try Draft(contract, servicedAt: valueTime, directory)
        let part = Buckets.Entry(
            bucket: Bucket(.prepaymentForPrincipal, .contract, isOffBalance: false), minor: minor)
        try draft.accept([part], from: cashFlow)
        return draft.decision
    }
}

extension Loan {
    /// What operations of some kinds come to, in both currencies.
    fileprivate func paid(_ actions: ActionType...) -> (minor: Int64, worth: Int64) {
        let operations = history.flatMap(\.documents).flatMap(\.operations)
            .filter { actions.contains($0.action) }
        return (
            operations.reduce(0) { $0 + $1.amount.minor },
            operations.reduce(0) { $0 + $1.bookValue.minor }
        )
    }
}
