import BackOffice
import Laboratory
import Testing

/// How a scenario is played, and what its report says when the books are otherwise.
@Suite struct `Playing a scenario` {
    private static let head = """
        tranche: 1
        id: X
        title: x
        contracts:
          A:
            product: loan-annuity
            principal: 11478.00
            rate: 14.4
            signed: 2018-01-20
            periods: 28
        steps:
          - {on: 2018-01-20, disburse: all}

        """

    private func report(_ steps: String) throws -> ScenarioReport {
        try Scenario(yaml: Array((Self.head + steps).utf8)).played(isTraced: false)
    }

    /// The checks that do not hold, each in one line.
    private func differences(_ report: ScenarioReport) -> [String] {
        report.steps.flatMap { step in
            step.checks.filter { !$0.holds }.map { "\($0.what): \($0.expected), \($0.found)" }
        }
    }

    private func fault(_ report: ScenarioReport) -> String? {
        report.steps.lazy.compactMap(\.fault).first
    }

    @Test func `what money went to is told whole, by bucket`() throws {
        let steps = """
              - {on: 2018-02-20, pay: 500.00, expect: {paid: {INTEREST: 140.38, PRINCIPAL 1: 344.70,
                  PREPAY_INTEREST: 14.92}}}
              - {on: 2018-02-20, pay: 1.00, expect: {paid: {PRINCIPAL: 1.00}}}
            """
        let report = try report(steps)
        // 500.00 − 485.08 is no debt yet, and neither is the 1.00 after it: both are prepaid.
        #expect(
            differences(report) == [
                "paid PRINCIPAL: 1.00, 0.00", "paid PREPAY_INTEREST: 0.00, 1.00",
            ])
    }

    @Test func `what is found otherwise is told beside what was expected`() throws {
        let report = try report(
            """
              - on: 2018-02-20
                pay: 485.08
                expect:
                  operations: [INTEREST 1: accrual +140.38, INTEREST 1: repayment -140.00]
                  balances: {PRINCIPAL 1: 1.00}
                  journal: {1110/4010: 140.38}
                  outcome: NOTHING_TO_DO
                  status: closed
            """)
        #expect(!report.holds)
        #expect(
            differences(report) == [
                "operation 2: INTEREST 1 repayment -140.00, INTEREST 1 repayment -140.38",
                "operation 3: none, PRINCIPAL 1 repayment -344.70",
                "balance PRINCIPAL 1: 1.00, 0.00",
                "1010/1100: none, 344.70", "1010/1110: none, 140.38",
                "outcome: NOTHING_TO_DO, DONE", "status: closed, active",
            ])
        #expect(report.failed == 7)
        #expect(report.notPlayed == 0)
    }

    @Test func `a refusal nobody expected ends the play`() throws {
        let report = try report(
            """
              - {on: 2018-02-20, run: repayment, with: {cashFlow: 99, booksExcess: false}}
              - {on: 2018-02-21, pay: 1.00}
            """)
        #expect(!report.holds)
        #expect(report.notPlayed == 1)
        #expect(fault(report) == "E-CF: cash flow 99 has nothing left to distribute")
    }

    @Test func `a refusal that does not come, or comes with other words, is a difference`() throws {
        let missing = try report("  - {on: 2018-02-20, pay: 1.00, expect-refusal: E-LOD}")
        #expect(fault(missing) == "E-LOD was expected, and it was done")
        let other = try report(
            """
              - {on: 2018-02-20, run: contract-processing}
              - on: 2018-02-19
                run: contract-processing
                expect-refusal: {code: E-LOD, says: 2018-02-21}
            """)
        #expect(fault(other)?.hasPrefix("E-LOD: ") ?? false)
        #expect(!other.holds)
    }

    @Test func `money dated before the clock is put in its place`() throws {
        let report = try report(
            """
              - {nights: 2018-02-25}
              - on: 2018-02-20
                pay: 485.08
                expect:
                  warnings: []
                  cash-flows: {CF-2: 0.00}
                  balances: {PRINCIPAL 1: 0.00, INTEREST 1: 0.00}
                  overdue: 0.00
                  last-operation: 2018-02-25T00:01:00
            """)
        #expect(differences(report) == [])
        #expect(report.holds)
    }

    @Test func `a product and an order of repayment of one's own`() throws {
        let text = """
            tranche: 1
            id: X
            title: x
            directories:
              waterfalls:
                - code: principal-only
                  name: Principal before interest
                  steps:
                    - {due: overdue, amountTypes: [PRINCIPAL]}
                    - {due: due, amountTypes: [PRINCIPAL]}
                    - due: overdue
                      amountTypes: &others
                        [INTEREST, DEF_INTEREST, PEN_PRINCIPAL, PEN_INTEREST, PEN_FIXED,
                         INT_OVERDUE, FEE_ISSUE, FEE_REPAY, FEE_PROLONG, FEE_SERVICE,
                         COURT_COST, MAND_INTEREST]
                    - {due: due, amountTypes: *others}
                    - {due: inAdvance, amountTypes: [PRINCIPAL]}
                    - {due: inAdvance, amountTypes: *others}
            products:
              own:
                like: loan-annuity
                repayment: {waterfall: principal-only}
                penalties: {onPrincipal: [{fromDay: 1, ratePercent: 36.5}], graceDays: 2}
            contracts:
              A: {product: own, principal: 11478.00, rate: 14.4, signed: 2018-01-20, periods: 28}
            steps:
              - {on: 2018-01-20, disburse: all}
              - on: 2018-02-23
                run: contract-processing
                # 344.70 × 36.5 % × 1/365
                expect: {balances: {PEN_PRINCIPAL 1 off: 0.34}}
              - on: 2018-02-23
                pay: 400.00
                expect: {balances: {PRINCIPAL 1: 0.00, INTEREST 1: 85.08}}
            """
        let report = try Scenario(yaml: Array(text.utf8)).played(isTraced: false)
        #expect(differences(report) == [])
        #expect(report.holds)
    }

    @Test func `a trace tells the days, the rates and the rounding`() throws {
        let text = Self.head + "  - {on: 2018-02-20, run: contract-processing}\n"
        let report = try Scenario(yaml: Array(text.utf8)).played(isTraced: true)
        let trace = try #require(report.steps.first { $0.told.hasPrefix("run") }).trace
        #expect(
            trace == [
                "interestAccrual at 2018-02-20T12:00:00", "  INTEREST 1 accrual +140.38",
                "    11478.00 × 14.4 % × 31/365 = 140.37751232 (2018-01-21 to 2018-02-20)",
                "    exact total 140.37751232, rounded 140.38, booked before 0.00, "
                    + "this operation +140.38",
            ])
    }
}
