import BackOffice
import Contracts
import Measures
import Questions
import Storage
import TestOffice
import Testing

// The portfolio of past days.
extension History {
    /// Of days of the past the portfolio is the sum of its contracts as they were.
    func checkPortfolios() throws {
        for day in [today, today.advanced(by: -20), today.advanced(by: -200)] {
            let view = try bench.office.portfolio(on: day)
            var expected: [String: Int] = [:]
            var principal: [String: Int64] = [:]
            for number in numbers {
                let state = try see(number, Moment(asOf: day, knownAt: nil))
                guard state.terms.signed <= day else { continue }
                let closure = state.closure.map { " (\($0))" } ?? ""
                let key = "\(state.currency.code) \(state.status)\(closure)"
                expected[key, default: 0] += 1
                principal[key, default: 0] += state.principalLeft
            }
            for row in view.rows {
                let key = "\(row.currency) \(row.status)"
                #expect(row.contracts == expected[key], "\(key) on \(day); \(place)")
                let currency = try Currency(code: row.currency)
                let left = Money(minor: principal[key] ?? 0, currency).text
                #expect(row.principal == left, "\(key) on \(day); \(place)")
            }
            #expect(view.rows.count == expected.count, "on \(day); \(place)")
        }
    }
}
