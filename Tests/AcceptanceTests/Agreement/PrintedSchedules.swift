import Directories
import Contracts
import Measures

/// The examples of `schedules/published_examples.json`: every source has its own form, so
/// every example is entered by hand, with the figures that it prints.
enum PrintedSchedules {
    static func judged() throws -> [Judgement] {
        let ids = try sharedCases("schedules/published_examples.json", of: Printed.self)
        return try ids.map { Judgement(id: $0.id, verdict: try verdict($0.id)) }
    }

    private struct Printed: Decodable { let id: String }

    private static func verdict(_ id: String) throws -> Judgement.Verdict {
        switch id {
        case "sce-equalpmt":
            // Printed: 856.92 twelve times, which leaves 0.03 unpaid.
            let plan = try sherman("10025.00", "4.5", .annuity, fixed: nil).plan()
            return shows(plan, [1: "49.44 807.48 9217.52"], "856.92")
                ? .differs("the last payment leaves 0.03 there; here it takes what is left")
                : .differs("UNEXPECTED \(plan)")
        case "sce-balloon":
            let plan = try sherman("10000.00", "4.5", .annuity, fixed: "297.84").plan()
            let rows = [1: "49.32 248.52 9751.48", 12: "27.11 7094.04 0.00"]
            return agreed(shows(plan, rows, "297.84"), plan)
        case "sce-interestonly":
            let plan = try sherman("10025.00", "4.5", .interestOnly, fixed: nil).plan()
            let rows = [
                1: "50.13 0.00 10025.00", 2: "37.59 0.00 10025.00", 12: "37.59 10025.00 0.00",
            ]
            return agreed(shows(plan, rows, nil), plan)
        case "sce-principalplus":
            let plan = try sherman("10000.00", "6", .equalPrincipal, fixed: "100.00").plan()
            let rows = [
                1: "62.47 100.00 9900.00", 2: "50.45 100.00 9800.00", 12: "45.35 8900.00 0.00",
            ]
            return agreed(shows(plan, rows, nil), plan)
        case "sce-singlepmt":
            let plan = try singlePayment().plan()
            return agreed(shows(plan, [1: "124.18 5025.00 0.00"], nil), plan)
        case "numpy-ppmt":
            // Unrounded there: principal, interest and balance of row n within n cents.
            let plan = try monthly("2500", "8.24", periods: 12, free: 0).plan()
            let ours = plan.rows.map { [$0.principal.minor, $0.interest.minor, $0.balance.minor] }
            return agreed(isNear(ours, unroundedTable), plan)
        case "cfpb-h24b":
            let plan = try monthly("162000", "3.875", periods: 360, free: 0).plan()
            // 15,773 repaid in five years.
            let repaid = plan.rows[..<60].reduce(0) { $0 + $1.principal.minor }
            return agreed(
                plan.instalment == dollars("761.78") && (repaid + 50) / 100 == 15_773, plan)
        case "cfpb-h24c":
            let plan = try monthly("211000", "4", periods: 360, free: 60).plan()
            return agreed(shows(plan, [60: "703.33 0.00 211000.00"], nil), plan)
        case "sce-irregular":
            return .notModelled("months without any payment, skipped every year")
        default: return .differs("UNEXPECTED")
        }
    }

    private static let unroundedTable: [[Int64]] = [
        [20_058, 1_717, 229_942], [20_196, 1_579, 209_746], [20_335, 1_440, 189_411],
        [20_474, 1_301, 168_937], [20_615, 1_160, 148_322], [20_756, 1_018, 127_566],
        [20_899, 876, 106_667], [21_042, 732, 85_625], [21_187, 588, 64_438],
        [21_332, 442, 43_105], [21_479, 296, 21_626], [21_626, 149, 0],
    ]

    private static func isNear(_ ours: [[Int64]], _ theirs: [[Int64]]) -> Bool {
        zip(ours, theirs).enumerated().allSatisfy { index, rows in
            zip(rows.0, rows.1).allSatisfy { abs($0 - $1) <= index + 1 }
        }
    }

    private static func agreed(_ agrees: Bool, _ plan: PlannedSchedule) -> Judgement.Verdict {
        agrees ? .agrees : .differs("UNEXPECTED \(plan.rows)")
    }

    /// Whether the rows are "interest principal balance" as printed, and the instalment too.
    private static func shows(
        _ plan: PlannedSchedule, _ rows: [Int: String], _ instalment: String?
    ) -> Bool {
        let asPrinted = rows.allSatisfy { number, printed in
            let row = plan.rows[number - 1]
            return "\(row.interest.text) \(row.principal.text) \(row.balance.text)" == printed
        }
        return asPrinted && (instalment == nil || plan.instalment?.text == instalment)
    }

    /// Twelve payments from 1 October 2022, the first period longer than a month.
    private static func sherman(
        _ principal: String, _ rate: String, _ shape: ScheduleShape, fixed: String?
    ) throws -> ScheduleTerms {
        let start = shape == .equalPrincipal ? "2022-08-24" : "2022-08-22"
        return ScheduleTerms(
            principal: dollars(principal), yearlyRate: percent(rate),
            dates: ScheduleDates(
                disbursed: try Day(text: start),
                anchor: .firstRepayment(try Day(text: "2022-10-01")),
                cycle: try ScheduleCycle(
                    every: try Tenor(1, .month), monthEnd: .keepsDay, periods: 12),
                finalRepayment: nil, holidays: nil),
            interest: ScheduleInterest(
                dayCount: shape == .interestOnly ? .thirtyDayMonths : .by(.actual365),
                rounding: .halfUp, totalMax: nil),
            repayment: repayment(shape, fixed: fixed, free: 0))
    }

    private static func singlePayment() throws -> ScheduleTerms {
        ScheduleTerms(
            principal: dollars("5025.00"), yearlyRate: percent("5.5"),
            dates: ScheduleDates(
                disbursed: try Day(text: "2022-07-20"),
                anchor: .firstRepayment(try Day(text: "2022-12-31")),
                cycle: try ScheduleCycle(
                    every: try Tenor(1, .month), monthEnd: .keepsDay, periods: 1),
                finalRepayment: nil, holidays: nil),
            interest: ScheduleInterest(
                dayCount: .by(.actual365), rounding: .halfUp, totalMax: nil),
            repayment: repayment(.interestOnly, fixed: nil, free: 0))
    }

    private static func monthly(
        _ principal: String, _ rate: String, periods: Int, free: Int
    ) throws -> ScheduleTerms {
        ScheduleTerms(
            principal: dollars(principal), yearlyRate: percent(rate),
            dates: ScheduleDates(
                disbursed: try Day(text: "2024-01-01"), anchor: .disbursement,
                cycle: try ScheduleCycle(
                    every: try Tenor(1, .month), monthEnd: .keepsDay, periods: periods),
                finalRepayment: nil, holidays: nil),
            interest: ScheduleInterest(
                dayCount: .samePeriod, rounding: .halfUp, totalMax: nil),
            repayment: repayment(.annuity, fixed: nil, free: free))
    }

    private static func repayment(
        _ shape: ScheduleShape, fixed: String?, free: Int
    ) -> ScheduleRepayment {
        ScheduleRepayment(
            shape: shape,
            instalment: InstalmentRule(
                fixed: fixed.map { dollars($0) }, basis: .interestPeriods, rounding: .halfUp,
                multipleOf: cent, last: .takesRest),
            downPayment: nil, interestOnlyPeriods: free)
    }
}
