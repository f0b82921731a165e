import Contracts
import Directories
import Measures
import Processes
import TestHouse
import Testing

/// Write-off and reversal by hand: what "Recalculate" finds, what is refused, what nights do.
@Suite struct `Corrections by hand` {
    /// The loan of D-4.2 with instalment 4 unpaid, on the first of June.
    private func late(_ last: String = "2018-06-01") throws -> Loan {
        var loan = try Loan.domain42(product: 1)
        try loan.disburse()
        try loan.payThreeInstalments()
        try loan.nights("2018-04-21", last)
        return loan
    }

    private func writeOff(
        _ type: String, _ amount: String, off: Bool = false, because reason: String? = nil,
        on day: String = "2018-06-01"
    ) throws -> WriteOff {
        WriteOff(
            AmountOrder(
                valueTime: try noon(day), amountType: type, amount: AmountText(amount),
                isOffBalance: off, reason: reason))
    }

    private func reversal(
        _ type: String, _ amount: String, off: Bool = false, because reason: String? = nil,
        on day: String = "2018-06-01"
    ) throws -> ReverseAccrual {
        ReverseAccrual(
            AmountOrder(
                valueTime: try noon(day), amountType: type, amount: AmountText(amount),
                isOffBalance: off, reason: reason))
    }

    @Test func `R001-13 the oldest tranche is pulled up, and the next where one is too small`()
        throws
    {
        // Interest of tranche 4 is 123.30, of tranche 5 after 12 of 31 days 47.61.
        var loan = try late()
        #expect(loan.balance(.interest, 5) == "47.61")
        let decision = try loan.run(writeOff("INTEREST", "150.00", because: "FORGIVENESS"))
        let document = try #require(decision.documents.first)
        #expect(decision.documents.count == 1)
        #expect(document.type == .writeOff)
        #expect(document.reason == ReasonCode(rawValue: "FORGIVENESS"))
        #expect(document.operations.map(\.bucket.tranche.rawValue) == [4, 5])
        // 150.00 - 123.30
        #expect(document.operations.map(\.amount.text) == ["123.30", "26.70"])
        #expect(document.operations.allSatisfy { $0.payment == .empty && $0.sign == .minus })
        // 47.61 - 26.70
        #expect(loan.balance(.interest, 5) == "20.91")
    }

    @Test func `R001-15 both balances of a penalty are written off, each by its own order`()
        throws
    {
        var loan = try late()
        // 361.78 × 20 % × 12 / 365
        #expect(loan.balance(.penaltyOnPrincipal, 4, off: true) == "2.38")
        try loan.run(writeOff("PEN_PRINCIPAL", "2.38", off: true, because: "ERROR"))
        #expect(loan.balance(.penaltyOnPrincipal, 4, off: true) == "0.00")
    }

    /// Write-off or reversal, and of what: the day after books that day alone.
    @Test(arguments: [true, false])
    func `what was taken by hand is not booked again by the next night`(isWriteOff: Bool) throws {
        var loan = try late()
        if isWriteOff {
            try loan.run(writeOff("PEN_PRINCIPAL", "2.38", off: true))
            try loan.run(writeOff("INTEREST", "170.91"))
        } else {
            try loan.run(reversal("PEN_PRINCIPAL", "2.38", off: true))
            try loan.run(reversal("INTEREST", "170.91"))
        }
        // 123.30 + 47.61 is all of it.
        #expect(loan.balance(.interest, 5) == "0.00")
        try loan.night(try Day(text: "2018-06-02"))
        // 13 days less 12: 2.577 → 2.58, less 2.38; 51.575 → 51.58, less 47.61.
        #expect(loan.balance(.penaltyOnPrincipal, 4, off: true) == "0.20")
        #expect(loan.balance(.interest, 5) == "3.97")
        let folded = try loan.refolded()
        #expect(folded == loan.state)
    }

    @Test func `interest booked ahead and reversed stays reversed when its days come`() throws {
        var loan = try late()
        try loan.run(
            ProcessContract(
                valueTime: noon("2018-06-01"), variant: .withAdditionalAccrual))
        #expect(loan.balance(.interest, 5) == "122.99")
        // The days to come: 122.99 - 47.61.
        try loan.run(reversal("INTEREST", "123.30"))
        try loan.run(reversal("INTEREST", "75.38"))
        #expect(loan.balance(.interest, 5) == "47.61")
        try loan.night(try Day(text: "2018-06-20"))
        #expect(loan.balance(.interest, 5) == "47.61")
    }

    /// Type, amount, off balance, reason, code. N5 and N9; R001-12, R001-13, R001-16.
    @Test(arguments: [
        ("PEN_PRINCIPAL", "2.39", true, nil, "E-AMT"),
        ("PEN_PRINCIPAL", "2.38", false, nil, "E-TRN"),
        ("PEN_INTEREST", "1.00", false, nil, "E-TRN"),
        ("PRINCIPAL", "1.00", true, "ERROR", "E-POST"),
        ("PRINCIPAL", "1.00", false, nil, "E-REQ"),
        ("INTEREST", "0.00", false, nil, "E-AMT"), ("INTEREST", "-1.00", false, nil, "E-AMT"),
        ("INTEREST", "1.001", false, nil, "E-FMT"), ("INTEREST", "170.92", false, nil, "E-AMT"),
        ("PENALTY", "1.00", false, nil, "E-REF"), ("INTEREST", "1.00", false, "WHIM", "E-REF"),
        ("INTEREST", "1.00", false, "WRONG_ACCRUAL", "E-REF"),
        ("RES_IFRS", "1.00", false, "ERROR", "E-POST"),
        ("WO_OBSERVED", "1.00", true, "ERROR", "E-POST"),
        ("PREPAY_PRINCIPAL", "1.00", false, nil, "E-POST"),
    ])
    func `a write-off is refused`(
        type: String, amount: String, off: Bool, reason: String?, code: String
    ) throws {
        var loan = try late()
        let before = loan.state
        let order = try writeOff(type, amount, off: off, because: reason)
        let refusal = #expect(throws: Refusal.self) { try loan.run(order) }
        #expect(refusal?.code == code)
        #expect(loan.state == before)
    }

