import Contracts
import Directories
import Measures
import Processes
import TestHouse
import Testing

@Suite struct `IFRS reserve` {
    let directory: Directory

    init() throws { directory = try Loan.directory(on: Day(text: "2018-06-30")) }

    /// The day, and the points of delay and of an unnamed category (5) with their rate.
    static let scores: [(day: String, percent: String)] = [
        ("2018-03-20", "1.5"),  // 0 + 5
        ("2018-03-31", "5"),  // 4 days: 10 + 5
        ("2018-05-11", "22.5"),  // 45 days: 30 + 5
        ("2018-06-11", "45"),  // 76 days: 45 + 5
        ("2018-06-30", "85"),  // 95 days: 80 + 5
    ]

    @Test(arguments: `IFRS reserve`.scores)
    func `the model of the directory gives the rate`(
        score: (day: String, percent: String)
    ) throws {
        var loan = try Loan.dueInMarch()
        let decision = try loan.run(RateReserve(valueTime: noon(score.day)))
        #expect(decision.documents.map(\.type) == [.reserveRateIFRS])
        #expect(decision.documents.flatMap(\.operations).isEmpty)
        let rate = try #require(loan.state.attributes.reserveRate)
        #expect(rate.rate.percentText == score.percent)
        #expect(rate.day == (try Day(text: score.day)))
        #expect(rate.model == "LOANS 1")
    }

    @Test func `the same facts have the same fingerprint, others another`() throws {
        var loan = try Loan.dueInMarch()
        try loan.run(RateReserve(valueTime: noon("2018-03-01")))
        let first = try #require(loan.state.attributes.reserveRate)
        let again = try loan.run(RateReserve(valueTime: noon("2018-03-01")))
        #expect(again.outcome == .nothingToDo)
        try loan.run(RateReserve(valueTime: noon("2018-03-02")))
        let second = try #require(loan.state.attributes.reserveRate)
        #expect(second.facts == first.facts && second.day > first.day)
        try loan.set("INDIVIDUAL_PLEDGE", on: "2018-03-03")
        try loan.run(RateReserve(valueTime: noon("2018-03-03")))
        let third = try #require(loan.state.attributes.reserveRate)
        #expect(third.facts != first.facts)
        // FNV-1a of "LOANS 1;overdueDays=0;loanCategory=;prolongations=0;isRestructured=no"
        let told = "LOANS 1;overdueDays=0;loanCategory=;prolongations=0;isRestructured=no"
        #expect(first.facts == Fingerprint(of: told))
    }

    @Test func `the reserve is the rate of the exposure, and moves by the difference`() throws {
        var loan = try Loan(
            product: 15, principal: "10000.00", percent: "36.5", periods: 1,
            disbursed: "2018-02-27")
        try loan.disburse()
        try loan.night(try Day(text: "2018-03-27"))
        try loan.run(RateReserve(valueTime: noon("2018-03-27")))
        let first = try loan.run(ReserveByRate(valueTime: noon("2018-03-27")))
        // 1.5 % × (10,000.00 + 28 × 10.00) = 154.20
        #expect(first.operations(directory) == ["RES_IFRS + 154.20"])
        #expect(first.documents.map(\.type) == [.reserveIFRS])
        try loan.run(RateReserve(valueTime: noon("2018-05-11")))
        let second = try loan.run(ReserveByRate(valueTime: noon("2018-05-11")))
        // 22.5 % × 10,280.00 = 2,313.00
        #expect(second.operations(directory) == ["RES_IFRS + 2158.80"])
        try loan.pay("10280.00", on: "2018-05-12")
        try loan.run(RateReserve(valueTime: noon("2018-05-12")))
        let third = try loan.run(ReserveByRate(valueTime: noon("2018-05-12")))
        // Only penalties are left, off balance: no exposure.
        #expect(third.operations(directory) == ["RES_IFRS - 2313.00"])
        let fourth = try loan.run(ReserveByRate(valueTime: noon("2018-05-12")))
        #expect(fourth.outcome == .nothingToDo)
        #expect(try loan.refolded() == loan.state)
    }

