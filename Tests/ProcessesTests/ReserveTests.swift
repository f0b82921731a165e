import Contracts
import Directories
import Measures
import SeedBook
import Testing

@testable import Processes

/// Loans for valuations, and directories with something missing.
extension Loan {
    /// 10,000.00 RUB without interest, due in one sum on 27.03.2018.
    static func dueInMarch() throws -> Loan {
        var loan = try Loan(
            product: 15, principal: "10000.00", percent: "0", periods: 1,
            disbursed: "2018-02-27")
        try loan.disburse()
        return loan
    }

    @discardableResult
    mutating func set(_ category: String, on day: String) throws -> Decision {
        try run(
            SetAttributes(valueTime: noon(day), loanCategory: category, isRestructured: nil))
    }

    /// The rules of a day, changed and not checked.
    static func directory(
        on day: Day, changing change: (inout DirectoryRows) -> Void
    ) throws -> Directory {
        var rows = try SeedBook.rows().valid(on: day)
        change(&rows)
        return Directory(rows, version: 1)
    }
}

extension Decision {
    /// The operations as people write them: `RES_REGULAR + 2500.00`.
    func operations(_ directory: Directory) -> [String] {
        documents.flatMap(\.operations).map { operation in
            let type = directory.row(of: operation.bucket.amountType)?.code ?? ""
            return "\(type) \(operation.sign == .plus ? "+" : "-") \(operation.amount.text)"
        }
    }
}

@Suite struct `Regular reserve` {
    let directory: Directory

    init() throws { directory = try Loan.directory(on: Day(text: "2018-06-30")) }

    /// The day, the overdue days, and what is booked: domain F.7 for an unsecured individual.
    static let months: [(day: String, days: Int32, operations: [String])] = [
        // 10 points + 2 for 4 days: 12, Watch, 3 %.
        ("2018-03-31", 4, ["RES_REGULAR + 300.00"]),
        // 10 + 9 for 34 days: 19, Doubtful 2, 25 %: 2,500.00 in all.
        ("2018-04-30", 34, ["RES_REGULAR + 2200.00"]),
        // 10 + 14 for 65 days: 24, Problem 1, 50 %.
        ("2018-05-31", 65, ["RES_REGULAR + 2500.00"]),
        // 10 + 20 for 95 days: 30, Problem 2, 75 %.
        ("2018-06-30", 95, ["RES_REGULAR + 2500.00"]),
    ]

    @Test func `AT-RES-1 the reserve follows the scores at every month's end`() throws {
        var loan = try Loan.dueInMarch()
        try loan.set("INDIVIDUAL_UNSECURED", on: "2018-03-01")
        for month in `Regular reserve`.months {
            let day = try Day(text: month.day)
            #expect(loan.state.overdue(on: day, directory).days == month.days)
            let decision = try loan.run(ReserveByScores(valueTime: noon(month.day)))
            #expect(decision.outcome == .done)
            #expect(decision.operations(directory) == month.operations, "\(month.day)")
            #expect(decision.documents.map(\.type) == [.regularReserve])
        }
        // 25 % at 45 days, 75 % at 95: the domain's own check, without its calendar.
        #expect(loan.balance(.reserveRegular) == "7500.00")
        #expect(loan.state.debt(directory) == 10_000_00)
    }

    @Test(arguments: ["2018-03-30", "2018-04-01", "2018-02-28"])
    func `AT-RES-1 on another day nothing is done, and that is no refusal`(day: String) throws {
        var loan = try Loan.dueInMarch()
        try loan.set("INDIVIDUAL_UNSECURED", on: "2018-02-27")
        let before = loan.state
        let decision = try loan.run(ReserveByScores(valueTime: noon(day)))
        let isMonthEnd = day == "2018-02-28"
        #expect(decision.outcome == (isMonthEnd ? .nothingToDo : .noopNotMonthEnd))
        #expect(decision.documents.isEmpty)
        #expect(loan.state == before)
    }

    @Test func `a reserve is released when the client pays, and nothing moves twice`() throws {
        var loan = try Loan.dueInMarch()
        try loan.set("INDIVIDUAL_UNSECURED", on: "2018-03-01")
        try loan.run(ReserveByScores(valueTime: noon("2018-04-30")))
        let again = try loan.run(ReserveByScores(valueTime: noon("2018-04-30")))
        #expect(again.outcome == .nothingToDo)
        try loan.pay("6000.00", on: "2018-05-02")
        // Penalties of 20 % a year are paid last; 4,000.00 × 50 % = 2,000.00 after 65 days.
        let decision = try loan.run(ReserveByScores(valueTime: noon("2018-05-31")))
        #expect(decision.operations(directory) == ["RES_REGULAR - 500.00"])
        let beforeClosing = loan.state
        try loan.pay("5000.00", on: "2018-06-01")
        #expect(loan.state.status == .closed)
        #expect(loan.balance(.reserveRegular) == "0.00")
        let types = loan.history.last?.documents.map(\.type)
        #expect(types?.suffix(3) == [.repayment, .regularReserve, .closing])
        #expect(try loan.refolded() == loan.state)
        #expect(try loan.refolded(droppingLast: 1).buckets == beforeClosing.buckets)
    }

