import BackOffice
import Laboratory
import Testing

/// What a scenario file may not say, with the place that is told.
@Suite struct `Reading a scenario` {
    private static let contract = """
        contracts:
          A:
            product: loan-annuity
            principal: 100.00
            rate: 12
            signed: 2018-01-20
            periods: 2

        """

    /// The file with some steps; the first of them stands on line 12.
    private static func file(_ steps: String) -> String {
        "tranche: 1\nid: X\ntitle: x\n" + contract + "steps:\n" + steps
    }

    private func flaw(_ text: String) -> String? {
        do throws(ScenarioFlaw) {
            _ = try Scenario(yaml: Array(text.utf8))
            return nil
        } catch {
            return "\(error)"
        }
    }

    @Test func `a file as the page says is read`() {
        #expect(flaw(Self.file("  - {on: 2018-01-20, disburse: all}\n")) == nil)
    }

    @Test func `JSON is read as YAML`() {
        let json = """
            {"tranche":1,"id":"X","title":"x","contracts":{"A":{"product":"loan-annuity",
            "principal":"100.00","rate":"12","signed":"2018-01-20","periods":2}},
            "steps":[{"on":"2018-01-20","disburse":"all","expect":{"status":"active"}}]}
            """
        #expect(flaw(json) == nil)
    }

    @Test(arguments: [
        ("  - {on: 2018-01-20, disburs: all}", "12:22: unknown key \"disburs\"; this step has: "),
        ("  - {on: 20.01.2018, disburse: all}", "12:10: expected a day such as 2018-05-31"),
        ("  - {disburse: all, pay: 1.00}", "12:21: a step does one thing: disburse, or pay"),
        ("  - {pay: 1.005}", "12:11: expected an amount in RUB such as 485.08, not \"1.005\""),
        ("  - {pay: 0.00}", "12:11: an amount above zero is paid"),
        ("  - {close-period: 05.2018}", "12:20: expected a month such as 2018-05, not \"05.2018\""),
        ("  - {reopen-period: 2018-05}", "12:5: the key \"because\" is required"),
        ("  - {pay: 1.00, by: card}", "12:21: expected one of bank, cash, not \"card\""),
        ("  - {run: nothing}", "12:11: there is no process \"nothing\""),
        (
            "  - {run: repayment, with: {cashflow: 1}}",
            "12:29: repayment has no parameter \"cashflow\"; it has: cashFlow, booksExcess"
        ),
        ("  - {expect: {balance: 1}}", "12:15: unknown key \"balance\"; expect has: "),
        (
            "  - {expect: {balances: {CAPITAL 1: 1.00}}}",
            "12:26: unknown amount type \"CAPITAL\"; there are: PRINCIPAL, INTEREST"
        ),
        (
            "  - {expect: {balances: {PRINCIPAL 2-1: 1.00}}}",
            "12:26: \"2-1\" is no tranche, such as 4, or 5-28"
        ),
        (
            "  - {expect: {operations: []}}",
            "12:27: \"operations\" belongs to a step that does something"
        ),
        (
            "  - {disburse: all, expect: {operations: [PRINCIPAL 1: given +1.00]}}",
            "12:56: unknown word \"given\"; there are: disbursement, "
        ),
        (
            "  - {disburse: all, expect: {operations: [PRINCIPAL 1: repayment 1.00]}}",
            "12:56: expected an action and a signed amount, such as repayment -361.78"
        ),
        ("  - {contract: B, disburse: all}", "12:16: expected one of A, not \"B\""),
        ("  - {on: 2018-01-20, expect-refusal: E-LOD}", "12:38: a step that does nothing"),
        ("  - {on: 2018-01-20, on: 2018-01-21}", "the key \"on\" is given twice"),
        ("  - {on: 2018-01-20", "13:1: did not find expected ',' or '}'"),
        ("", "the key \"steps\" is required"),
    ])
    func `what is not understood is told with line and column`(steps: String, told: String) {
        let flaw = flaw(Self.file(steps + "\n"))
        #expect(flaw?.contains(told) ?? false, "\(flaw ?? "read without a flaw")")
    }

    @Test(arguments: [
        ("tranche: 2\nid: X\n", "1:10: this program reads scenarios of version 1"),
        ("id: X\n", "1:1: the key \"tranche\" is required"),
        ("", "1:1: the file is empty"),
        ("- 1\n", "1:1: expected a scenario, not a list"),
        (
            "tranche: 1\nid: X\ntitle: x\nproducts:\n  own: {like: nothing}\n",
            "5:15: there is no product \"nothing\"; there are: consumer-annuity"
        ),
        (
            "tranche: 1\nid: X\ntitle: x\nproducts:\n  own: {like: payday, intrest: {}}\n",
            "5:23: unknown key \"intrest\""
        ),
        (
            "tranche: 1\nid: X\ntitle: x\nproducts:\n"
                + "  own: {like: payday, penalties: {graceDays: few}}\n",
            "5:46: expected a whole number, not \"few\""
        ),
        (
            "tranche: 1\nid: X\ntitle: x\ndirectories:\n  moons: []\n",
            "5:3: unknown directory \"moons\"; there are: waterfalls, "
        ),
        (
            "tranche: 1\nid: X\ntitle: x\ncontracts:\n"
                + "  A: {product: payday, principal: 1.00, rate: 1, signed: 2000-01-01, "
                + "periods: 1}\n",
            "5:16: there is no product \"payday\" on 2000-01-01"
        ),
    ])
    func `a head that is not understood is told too`(text: String, told: String) {
        let flaw = flaw(text)
        #expect(flaw?.contains(told) ?? false, "\(flaw ?? "read without a flaw")")
    }

    @Test func `an alias that multiplies itself is stopped`() {
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        for depth in 1...9 {
            let names = Array(repeating: "*a\(depth - 1)", count: 10).joined(separator: ", ")
            text += "a\(depth): &a\(depth) [\(names)]\n"
        }
        #expect(flaw(text)?.contains("more than 100000 values") ?? false)
    }
}
