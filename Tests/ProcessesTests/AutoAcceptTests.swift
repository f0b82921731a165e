import Contracts
import Directories
import Measures
import Processes
import TestHouse
import Testing

/// Which processes take a payment, by the product and by what the client asked for.
///
/// - Source: D-3.0.6.
@Suite struct `Auto-accept` {
    private static let recalculation =
        ProcessContract.Variant.withPrepaymentOffsetAndRecalculation.code

    /// Receives money and carries out what auto-accept picks; the rule and the codes.
    private func accept(
        _ amount: String, on day: String, _ request: EarlyRequest? = nil, by loan: inout Loan
    ) throws -> (rule: AutoAccept.Rule, codes: [ProcessCode]) {
        let time = try noon(day)
        try loan.run(ProcessContract(valueTime: time, variant: .plain))
        let cashFlow = try loan.receive(amount, on: day)
        let choice = try AutoAccept(
            cashFlow, request: request, on: loan.state, at: time, Loan.directory(on: time.day))
        for order in choice.orders where loan.state.status.isServiced { try loan.run(order) }
        return (choice.rule, choice.orders.map(\.code))
    }

    // The due day.

    @Test func `on a due day the excess repays principal and lowers the instalment`() throws {
        var loan = try Loan.onDueDay(product: 1)
        let choice = try accept("2485.08", on: "2018-05-20", by: &loan)
        #expect(choice.rule == .excessAsPrepayment)
        #expect(
            choice.codes == [
                RepayWithPrepayment.code, TransferPrepayment.code, Self.recalculation,
            ])
        #expect(loan.balance(.prepaymentForPrincipal) == "0.00")
        #expect(loan.state.principalLeft == 10_056_07 - 2_000_00)
        // AT-RECALC-1: 8,056.07 in 24 instalments at 1.2 % a month
        let schedule = try #require(loan.state.schedule)
        for row in schedule.tranches[4..<27] { #expect(row.principal + row.interest == 388_32) }
        #expect(loan.state == (try loan.refolded()))
    }

    @Test(arguments: [
        ("on another day", UInt16(1), "2018-05-21", "9485.08"),
        ("not offered by the product", 11, "2018-05-20", "9485.08"),
    ])
    func `the excess waits`(what: String, product: UInt16, day: String, amount: String) throws {
        var loan = try Loan.onDueDay(product: product)
        let choice = try accept(amount, on: day, by: &loan)
        #expect(choice.codes == [RepayWithPrepayment.code], "\(what)")
        #expect(loan.state.schedule?.version == 1)
    }

    @Test func `an excess that is too little changes no schedule`() throws {
        var loan = try Loan.onDueDay(product: 1)
        // 999.99 is below the 1,000.00 of the product.
        let choice = try accept("1485.07", on: "2018-05-20", by: &loan)
        #expect(choice.codes == [RepayWithPrepayment.code])
        #expect(loan.state.schedule?.version == 1)
    }

    /// 485.08 on 10.06.2018, ten days before it is due.
    @Test func `an excess counts for the next instalments while principal falls at once`() throws {
        var loan = try Loan(product: 1) { product in
            product.changed(
                prepayment: PrepaymentTerms(
                    isAllowed: true, repaysAtOnce: true, offsetMethod: .principal,
                    recalculatesOnDueDay: false, recalculationMin: 0,
                    offsetsFutureInterest: false, isRevalued: true))
        }
        try loan.disburse()
        try loan.payThreeInstalments()
        try loan.pay("485.08", on: "2018-05-20")
        let choice = try accept("485.08", on: "2018-06-10", by: &loan)
        #expect(choice.rule == .excessAsEarlyRepayment)
        // 10,056.07 × 14.4 % × 21 / 365 = 83.31; tranche 5 asks for 362.09 of principal, and
        // what is over counts for tranche 6.
        #expect(loan.state.principalLeft == 10_056_07 - (485_08 - 83_31))
        #expect(loan.balance(.principal, 5) == "0.00")
        #expect(loan.balance(.principal, 6) == "330.67")  // 370.35 - (401.77 - 362.09)
        try loan.nights("2018-06-11", "2018-06-20")
        // On the due day the interest of ten days on what is left: 9,654.30 × 14.4 % × 10 / 365
        #expect(loan.state.dueDebt(on: try day("2018-06-20")) == 38_09)
        #expect(loan.state == (try loan.refolded()))
    }

    // What the client has announced.

    private func announcing(_ early: EarlyAnnouncement, from: String) throws -> Loan {
        var loan = try Loan.onDueDay(product: 1)
        try loan.pay("485.08", on: "2018-05-20")
        try loan.run(
            SetAttributes(valueTime: noon("2018-05-20"), early: early, from: Day(text: from)))
        return loan
    }

    @Test func `a part that was announced is taken from its day on, and once`() throws {
        var loan = try announcing(.partial, from: "2018-06-01")
        #expect(try accept("10.00", on: "2018-05-31", by: &loan).rule == .excessAsPrepayment)
        #expect(try accept("500.00", on: "2018-06-01", by: &loan).rule == .partRequested)
        #expect(loan.state.attributes.announcedRepayment == nil)
        #expect(try accept("10.00", on: "2018-06-02", by: &loan).rule == .excessAsPrepayment)
        #expect(loan.state == (try loan.refolded()))
    }

    @Test func `the whole that was announced stays until it is paid`() throws {
        var loan = try announcing(.full, from: "2018-06-05")
        // As MS-10: 10,056.07 and 63.48 for 16 days.
        #expect(try accept("10000.00", on: "2018-06-05", by: &loan).rule == .wholeDebt)
        #expect(loan.state.attributes.announcedRepayment != nil)
        #expect(try accept("119.55", on: "2018-06-05", by: &loan).rule == .wholeDebt)
        #expect(loan.state.closure == .repaidEarly)
        #expect(loan.state.attributes.announcedRepayment == nil)
    }

    @Test func `what is asked for with the payment comes before, and nothing is announced twice`()
        throws
    {
        var loan = try announcing(.full, from: "2018-06-05")
        #expect(
            try accept("100.00", on: "2018-06-05", .partial, by: &loan).rule == .partRequested)
        #expect(loan.state.attributes.announcedRepayment?.request == .full)
        let time = try noon("2018-06-06")
        let again = try loan.run(
            SetAttributes(valueTime: time, early: .full, from: Day(text: "2018-06-05")))
        #expect(again.outcome == .nothingToDo)
        try loan.run(SetAttributes(valueTime: time, early: .none, from: nil))
        #expect(loan.state.attributes.announcedRepayment == nil)
    }
}