    @Test func `restructured debt has points on top`() throws {
        var loan = try Loan.dueInMarch()
        try loan.run(
            SetAttributes(
                valueTime: noon("2018-03-01"), loanCategory: "INDIVIDUAL_UNSECURED",
                isRestructured: true))
        let decision = try loan.run(ReserveByScores(valueTime: noon("2018-04-30")))
        // 10 + 9 + 6 = 25: Problem 1, 50 %.
        #expect(decision.operations(directory) == ["RES_REGULAR + 5000.00"])
    }

    /// What is missing, and how the refusal names it.
    static let gaps: [(what: String, change: @Sendable (inout DirectoryRows) -> Void)] = [
        ("loan category INDIVIDUAL_UNSECURED", { $0.loanCategories = [] }),
        (
            "overdue degree of 34 days",
            { rows in rows.overdueDegrees.removeAll { $0.value.days.contains(34) } }
        ),
        (
            "asset class of 19 points",
            { rows in rows.assetClasses.removeAll { $0.value.points.contains(19) } }
        ),
    ]

    @Test(arguments: `Regular reserve`.gaps)
    func `a gap in the directories is refused by its value`(
        gap: (what: String, change: @Sendable (inout DirectoryRows) -> Void)
    ) throws {
        var loan = try Loan.dueInMarch()
        try loan.set("INDIVIDUAL_UNSECURED", on: "2018-03-01")
        let order = ReserveByScores(valueTime: try noon("2018-04-30"))
        let torn = try Loan.directory(on: order.valueTime.day, changing: gap.change)
        #expect(throws: Refusal.notConfigured(gap.what)) {
            try order.decide(loan.state, torn)
        }
    }

    @Test func `a contract without a category is refused`() throws {
        var loan = try Loan.dueInMarch()
        #expect(throws: Refusal.notConfigured("loan category of the contract")) {
            try loan.run(ReserveByScores(valueTime: noon("2018-04-30")))
        }
    }

    @Test func `a base of all debt counts interest and leaves off balance out`() throws {
        var loan = try Loan(
            product: 15, principal: "10000.00", percent: "36.5", periods: 1,
            disbursed: "2018-02-27")
        try loan.disburse()
        try loan.night(try Day(text: "2018-04-30"))
        // 28 days of 10.00; penalties on principal are born off balance.
        #expect(loan.balance(.interest, 1) == "280.00")
        #expect(loan.balance(.penaltyOnPrincipal, 1, off: true) != "0.00")
        let bases = ReserveBase.allCases.map { loan.state.exposure($0, directory) }
        #expect(bases == [10_000_00, 10_280_00, 10_280_00])
    }
}

@Suite struct `Setting of attributes` {
    @Test func `a category counts from its document on and goes with it`() throws {
        var loan = try Loan.dueInMarch()
        let first = try loan.set("INDIVIDUAL_PLEDGE", on: "2018-03-01")
        #expect(first.documents.map(\.type) == [.manualCorrection])
        #expect(try loan.set("INDIVIDUAL_PLEDGE", on: "2018-03-02").outcome == .nothingToDo)
        try loan.set("ENTITY_PLEDGE", on: "2018-03-05")
        #expect(loan.state.attributes.loanCategory == "ENTITY_PLEDGE")
        let earlier = try loan.refolded(droppingLast: 1)
        #expect(earlier.attributes.loanCategory == "INDIVIDUAL_PLEDGE")
        #expect(try loan.refolded(droppingLast: 2).attributes.loanCategory == nil)
    }

    @Test(arguments: ["NO_SUCH", "RESTRUCTURED", ""])
    func `a code that is no category by itself is refused`(code: String) throws {
        var loan = try Loan.dueInMarch()
        #expect(throws: Refusal.unknownCode(.loanCategory, code)) {
            try loan.set(code, on: "2018-03-01")
        }
    }

    @Test func `nothing asked is nothing done`() throws {
        var loan = try Loan.dueInMarch()
        for flag in [nil, false] as [Bool?] {
            let order = SetAttributes(
                valueTime: try noon("2018-03-01"), loanCategory: nil, isRestructured: flag)
            #expect(try loan.run(order).outcome == .nothingToDo)
        }
    }
}

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
        #expect(throws: Refusal.notConfigured("IFRS reserve rate of the contract")) {
            try loan.run(ReserveByRate(valueTime: noon("2018-04-30")))
        }
        let order = RateReserve(valueTime: try noon("2018-04-30"))
        let day = order.valueTime.day
        let without = try Loan.directory(on: day) { $0.scoringModels = [] }
        #expect(throws: Refusal.notConfigured("scoring model of loan-interest-only")) {
            try order.decide(loan.state, without)
        }
        let torn = try Loan.directory(on: day) { rows in
            rows.scoringModels = rows.scoringModels.map { row in
                Dated(row.value.changed(rates: []), row.validity)
            }
        }
        let refusal = #expect(throws: Refusal.self) { try order.decide(loan.state, torn) }
        // 34 days: 30 points, and 5 without a category.
        #expect(refusal == .notConfigured("rate of scoring model LOANS 1 for 35 points"))
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
        #expect(throws: Refusal.beforeLastOperation(before, last: last)) {
            try loan.run(process(before))
        }
        try loan.pay("10000.00", on: "2018-03-27")
        #expect(throws: Refusal.status(.closed, action: "processing")) {
            try loan.run(process(noon("2018-03-31")))
        }
        var deposit = try Loan.deposit()
        #expect(throws: Refusal.otherKind(.deposit, expected: .credit)) {
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
