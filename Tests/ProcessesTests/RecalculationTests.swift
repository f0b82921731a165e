import Contracts
import Directories
import Measures
import Processes
import TestHouse
import Testing

/// New instalments. - Source: D-3.20, D-3.26.
@Suite struct `Recalculation` {
    /// MS-8: 514.92 of prepayment has repaid principal of tranches 5 and 6.
    private func offset() throws -> Loan {
        var loan = try Loan.onDueDay(product: 1)
        let cashFlow = try loan.receive("1000.00", on: "2018-05-20")
        try loan.run(RepayWithPrepayment(valueTime: noon("2018-05-20"), cashFlow: cashFlow))
        try loan.run(TransferPrepayment(valueTime: noon("2018-05-20")))
        try loan.run(OffsetPrepayment(valueTime: noon("2018-05-20"), reach: .early))
        return loan
    }

    @Test(arguments: [true, false])
    func `MS-9 a recalculation gives an annuity of 459.90`(isForced: Bool) throws {
        var loan = try offset()
        let time = try noon("2018-05-20")
        let order: any DebtProcess =
            isForced ? ForceRecalculation(valueTime: time) : RecalculateSchedule(valueTime: time)
        try loan.run(order)
        let next = try #require(loan.state.schedule?[tranche(5)])
        // 9,541.15 in 24 instalments at 1.2 % a month; × 14.4 % × 31 / 365 = 116.69
        #expect(next.interest == 116_69)
        #expect(next.principal == 459_90 - 116_69)
        #expect(loan.balance(.principal, 5) == "343.21")
        #expect(loan.state.principalLeft == 9_541_15)
        #expect(loan.state.schedule?.version == 3)
        #expect(loan.state == (try loan.refolded()))
    }

    @Test func `what falls due on the day is left alone`() throws {
        var loan = try Loan.onDueDay(product: 1)
        try loan.run(RecalculateSchedule(valueTime: noon("2018-05-20")))
        #expect(loan.balance(.principal, 4) == "361.78")
        let later = try #require(loan.state.schedule).tranches.dropFirst(4)
        #expect(later.reduce(0) { $0 + $1.principal } == 10_056_07)
    }

    @Test(arguments: [
        (
            "no scheduled day", UInt16(1), "2018-05-21", false,
            Refusal.product(.recalculationRefused(.notAScheduledDay))
        ),
        ("not offered", 11, "2018-05-20", false, .product(.recalculationRefused(.notOffered))),
        ("overdue", 1, "2018-06-20", false, .product(.recalculationRefused(.overdue))),
        (
            "forced on no scheduled day", 1, "2018-05-21", true,
            .product(.recalculationRefused(.notAScheduledDay))
        ),
    ])
    func `a recalculation is refused`(
        what: String, product: UInt16, on: String, isForced: Bool, refusal: Refusal
    ) throws {
        let loan = try Loan.onDueDay(product: product)
        let time = try noon(on)
        let order: any DebtProcess =
            isForced ? ForceRecalculation(valueTime: time) : RecalculateSchedule(valueTime: time)
        #expect(loan.refusal(of: order) == refusal, "\(what)")
        #expect(refusal.code == "E-STATE")
    }

    @Test func `a forced recalculation asks neither the product nor for delay`() throws {
        var loan = try Loan.onDueDay(product: 11)
        try loan.run(ForceRecalculation(valueTime: noon("2018-06-20")))
        #expect(loan.state.schedule?.version == 2)
        // Overdue principal stays where it is.
        #expect(loan.balance(.principal, 4) == "361.78")
        #expect(loan.state == (try loan.refolded()))
    }

    @Test func `on the last day no principal falls due later`() throws {
        var loan = try Loan(
            product: 1, principal: "1000.00", percent: "12", periods: 1,
            disbursed: "2018-01-20")
        try loan.disburse()
        try loan.night(try day("2018-02-20"))
        let time = try noon("2018-02-20")
        #expect(try loan.run(RecalculateSchedule(valueTime: time)).outcome == .nothingToDo)
        #expect(loan.refusal(of: ForceRecalculation(valueTime: time))?.code == "E-AMT")
    }
}
