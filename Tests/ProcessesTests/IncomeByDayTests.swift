import Contracts
import Directories
import Measures
import TestHouse
import Testing

@testable import Processes

/// Income of a day is worth something by the rate of that day, however late it is booked.
///
/// - Source: docs/decisions, "Income is worth something by its day"; IAS 21, 22.
@Suite struct IncomeByDayTests {
    /// 100,000.00 EUR at 12 %: 32.8767 a day, 131.51 in four days, 328.77 in ten, 526.03 in 16.
    private static func lent() throws -> Loan {
        var loan = try Loan(
            product: 61, principal: "100000.00", percent: "12", periods: 2,
            disbursed: "2024-01-15")
        for (day, rate) in [("2024-01-15", "90"), ("2024-01-20", "100"), ("2024-01-26", "80")] {
            try loan.quote(rate, on: day)
        }
        try loan.disburse()
        return loan
    }

    // Days 16-19 at 90, 20-25 at 100, 26-31 at 80:
    // 131.51 × 90 + 197.26 × 100 + 197.26 × 80 = 11,835.90 + 19,726.00 + 15,780.80
    private static let income: Int64 = 11_835_90 + 19_726_00 + 15_780_80

    @Test(arguments: [
        ("every night", Array(16...31)), ("one run", [31]), ("two runs", [22, 31]),
        ("runs on the days of new rates", [20, 26, 31]), ("a run in each week", [19, 26, 31]),
    ])
    func `income does not hang on when the nights ran`(_: String, days: [Int]) throws {
        var loan = try Self.lent()
        for day in days { try loan.night(Day(year: 2024, month: 1, day: day)) }
        #expect(loan.booked(.interest, .accrual) == Self.income)
        // 526.03 × 80 at the month's end
        #expect(loan.worth(.interest, 1) == "42082.40")
        #expect(loan.booked(.interest, .conversion) == 42_082_40 - Self.income)
        #expect(try loan.refolded() == loan.state)
    }

    @Test func `what was counted by another process waits with its days`() throws {
        var loan = try Self.lent()
        // It counts days and books nothing.
        try loan.run(RevalueCurrency(valueTime: noon("2024-01-24")))
        #expect(loan.state.counters.first?.unbooked.count == 9)
        try loan.night(Day(text: "2024-01-31"))
        #expect(loan.booked(.interest, .accrual) == Self.income)
        #expect(loan.state.counters.first?.unbooked.isEmpty == true)
        #expect(try loan.refolded() == loan.state)
    }

    @Test func `penalties that nights left are worth what their days were worth`() throws {
        var nightly = try Self.overdue()
        var late = nightly
        try nightly.nights("2024-02-16", "2024-02-28")
        var day = try Day(text: "2024-02-16")
        while day < (try Day(text: "2024-02-28")) {
            try late.night(day, .withoutPenalties)
            day = day.next
        }
        #expect(late.booked(.penaltyOnPrincipal, .accrual) == 0)
        try late.night(day)
        let worth = nightly.booked(.penaltyOnPrincipal, .accrual)
        #expect(worth > 0 && late.booked(.penaltyOnPrincipal, .accrual) == worth)
        #expect(late.state.balances == nightly.state.balances)
        #expect(try late.refolded() == late.state)
    }

    /// 1,000.00 EUR that fell due on 15.02; the rate is another one every second day.
    private static func overdue() throws -> Loan {
        var loan = try Loan(
            product: 61, principal: "1000.00", percent: "0", periods: 1, disbursed: "2024-01-15")
        try loan.quote("90", on: "2024-01-15")
        try loan.disburse()
        for number in 24...31 { try loan.quote("9\(number % 10)", on: "2024-01-\(number)") }
        for number in 1...14 { try loan.quote("\(80 + number)", on: "2024-02-\(number * 2)".dated) }
        try loan.nights("2024-01-16", "2024-02-15")
        return loan
    }

    @Test func `a day without a rate keeps what it earned from being booked`() throws {
        var loan = try Loan(
            product: 61, principal: "100000.00", percent: "12", periods: 2,
            disbursed: "2024-01-10")
        try loan.quote("90", on: "2024-01-10")
        try loan.quote("95", on: "2024-01-28")
        try loan.disburse()
        let run = ProcessContract(
            valueTime: .night(of: try Day(text: "2024-01-30")), variant: .plain)
        let newest = try Day(text: "2024-01-10")
        let days = try ["2024-01-26", "2024-01-27"].map { try Day(text: $0) }
        let refusals = days.map {
            Refusal.directory(
                .noExchangeRate(.eur, in: .rub, on: $0, newest: newest, daysMax: 15))
        }
        #expect(loan.refusal(of: run) == refusals.first)
        try loan.quote("91", on: "2024-01-26")
        try loan.run(run)
        // 15 days at 90, 2 at 91, 3 at 95: 493.15 × 90 + 65.75 × 91 + 98.63 × 95
        #expect(loan.booked(.interest, .accrual) == 44_383_50 + 5_983_25 + 9_369_85)
    }