    @Test func `without a rate, a model or a fact the old state stays`() throws {
        var loan = try Loan.dueInMarch()
        #expect(throws: Refusal.directory(.notConfigured("IFRS reserve rate of the contract"))) {
            try loan.run(ReserveByRate(valueTime: noon("2018-04-30")))
        }
        let order = RateReserve(valueTime: try noon("2018-04-30"))
        let day = order.valueTime.day
        let without = try Loan.directory(on: day) { $0.scoringModels = [] }
        #expect(throws: Refusal.directory(.notConfigured("scoring model of loan-interest-only"))) {
            try order.decide(loan.state, without)
        }
        let torn = try Loan.directory(on: day) { rows in
            rows.scoringModels = rows.scoringModels.map { row in
                Dated(row.value.changed(rates: []), row.validity)
            }
        }
        let refusal = #expect(throws: Refusal.self) { try order.decide(loan.state, torn) }
        // 34 days: 30 points, and 5 without a category.
        #expect(
            refusal == .directory(.notConfigured("rate of scoring model LOANS 1 for 35 points")))
    }

    @Test func `a product's own model comes before the one for all`() throws {
        let loan = try Loan.dueInMarch()
        let order = RateReserve(valueTime: try noon("2018-03-01"))
        let own = try Loan.directory(on: order.valueTime.day) { rows in
            guard let first = rows.scoringModels.first else { return }
            let model = ScoringModel(
                code: "OWN", name: "", version: "7", products: ["loan-interest-only"],
                factors: [
                    ScoringFactor(
                        feature: .daysToEnd,
                        bands: [
                            ScoringBand(numbers: Span(from: 0, through: 26), points: 0),
                            ScoringBand(numbers: Span(from: 26, through: nil), points: 1),
                        ], words: [], otherwise: nil)
                ],
                rates: [
                    ScoringRate(
                        points: Span(from: 0, through: nil),
                        rate: YearlyRate(millionthsOfPercent: 1_234_500))
                ])
            rows.scoringModels.append(Dated(model, first.validity))
        }
        let decision = try order.decide(loan.state, own)
        guard case .attribute(.reserveRate(let rate)) = decision.documents[0].changes[0] else {
            Issue.record("no rate")
            return
        }
        #expect(rate.rate.percentText == "1.2345")
        #expect(rate.model == "OWN 7")
    }
}

/// Refusals that every process of valuation shares.
@Suite struct `Valuations of other contracts` {
    static let processes: [@Sendable (ValueTime) -> any DebtProcess] = [
        { SetAttributes(valueTime: $0, loanCategory: nil, isRestructured: nil) },
        { DiscountLoan(valueTime: $0, marketRate: nil) },
        { RateReserve(valueTime: $0) },
        { ReserveByRate(valueTime: $0) },
        { ReserveByScores(valueTime: $0) },
    ]

    @Test(arguments: `Valuations of other contracts`.processes.indices)
    func `a loan is asked for, serviced and in order of time`(index: Int) throws {
        let process = `Valuations of other contracts`.processes[index]
        var loan = try Loan.dueInMarch()
        let last = try #require(loan.state.lastOperation)
        let before = ValueTime(last.day.previous, second: 0)
        #expect(throws: Refusal.day(.beforeLastOperation(before, last: last))) {
            try loan.run(process(before))
        }
        try loan.pay("10000.00", on: "2018-03-27")
        #expect(throws: Refusal.state(.status(.closed, action: "processing"))) {
            try loan.run(process(noon("2018-03-31")))
        }
        var deposit = try Loan.deposit()
        #expect(throws: Refusal.state(.otherKind(.deposit, expected: .credit))) {
            try deposit.run(process(noon("2024-04-30")))
        }
    }
}

extension ScoringModel {
    func changed(rates: [ScoringRate]) -> ScoringModel {
        ScoringModel(
            code: code, name: name, version: version, products: products, factors: factors,
            rates: rates)
    }
}
