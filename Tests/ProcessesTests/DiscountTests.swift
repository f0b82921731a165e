import Contracts
import Directories
import Foundation
import Measures
import Processes
import TestHouse
import Testing

@Suite struct `Discount` {
    let directory: Directory

    init() throws { directory = try Loan.directory(on: Day(text: "2018-06-30")) }

    /// 100,000.00 at 1 % for a year on a market of 18 %, paid out on 20.01.2018.
    static func belowMarket() throws -> Loan {
        var loan = try Loan(
            product: 30, principal: "100000.00", percent: "1", periods: 1,
            disbursed: "2018-01-20", period: "P1Y")
        try loan.disburse()
        return loan
    }

    static let monthEnds = [
        "2018-01-31", "2018-02-28", "2018-03-31", "2018-04-30", "2018-05-31", "2018-06-30",
        "2018-07-31", "2018-08-31", "2018-09-30", "2018-10-31", "2018-11-30", "2018-12-31",
    ]

    @Test func `AT-DISC-1 what a loan is worth less than its amount is its discount`() throws {
        let loan = try `Discount`.belowMarket()
        let documents = try #require(loan.history.first?.documents)
        #expect(documents.map(\.type) == [.disbursement, .discount])
        // 101,000.00 / 1.18 = 85,593.22
        #expect(loan.balance(.discount) == "14406.78")
        let plan = try #require(loan.state.attributes.discount)
        #expect(plan.initial == 14_406_78)
        #expect(plan.marketRate.percentText == "18")
        // The fair value is in whole kopecks, so the rate that leads to it is 18 % but for it.
        #expect(try plan.interest.yearlyRate(decimals: 4).description == "18.0000")
        #expect(loan.state.debt(directory) == 100_000_00)
    }

    /// What should be left after so many days, by the formula and in floating point.
    private func left(after days: Int) -> Double {
        let owed = 100_000 + (1_000.0 * Double(days) / 365 * 100).rounded() / 100
        return owed - 101_000 / pow(1.18, Double(365 - days) / 365)
    }

    @Test func `every month's end leaves what the payment is not worth yet`() throws {
        var loan = try `Discount`.belowMarket()
        let issue = try Day(text: "2018-01-20")
        for text in `Discount`.monthEnds {
            let day = try Day(text: text)
            try loan.night(day)
            let bucket = Bucket(.discount, .contract, isOffBalance: false)
            let found = Double(loan.state.balance(bucket)) / 100
            let days = Int(issue.days(to: day))
            // The rate is solved from a fair value in kopecks: half a kopeck of 85,593.22.
            #expect(abs(found - left(after: days)) < 0.0151, "\(text)")
            #expect(loan.state.attributes.discount?.amortisedThrough == day)
        }
        #expect(loan.state.exposure(.principal, directory) == 100_000_00)
    }

    @Test func `nights, months and a late run amortise the same`() throws {
        var nightly = try `Discount`.belowMarket()
        var monthly = nightly
        var late = nightly
        try nightly.nights("2018-01-21", "2018-06-30")
        for text in `Discount`.monthEnds.prefix(6) { try monthly.night(try Day(text: text)) }
        try late.night(try Day(text: "2018-06-30"))
        #expect(nightly.state.buckets == monthly.state.buckets)
        #expect(nightly.state.buckets == late.state.buckets)
        #expect(nightly.state.attributes == late.state.attributes)
        // One document each month, no more.
        let documents = nightly.history.flatMap(\.documents)
        #expect(documents.count { $0.type == .discount } == 1 + 6)
    }

    @Test func `a run after the month's end makes up for it once`() throws {
        var loan = try `Discount`.belowMarket()
        try loan.night(try Day(text: "2018-02-10"))
        #expect(loan.state.attributes.discount?.amortisedThrough == (try Day(text: "2018-02-10")))
        let count = loan.history.flatMap(\.documents).count { $0.type == .discount }
        try loan.night(try Day(text: "2018-02-11"))
        #expect(loan.history.flatMap(\.documents).count { $0.type == .discount } == count)
    }

    @Test func `a night between is quiet, the month's end is not`() throws {
        var loan = try `Discount`.belowMarket()
        try loan.night(try Day(text: "2018-01-21"))
        #expect(loan.state.quiet?.quietThrough == (try Day(text: "2018-01-30")))
        try loan.nights("2018-01-22", "2018-01-31")
        #expect(loan.state.quiet?.quietThrough == (try Day(text: "2018-02-27")))
    }

    @Test func `the whole discount has become income when the loan is repaid`() throws {
        var loan = try `Discount`.belowMarket()
        for text in `Discount`.monthEnds { try loan.night(try Day(text: text)) }
        try loan.pay("101000.00", on: "2019-01-20")
        #expect(loan.state.closure == .repaid)
        #expect(loan.state.buckets.isEmpty)
        let amortised = loan.history.flatMap(\.documents).flatMap(\.operations).filter {
            $0.action == .discountAmortisation
        }
        #expect(amortised.reduce(0) { $0 + $1.amount.minor } == 14_406_78)
        // The month's end and the repayment lie 20 days apart: some is left for the closing.
        let last = loan.history.last?.documents.map(\.type)
        #expect(last == [.interestAccrual, .repayment, .discount, .closing])
        #expect(try loan.refolded() == loan.state)
        let before = loan.states[loan.states.count - 3]
        #expect(try loan.refolded(droppingLast: 3).buckets == before.buckets)
        #expect(try loan.refolded(droppingLast: 3).attributes == before.attributes)
    }

