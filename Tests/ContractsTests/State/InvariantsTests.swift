import Directories
import Measures
import TestHouse
import Testing

@testable import Contracts

/// The rules that hold for every process, on documents made by hand.
@Suite struct `Universal rules` {
    private static let rouble = Money(minor: 1_00, .rub)

    private static func operation(
        _ action: ActionType, _ sign: Sign, _ type: AmountType, _ tranche: UInt16,
        _ amount: Money = rouble
    ) -> DebtOperation {
        DebtOperation(action, sign, Owing.bucket(type, tranche), amount)
    }

    private static func paid(_ id: Int64?, _ payment: PaymentType = .bank) -> DebtOperation {
        DebtOperation(
            action: .repayment, sign: .minus, payment: payment,
            bucket: Owing.bucket(.principal, 1), amount: rouble,
            cashFlow: id.map(CashFlowID.init(rawValue:)))
    }

    private static func flow(
        _ id: Int64, _ minor: Int64, _ direction: CashDirection = .incoming,
        on day: String = "2024-02-01"
    ) throws -> CashFlow {
        CashFlow(
            id: CashFlowID(rawValue: id), direction: direction, payment: .bank,
            valueTime: .start(of: try Day(text: day)), amount: minor, accepted: 0, bank: nil)
    }

    /// 100.00 and 1.00 are owed; 2.00 came in, 0.50 too, 1.00 went out, 1.00 comes in later.
    private func apply(_ type: DocumentType, _ operations: [DebtOperation]) throws -> String {
        var loan = try Owing([
            Owing.entry(.principal, 1, 100_00), Owing.entry(.interest, 1, 1_00),
        ])
        loan.state.cash = OpenCash([
            try Self.flow(1, 2_00), try Self.flow(2, 50), try Self.flow(3, 1_00, .outgoing),
            try Self.flow(4, 1_00, on: "2024-03-01"),
        ])
        let noon = ValueTime(try Day(text: "2024-02-01"), second: 43_200)
        do {
            let state = try loan.state.applying(
                [Document(type, operations, changes: [])], at: noon, loan.directory)
            return "principal \(state.balance(Owing.bucket(.principal, 1)))"
        } catch {
            let ofTopic = Mirror(reflecting: error).children.first?.value ?? error
            return Mirror(reflecting: ofTopic).children.first?.label ?? "\(ofTopic)"
        }
    }

    /// What the document is, its operation, and the first rule it breaks.
    @Test(
        arguments: [
            ("sound", .repayment, paid(1), "principal 9900"),
            (
                "no amount", .repayment,
                operation(.writeOff, .minus, .interest, 1, Money(minor: 0, .rub)),
                "amountNotPositive"
            ),
            (
                "another currency", .repayment,
                operation(.writeOff, .minus, .interest, 1, Money(minor: 1, .usd)), "wrongCurrency"
            ),
            (
                "no such tranche", .repayment, operation(.accrual, .plus, .interest, 4),
                "noTranche"
            ),
            (
                "no such type", .repayment,
                operation(.accrual, .plus, AmountType(rawValue: 99), 1), "unknownAmountType"
            ),
            (
                "an accrual that takes", .interestAccrual,
                operation(.accrual, .minus, .interest, 1), "neverLegal"
            ),
            (
                "principal reversed", .interestAccrual,
                operation(.reversal, .minus, .principal, 1), "neverLegal"
            ),
            ("paid without money", .repayment, paid(1, .empty), "paymentType"),
            ("no cash flow", .repayment, paid(nil), "noCashFlow"),
            ("a cash flow unknown", .repayment, paid(9), "cashFlowNotOpen"),
            ("a cash flow too small", .repayment, paid(2), "cashFlowExceeded"),
            ("a cash flow the other way", .repayment, paid(3), "cashFlowDirection"),
            ("a cash flow by cash", .repayment, paid(1, .cash), "cashFlowDirection"),
            ("a cash flow of later", .repayment, paid(4), "cashFlowLater"),
            (
                "half a pair", .scheduleChange, operation(.scheduleShift, .plus, .principal, 2),
                "unpaired"
            ),
            (
                "more than is owed", .interestAccrual,
                operation(.reversal, .minus, .interest, 1, Money(minor: 1_01, .rub)),
                "exceedsBalance"
            ),
        ] as [(String, DocumentType, DebtOperation, String)])
    func `a document is refused by the first rule it breaks`(
        _: String, type: DocumentType, operation: DebtOperation, told: String
    ) throws {
        #expect(try apply(type, [operation]) == told)
    }

    @Test func `a refused document changes nothing, whatever came before it`() throws {
        #expect(try apply(.repayment, [Self.paid(1), Self.paid(9)]) == "cashFlowNotOpen")
        #expect(
            try apply(.repayment, [Self.paid(1), Self.paid(1), Self.paid(1)]) == "cashFlowNotOpen",
            "2.00 are used up after two")
        #expect(try apply(.repayment, [Self.paid(1), Self.paid(1)]) == "principal 9800")
    }

    @Test func `a contract that is not serviced takes no document`() throws {
        let day = try Day(text: "2024-02-01")
        let document = Document(
            .interestAccrual, [Self.operation(.accrual, .plus, .interest, 1)], changes: [])
        for lifecycle in [Lifecycle.forIssue, .closed(.repaid, on: day)] {
            var loan = try Owing([])
            loan.state.lifecycle = lifecycle
            let refusal = #expect(throws: Refusal.self) {
                try loan.state.applying([document], at: .start(of: day), loan.directory)
            }
            #expect(refusal?.code == "E-STATE")
        }
    }
}
