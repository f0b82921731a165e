import Contracts
import Directories
import Measures
import Processes
import TestHouse
import Testing

extension Loan {
    /// MS-19: 100,000.00 at 8 %, placed on 01.04.2024 for the thirty days of April.
    static func deposit() throws -> Loan {
        var deposit = try Loan(
            product: 16, principal: "100000.00", percent: "8", periods: 1,
            disbursed: "2024-04-01")
        try deposit.place()
        return deposit
    }

    /// 100,000.00 at 8 % that adds its interest to itself every month; tax is withheld.
    static func capitalised() throws -> Loan {
        var deposit = try Loan(
            product: 32, principal: "100000.00", percent: "8", periods: 3,
            disbursed: "2023-01-20")
        try deposit.place()
        return deposit
    }

    /// Takes the money in on the planned day.
    mutating func place() throws {
        let time = ValueTime(state.terms.plannedDisbursement, second: 36_000)
        let received = addCashFlow(.incoming, state.terms.principal.minor, at: time)
        try run(PlaceDeposit(valueTime: time, cashFlow: received))
    }

    @discardableResult
    mutating func payOut(_ amount: String, on day: String) throws -> Decision {
        let paid = try paying(amount, on: day)
        return try run(PayOutDeposit(valueTime: noon(day), cashFlow: paid))
    }

    mutating func paying(_ amount: String, on day: String) throws -> CashFlowID {
        addCashFlow(.outgoing, try Money(text: amount, state.currency).minor, at: try noon(day))
    }
}

extension DebtOperation {
    /// The operation as the tables of the domain write it.
    var line: String {
        let names: [AmountType: String] = [
            .depositPrincipal: "DEP_PRINCIPAL", .depositInterest: "DEP_INTEREST",
            .depositTax: "DEP_PIT",
        ]
        let type = names[bucket.amountType] ?? ""
        return "\(type) \(action) \(sign) \(payment) \(amount.text)"
    }
}
