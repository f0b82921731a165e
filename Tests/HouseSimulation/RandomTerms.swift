import Directories
import Measures
import TestHouse

@testable import Contracts

extension Seeded {
    /// Terms of any credit product, with the edges of the calendar met often.
    mutating func terms(_ name: String, of product: Product) throws -> Terms {
        let day = try startingDay(product.validFrom)
        let tenor = try tenor()
        let principal = principal()
        let periods = once(in: 4) ? number(1...2) : number(1...60)
        let first: Day? =
            once(in: 5) ? day.advanced(by: number(Int32(-1)...45)) : nil
        let instalment: Int64? = once(in: 12) ? principal / number(Int64(1)...40) + 1 : nil
        return Terms(
            number: name, product: product.id,
            principal: Money(minor: principal, product.currency), rate: rate(),
            signed: day.advanced(by: -number(Int32(0)...3)), plannedDisbursement: day,
            periods: periods, period: tenor, firstRepayment: first,
            instalment: instalment.map { Money(minor: $0, product.currency) },
            interestFreeDays: once(in: 4) ? number(Int32(1)...45) : 0)
    }

    private mutating func startingDay(_ validFrom: Day) throws -> Day {
        let earliest = max(try Day(year: 2018, month: 1, day: 1), validFrom)
        let any = earliest.advanced(by: number(Int32(0)...700))
        let parts = any.civil
        switch number(1...6) {
        case 1:
            let length = Day.length(ofMonth: parts.month, year: parts.year)
            return try Day(year: parts.year, month: parts.month, day: length)
        case 2: return max(earliest, try Day(year: 2020, month: 2, day: 29))
        case 3: return try Day(year: parts.year, month: 12, day: 31)
        default: return any
        }
    }

    private mutating func tenor() throws -> Tenor {
        switch number(1...6) {
        case 1: try Tenor(number(Int32(1)...60), .day)
        case 2: try Tenor(number(Int32(1)...4), .week)
        case 3: try Tenor(pick([2, 3, 5, 6, 12]), .month)
        default: try Tenor(1, .month)
        }
    }

    private mutating func principal() -> Int64 {
        switch number(1...8) {
        case 1: number(1...200)
        case 2: number(Int64(100_000_000)...1_000_000_000_000)
        default: number(Int64(100_00)...3_000_000_00)
        }
    }

    private mutating func rate() -> YearlyRate {
        switch number(1...8) {
        case 1: .zero
        case 2: YearlyRate(millionthsOfPercent: 292_000_000)
        case 3: YearlyRate(millionthsOfPercent: number(Int64(1)...1_000))
        default: YearlyRate(millionthsOfPercent: number(Int64(1_000_000)...60_000_000))
        }
    }
}
