import Contracts
import Directories
import Measures
import Processes
import TestHouse
import Testing

/// Early repayment under a product whose payments stay the instalment.
struct KeptInstalmentTests {
    /// 10,000.00 USD at 12 % for a year from 25 January: 1 % a month, 888.49 rounded up.
    private func loan(freeDays: Int32) throws -> Loan {
        var loan = try Loan(
            product: 17, principal: "10000.00", percent: "12", periods: 12,
            disbursed: "2018-01-25", interestFreeDays: freeDays)
        try loan.disburse()
        return loan
    }

    private func repay(
        _ amount: String, on day: String, _ request: EarlyRequest, _ loan: inout Loan
    ) throws {
        let cashFlow = try loan.receive(amount, on: day)
        try loan.run(RepayEarly(valueTime: noon(day), cashFlow: cashFlow, request: request))
    }

    @Test func `a part to principal leaves the interest due and shortens the term`() throws {
        var loan = try loan(freeDays: 0)
        try loan.pay("888.49", on: "2018-02-25")
        // 10,000.00 - (888.49 - 100.00) = 9,211.51; on the 10th of March 15 of 30 days have run.
        try repay("2000.00", on: "2018-03-10", .principal, &loan)
        #expect(loan.state.principalLeft == 9_211_51 - 2_000_00)
        #expect(loan.balance(.interest, 2) == "46.06")  // 9,211.51 * 1 % * 15 / 30
        try repaysByInstalments(loan, interestOfSecond: 46_06 + 36_05)  // 72.1151 / 2, 82.1133
    }

    @Test func `a part goes to accrued interest first unless principal is asked for`() throws {
        var loan = try loan(freeDays: 0)
        try loan.pay("888.49", on: "2018-02-25")
        try repay("2000.00", on: "2018-03-10", .partial, &loan)
        #expect(loan.balance(.interest, 2) == "0.00")
        #expect(loan.state.principalLeft == 9_211_51 - (2_000_00 - 46_06))
    }

    @Test func `free days make the first payment smaller, not its principal`() throws {
        var loan = try loan(freeDays: 4)
        // 100.00 of interest a month, of which 4 days of 30 are free: 13.33.
        try loan.night(Day(text: "2018-02-25"))
        #expect(loan.balance(.interest, 1) == "86.67")
        #expect(loan.balance(.principal, 1) == "788.49")
    }

    @Test func `free days stay free of principal after an early repayment`() throws {
        var loan = try loan(freeDays: 4)
        try repay("1000.00", on: "2018-02-10", .principal, &loan)
        // 15 days on 10,000.00 and 15 on 9,000.00 make 95.00; the principal is 888.49 - 95.00.
        #expect(loan.balance(.principal, 1) == "793.49")
        try loan.night(Day(text: "2018-02-25"))
        #expect(loan.balance(.interest, 1) == "81.67")  // 95.00 - 13.33
    }

    @Test func `a history with a shortened term folds to the same state`() throws {
        var loan = try loan(freeDays: 2)
        try repay("500.00", on: "2018-02-25", .principal, &loan)
        try repay("700.00", on: "2018-03-01", .principal, &loan)
        try loan.nights("2018-03-02", "2018-04-02")
        #expect(try loan.refolded() == loan.state)
    }

    /// Every tranche but the last that holds principal pays 888.49, by a naive monthly model.
    private func repaysByInstalments(_ loan: Loan, interestOfSecond: Int64) throws {
        let schedule = try #require(loan.state.schedule)
        var balance = loan.state.principalLeft
        for tranche in schedule.tranches.dropFirst() {
            let isSecond = tranche.number.rawValue == 2
            // Within a cent of what the two parts of the month round to on their own.
            let interest = isSecond ? interestOfSecond : (balance + 50) / 100
            #expect(abs(tranche.interest - interest) <= 1, "tranche \(tranche.number.rawValue)")
            let principal = min(max(0, 888_49 - tranche.interest), balance)
            #expect(tranche.principal == principal)
            let bucket = Bucket(.principal, tranche.number, isOffBalance: false)
            #expect(loan.state.balance(bucket) == principal)
            balance -= principal
        }
        #expect(balance == 0)
        #expect(schedule.last.principal == 0)
    }
}