    @Test func `interest booked ahead is worth what it was when it was booked`() throws {
        var loan = try Self.lent()
        try loan.night(Day(text: "2024-01-22"), .withAdditionalAccrual)
        // Of 31 days 1,019.18: four at 90, three at 100 as earned, the rest at 100:
        // 131.51 × 90 + (1,019.18 − 131.51) × 100
        #expect(loan.booked(.interest, .accrual) == 11_835_90 + 88_767_00)
        try loan.night(Day(text: "2024-01-31"))
        #expect(loan.booked(.interest, .accrual) == 11_835_90 + 88_767_00)
        #expect(loan.state.counters.first?.unbooked.isEmpty == true)
    }

    @Test func `a stop takes its day back at the rate at which it is booked`() throws {
        var loan = try Self.lent()
        try loan.nights("2024-01-16", "2024-01-20")
        try loan.run(StopInterest(valueTime: noon("2024-01-20")))
        // 164.38 − 131.51 of the 20th, booked at 100 and taken back at 100
        #expect(loan.booked(.interest, .accrual) == 11_835_90 + 3_287_00)
        #expect(loan.booked(.interest, .reversal) == -3_287_00)
        try loan.night(Day(text: "2024-01-25"))
        #expect(loan.balance(.interest, 1) == "131.51")
    }
}

/// Every night and one run over the same days must leave the same books, month ends among them.
@Suite struct `Foreign nights and one run` {
    @Test(arguments: [UInt16(60), 61, 63], UInt64(1)...12)
    func `agree to the cent in both currencies`(product: UInt16, seed: UInt64) throws {
        var chance = Seeded(seed &* 977 &+ UInt64(product))
        var nightly = try Loan(
            product: product, principal: "\(chance.number(1...90_000)).37",
            percent: "\(chance.number(1...30)).5", periods: chance.number(1...6),
            disbursed: "2024-01-\(chance.number(1...31))".dated)
        let first = nightly.signed.terms.plannedDisbursement
        let last = first.advanced(by: chance.number(Int32(2)...230))
        try nightly.wander(&chance, from: first, through: last)
        try nightly.disburse()
        var once = nightly
        var some = nightly
        var day = first.next
        while day <= last {
            try nightly.night(day)
            if day == last || chance.once(in: 9) { try some.night(day) }
            day = day.next
        }
        try once.night(last)
        let place: Comment = "SEED=\(seed) product \(product) \(first) through \(last)"
        for late in [once, some] {
            #expect(late.state.balances == nightly.state.balances, place)
            #expect(late.movements == nightly.movements, place)
            #expect(try late.refolded() == late.state, place)
        }
    }
}

extension Loan {
    /// Rates of every third day or so, a tenth up or down at most.
    fileprivate mutating func wander(
        _ chance: inout Seeded, from first: Day, through last: Day
    ) throws {
        var steps: Int64 = 70_0000_0000
        var day = first
        while day <= last {
            steps += chance.number(-steps / 10...steps / 10)
            rates.insert(
                try ExchangeRate(
                    of: state.currency, in: .rub, from: day, nominal: 1, steps: steps))
            day = day.advanced(by: chance.number(Int32(1)...4))
        }
    }

    /// What operations of one kind on one amount type are worth, kopecks.
    fileprivate func booked(_ type: AmountType, _ action: ActionType) -> Int64 {
        history.flatMap(\.documents).flatMap(\.operations)
            .filter { $0.bucket.amountType == type && $0.action == action }
            .reduce(0) { $0 + $1.signedBookValue }
    }

    /// What has moved, by bucket, action and sign, in both currencies.
    fileprivate var movements: [String: [Int64]] {
        var sums: [String: [Int64]] = [:]
        for operation in history.flatMap(\.documents).flatMap(\.operations) {
            let key = "\(operation.bucket) \(operation.action) \(operation.sign)"
            let sum = sums[key] ?? [0, 0]
            sums[key] = [sum[0] + operation.amount.minor, sum[1] + operation.bookValue.minor]
        }
        return sums
    }
}

extension String {
    /// A day of one digit with the zero before it: `2024-02-6` is `2024-02-06`.
    fileprivate var dated: String {
        let parts = split(separator: "-")
        return parts[2].count == 2 ? self : "\(parts[0])-\(parts[1])-0\(parts[2])"
    }
}
