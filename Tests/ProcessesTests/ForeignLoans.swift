import Contracts
import Directories
import Measures
import Processes
import TestHouse
import Testing

extension Loan {
    /// A loan of 100.00 EUR at 12 % for a month from 15.01.2024, at 90 roubles the euro.
    static func euros() throws -> Loan {
        var loan = try Loan(
            product: 61, principal: "100.00", percent: "12", periods: 1, disbursed: "2024-01-15")
        try loan.quote("90", on: "2024-01-15")
        try loan.disburse()
        return loan
    }

    /// The rate of the contract's currency from a day on, in roubles.
    mutating func quote(_ rate: String, on day: String) throws {
        rates.insert(
            try ExchangeRate(
                of: state.currency, in: .rub, from: Day(text: day), nominal: 1, text: rate))
    }

    /// The same rate through a day, said again before it grows too old.
    mutating func hold(_ rate: String, from first: String, through last: String) throws {
        var day = try Day(text: first)
        while day <= (try Day(text: last)) {
            try quote(rate, on: "\(day)")
            day = day.advanced(by: 5)
        }
    }

    /// Operations of the last process with their worth: `1 principal repayment -40.00 = 3800.00`.
    var lastWorths: [String] {
        (history.last?.documents ?? []).flatMap(\.operations).map { operation in
            let sign = operation.sign == .plus ? "+" : "-"
            let off = operation.bucket.isOffBalance ? " off" : ""
            return "\(operation.bucket.tranche.rawValue) \(Loan.name(of: operation))\(off) "
                + "\(operation.action) \(sign)\(operation.amount.text) "
                + "= \(operation.bookValue.text)"
        }
    }

    private static func name(of operation: DebtOperation) -> String {
        let names: [AmountType: String] = [
            .principal: "principal", .interest: "interest", .overpayment: "overpayment",
            .fixedFine: "fine", .penaltyOnPrincipal: "penalty", .serviceFee: "fee",
            .overdueInterest: "overdue interest", .depositPrincipal: "deposit",
            .depositInterest: "deposit interest", .depositTax: "tax",
            .prepaymentForPrincipal: "prepaid principal",
            .prepaymentForInterest: "prepaid interest",
        ]
        return names[operation.bucket.amountType] ?? "\(operation.bucket.amountType.rawValue)"
    }

    /// What a balance is worth in roubles, such as `-46326.82`.
    func worth(_ type: AmountType, _ tranche: UInt16 = 0, off: Bool = false) -> String {
        let bucket = Bucket(type, TrancheNumber(rawValue: tranche), isOffBalance: off)
        return state.bookMoney(state.bookValue(bucket)).text
    }
}