    @Test func `N5 the available amount is told`() throws {
        var loan = try late()
        let available = loan.state.money(2_38)
        #expect(
            throws: Refusal.amount(
                .exceedsAvailable(
                    .penaltyOnPrincipal, isOffBalance: true, available: available,
                    wanted: loan.state.money(2_39)))
        ) {
            try loan.run(writeOff("PEN_PRINCIPAL", "2.39", off: true))
        }
    }

    @Test func `principal is written off for a reason, and bears no more interest`() throws {
        var loan = try late()
        // 361.78 overdue, then 138.22 of tranche 5.
        try loan.run(writeOff("PRINCIPAL", "500.00", because: "COURT"))
        #expect(loan.balance(.principal, 4) == "0.00")
        #expect(loan.balance(.principal, 5) == "223.87")
        try loan.night(try Day(text: "2018-06-20"))
        // (10,056.07 × 12 + 9,917.85 × 19) × 14.4 % / 365 = 121.95
        #expect(loan.balance(.interest, 5) == "121.95")
        #expect(loan.balance(.penaltyOnPrincipal, 4, off: true) == "2.38")
    }

    /// Type, amount, off balance, reason, code.
    @Test(arguments: [
        ("PRINCIPAL", "1.00", false, nil, "E-POST"), ("PRINCIPAL", "1.00", true, nil, "E-POST"),
        ("DEF_INTEREST", "1.00", false, nil, "E-POST"),
        ("OVERPAYMENT", "1.00", false, nil, "E-POST"),
        ("INTEREST", "170.92", false, nil, "E-AMT"), ("INTEREST", "1.00", true, nil, "E-TRN"),
        ("INTEREST", "1.00", false, "ERROR", "E-REF"),
    ])
    func `a reversal is refused`(
        type: String, amount: String, off: Bool, reason: String?, code: String
    ) throws {
        var loan = try late()
        let order = try reversal(type, amount, off: off, because: reason)
        let refusal = #expect(throws: Refusal.self) { try loan.run(order) }
        #expect(refusal?.code == code)
    }

    @Test func `what was repaid of an accrual can no longer be reversed`() throws {
        var loan = try late()
        try loan.pay("100.00", on: "2018-06-01")
        // Penalties go first: 123.30 + 47.61 - (100.00 - 2.38).
        let refusal = #expect(throws: Refusal.self) { try loan.run(reversal("INTEREST", "73.30")) }
        #expect(refusal?.code == "E-AMT")
        let decision = try loan.run(
            reversal("INTEREST", "73.29", because: "WRONG_ACCRUAL"))
        #expect(decision.documents.first?.reason == ReasonCode(rawValue: "WRONG_ACCRUAL"))
    }

    @Test func `a reversal gives room under the statutory cap back, a write-off does not`() throws {
        var loan = try Loan(
            product: 4, principal: "10000.00", percent: "292", periods: 1,
            disbursed: "2023-07-01", period: "P30D")
        try loan.disburse()
        try loan.night(try Day(text: "2023-07-11"))
        // 130 % of 10,000.00, less 10 days at 80.00
        #expect(loan.state.chargesRoom == 12_200_00)
        try loan.run(writeOff("INTEREST", "80.00", on: "2023-07-11"))
        #expect(loan.state.chargesRoom == 12_200_00)
        try loan.run(reversal("INTEREST", "80.00", on: "2023-07-11"))
        #expect(loan.state.chargesRoom == 12_280_00)
    }

    @Test func `room given back ends that the statutory cap was reached`() throws {
        var loan = try Loan(
            product: 4, principal: "10000.00", percent: "292", periods: 1,
            disbursed: "2023-07-01", period: "P200D")
        try loan.disburse()
        let issue = try Day(text: "2023-07-01")
        // 130 % of 10,000.00 at 80.00 a day: 40.00 of day 163 are the last.
        for offset: Int32 in 1...163 { try loan.night(issue.advanced(by: offset)) }
        let day = issue.advanced(by: 163)
        #expect(loan.state.capReached == day)
        #expect(loan.state.quiet == nil)
        try loan.run(reversal("INTEREST", "100.00", on: "\(day)"))
        #expect(loan.state.chargesRoom == 100_00)
        #expect(loan.state.capReached == nil)
        #expect(loan.state.quiet != nil)
        try loan.night(day.next)
        // 164 days at 80.00 are more than what was reversed: the cap is reached anew.
        #expect(loan.state.chargesRoom == 0)
        #expect(loan.state.capReached == day.next)
    }

    @Test func `neither is dated before the last operation`() throws {
        var loan = try late()
        let early = try writeOff("INTEREST", "1.00", on: "2018-05-31")
        #expect(throws: Refusal.self) { try loan.run(early) }
        let refusal = #expect(throws: Refusal.self) {
            try loan.run(reversal("INTEREST", "1.00", on: "2018-05-31"))
        }
        #expect(refusal?.code == "E-LOD")
    }
}