    @Test func `a part repaid early brings its discount into income at the month's end`() throws {
        var loan = try `Discount`.belowMarket()
        var untouched = loan
        try untouched.night(try Day(text: "2018-03-31"))
        let half = try loan.receive("50000.00", on: "2018-03-15")
        try loan.run(
            RepayEarly(valueTime: noon("2018-03-15"), cashFlow: half, request: .principal))
        #expect(loan.balance(.discount) == "14406.78")
        try loan.night(try Day(text: "2018-03-31"))
        let bucket = Bucket(.discount, .contract, isOffBalance: false)
        let (left, whole) = (loan.state.balance(bucket), untouched.state.balance(bucket))
        // Half of the principal is left, and interest on it for the rest of the year.
        #expect(left > 0 && abs(left * 2 - whole) < whole / 50)
    }

    @Test func `an annuity amortises to nothing by its end`() throws {
        var loan = try Loan(
            product: 31, principal: "60000.00", percent: "5", periods: 6,
            disbursed: "2018-01-20")
        try loan.disburse()
        let discount = try #require(loan.state.attributes.discount).initial
        #expect(discount > 0)
        var left = [discount]
        let bucket = Bucket(.discount, .contract, isOffBalance: false)
        for tranche in try #require(loan.state.schedule?.tranches) {
            let day = tranche.repayment
            try loan.pay(
                loan.state.money(tranche.principal + tranche.interest).text, on: "\(day)")
            if loan.state.status == .closed { break }
            try loan.night(day.next.firstOfMonth.adding(months: 1).previous)
            left.append(loan.state.balance(bucket))
        }
        #expect(loan.state.closure == .repaid)
        #expect(loan.state.buckets.isEmpty)
        #expect(zip(left, left.dropFirst()).allSatisfy { $0 > $1 })
    }

    @Test func `a loan is discounted again after its schedule has changed, not before`() throws {
        var loan = try `Discount`.belowMarket()
        let order = DiscountLoan(valueTime: try noon("2018-03-15"), marketRate: nil)
        #expect(throws: Refusal.state(.alreadyDiscounted(on: try Day(text: "2018-01-20")))) {
            try loan.run(order)
        }
        let half = try loan.receive("50000.00", on: "2018-03-15")
        try loan.run(
            RepayEarly(valueTime: noon("2018-03-15"), cashFlow: half, request: .principal))
        let less = try loan.run(order)
        #expect(less.documents.map(\.type) == [.discount])
        #expect(less.documents[0].operations.map(\.action) == [.discountAmortisation])
        let quarter = try loan.receive("25000.00", on: "2018-03-16")
        try loan.run(
            RepayEarly(valueTime: noon("2018-03-16"), cashFlow: quarter, request: .principal))
        // A dearer market makes a loan worth less.
        let dearer = DiscountLoan(
            valueTime: try noon("2018-03-16"),
            marketRate: YearlyRate(millionthsOfPercent: 90_000_000))
        let more = try loan.run(dearer)
        #expect(more.documents[0].operations.map(\.action) == [.accrual])
        #expect(loan.state.attributes.discount?.marketRate.percentText == "90")
    }

    @Test func `a loan at the price of the market has no discount`() throws {
        var loan = try Loan(
            product: 30, principal: "100000.00", percent: "18", periods: 1,
            disbursed: "2018-01-20", period: "P1Y")
        try loan.disburse()
        #expect(loan.history[0].documents.map(\.type) == [.disbursement])
        let order = DiscountLoan(valueTime: try noon("2018-01-20"), marketRate: nil)
        #expect(try loan.run(order).outcome == .nothingToDo)
    }

    @Test func `a product that does not discount says so`() throws {
        var loan = try Loan.dueInMarch()
        let order = DiscountLoan(valueTime: try noon("2018-03-01"), marketRate: nil)
        let decision = try loan.run(order)
        #expect(decision == Decision([], .discountingDisabled))
    }

    @Test func `without a market rate a loan is neither discounted nor paid out`() throws {
        let day = try Day(text: "2018-01-20")
        let without = try Loan.directory(on: day) { $0.marketRates = [] }
        let signed = try Loan(
            product: 30, principal: "100000.00", percent: "1", periods: 1,
            disbursed: "2018-01-20", period: "P1Y")
        var loan = signed
        let time = try noon("2018-01-20")
        let paid = loan.addCashFlow(.outgoing, 100_000_00, at: time)
        let missing = Refusal.directory(.notConfigured("market rate of segment INDIVIDUAL"))
        #expect(throws: missing) {
            try Disburse(valueTime: time, cashFlow: paid, feeCashFlow: nil)
                .decide(loan.state, without)
        }
        var bare = try Loan(
            product: 30, principal: "100000.00", percent: "18", periods: 1,
            disbursed: "2018-01-20", period: "P1Y")
        try bare.disburse()
        #expect(throws: missing) {
            try DiscountLoan(valueTime: time, marketRate: nil).decide(bare.state, without)
        }
    }
}
