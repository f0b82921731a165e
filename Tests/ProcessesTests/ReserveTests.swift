import Contracts
import Directories
import Measures
import Processes
import TestHouse
import Testing

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

    /// The day, the overdue days, and what is booked: D-F.7 for an unsecured individual.
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
        // 25 % at 45 days, 75 % at 95: the check of D-F.7, without its calendar.
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
        #expect(throws: Refusal.directory(.notConfigured(gap.what))) {
            try order.decide(loan.state, torn)
        }
    }

    @Test func `a contract without a category is refused`() throws {
        var loan = try Loan.dueInMarch()
        #expect(throws: Refusal.directory(.notConfigured("loan category of the contract"))) {
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
        let exposures = ReserveScope.allCases.map { loan.state.exposure($0, directory) }
        #expect(exposures == [10_000_00, 10_280_00, 10_280_00])
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
        #expect(throws: Refusal.directory(.unknownCode(.loanCategory, code))) {
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
