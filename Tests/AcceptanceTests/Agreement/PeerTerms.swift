import Measures

/// A peer's product and loan, as far as they are terms here.
struct PeerTerms {
    private let scenario: PeerScenario

    init(_ scenario: PeerScenario) { self.scenario = scenario }

    private var loan: PeerValue { scenario.loan }
    private var product: PeerValue { scenario.product }

    /// The scenario up to its steps.
    var head: String {
        """
        tranche: 1
        id: PEER
        title: "\(scenario.id)"
        directories:
          waterfalls:
            - {code: peer, name: peer, steps: [\(waterfall)]}
        products:
          peer:
            like: loan-annuity
            currency: EUR
            interest: {basis: \(basis), rounding: halfEven,
              base: \(scenario.recalculates ? "actualAll" : "scheduled"),
              shape: \(loan["interest_method"].text == "flat" ? "flat" : "annuity"),
              instalmentRounding: halfEven\(multiple)}
            repayment: {waterfall: peer, isAutoFullEarly: true,
              earlyAllocation: \(future == "last_installment" ? "fromLast" : "fromNext"),
              earlyEffect: \(scenario.recalculates ? "keepsInstalment" : "keepsPrincipal")}
            penalties: {onPrincipal: [], isOffBalance: false}
            prepayment: {isAllowed: false}\(prolongation)
        contracts:
          LOAN:
            product: peer
            principal: \(disbursement["amount"].amount ?? "0.00")
            rate: \(YearlyRate(millionthsOfPercent: rate).percentText)
            signed: \(disbursement["date"].text ?? "2000-01-01")
            periods: \(loan["count"].text ?? "1")
            period: P\(loan["every"].text ?? "1")\(unit)
        \(instalment)steps:

        """
    }

    private var disbursement: PeerValue {
        scenario.steps.first { $0["op"].text == "disburse" } ?? .none
    }

    /// Millionths of a per cent a year.
    private var rate: Int64 {
        let isMonthly = product["rate_frequency"].text == "month"
        return units(loan["rate"].text ?? "0", digits: 6) * (isMonthly ? 12 : 1)
    }

    private var unit: String {
        ["days": "D", "weeks": "W", "months": "M"][loan["unit"].text ?? ""] ?? "Y"
    }

    private var future: String? { product["payment_allocation"]["default"]["future"].text }

    private var multiple: String {
        product["installment_multiple_of"].text.map {
            ", instalmentMultipleOf: \"\($0).00\""
        } ?? ""
    }

    /// A loan by equal instalments names the instalment; the calculators solve it elsewhere.
    ///
    /// Where the first plan shown is one that a payment has changed, its instalment is solved.
    private var instalment: String {
        let rows = scenario.steps.first { $0["expect"].text == "schedule" }?["rows"] ?? .none
        guard rate > 0, loan["interest_method"].text == "declining_balance",
            let amount = rows[1][9].amount, rows.list.count == 2 || rows[2][9].amount == amount
        else { return "" }
        return "    instalment: \(amount)\n"
    }

    /// One step for each class: the oldest instalment first, and in it the parts in order.
    private var waterfall: String {
        let classes = [("overdue", "past_due"), ("due", "due"), ("inAdvance", "in_advance")]
        return classes.map { ours, theirs in
            let types = parts(of: theirs).compactMap { PeerTerms.amountTypes[$0] }
            return "{due: \(ours), amountTypes: [\(types.joined(separator: ", "))]}"
        }.joined(separator: ", ")
    }

    private static let amountTypes = [
        "penalty": "PEN_PRINCIPAL, PEN_INTEREST, PEN_FIXED",
        "fee": "COURT_COST, FEE_ISSUE, FEE_REPAY, FEE_PROLONG, FEE_SERVICE",
        "interest": "INTEREST, DEF_INTEREST, INT_OVERDUE, MAND_INTEREST",
        "principal": "PRINCIPAL",
    ]

    private func parts(of dueClass: String) -> [String] {
        if let order = product["payment_allocation"]["default"]["order"].text {
            return PeerScenario.orders[order].list.compactMap { cell in
                guard let text = cell.text, text.hasPrefix(dueClass + "_") else { return nil }
                return String(text.dropFirst(dueClass.count + 1))
            }
        }
        let strategy = loan["allocation_strategy"].text ?? ""
        let words = strategy.split(separator: "_").map(String.init)
        var parts: [String] = []
        for word in words where PeerTerms.amountTypes[word] != nil && !parts.contains(word) {
            parts.append(word)
        }
        return parts
    }

    private var prolongation: String {
        guard scenario.has("reschedule") else { return "" }
        return """

                prolongation: {start: fromRepaymentDate, effect: shiftsTranches, countMax: 5,
                  overdueDaysMax: 100, requiresInterestPaid: false}
            """
    }

    private var basis: String {
        // Equal periods cannot be prolonged; months of 30 days are the same where they are whole.
        if scenario.has("reschedule") { return "30E/360" }
        let isSame =
            loan["interest_calculation_period"].text == "same_as_repayment"
            && loan["unit"].text != "days"
        if product["days_in_month"].text == "30" || isSame { return "samePeriod" }
        if product["days_in_year_custom"].text != nil { return "actual/365_actual" }
        if case .flag(true) = product["interest_recognition_on_disbursement_date"] {
            return "actual/actual_isda"
        }
        if product["days_in_year"].text == "360" { return "actual/360" }
        let isActual = product["days_in_year"].text == "actual"
        let isProgressive = product["schedule_engine"].text == "progressive"
        return isActual && isProgressive ? "actual/actual_daily" : "actual/365"
    }
}
