import Contracts
import Directories
import Measures
import Orders
import TestHouse
import TestOffice

@testable import BackOffice

/// Restructuring: two contracts move together.
extension History {
    mutating func restructure() throws {
        let number = chance.pick(numbers)
        let state = try bench.state(number)
        let successor = "C-\(numbers.count + 1)"
        let products = bench.rules.book.rows.products.filter {
            $0.kind == .credit && ($0.currency == state.currency || chance.once(in: 5))
        }
        let isCapitalised = chance.once(in: 2)
        let time = chance.valueTime(about: today)
        let product = chance.pick(products).code
        let periods = chance.number(1...24)
        let rate = try YearlyRate(percentText: "12")
        let month = try Tenor(1, .month)
        func order(for principal: GivenAmount) -> RestructureOrder {
            RestructureOrder(
                contract: number, valueTime: time, isCapitalised: isCapitalised,
                newNumber: successor,
                terms: OfferedTerms(
                    product: product, principal: principal, ratePercent: rate, periods: periods,
                    period: month, firstRepayment: nil, instalment: nil))
        }
        let office = bench.office
        var principal = try GivenAmount(text: "0.01")
        do {
            _ = try office.restructure(
                order(for: principal), LedgerBench.context(isPreview: true))
        } catch OfficeError.refused(.amount(.totalsDiffer(let moved, _)), _) {
            principal = GivenAmount(moved)
        } catch {}
        let whole = order(for: principal)
        try attempt("\(whole)", on: number) { context throws(OfficeError) in
            try office.restructure(whole, context)
        }
        guard try bench.isSigned(successor) else { return }
        numbers.append(successor)
        seen.restructured += 1
        today = max(today, time.day)
        try check(successor)
    }
}
