import Contracts
import Directories
import Measures
import Orders
import Processes
import TestHouse
import TestOffice
import Testing

@testable import BackOffice
@testable import Storage

/// Month after month of loans that are discounted and reserved, and of deposits.
@Suite(.serialized) struct `Valuations of a portfolio` {
    @Test(arguments: Effort.seeds)
    func `every month's reserves and discounts fold, add up and meet the accounts`(
        seed: UInt64
    ) throws {
        var chance = Seeded(seed)
        let bench = try LedgerBench()
        var day = try Day(year: 2021, month: 1, day: 31)
        let numbers = try sign(&chance, bench, on: day)
        var seen = Coverage()
        for month in 0..<8 {
            let place: Comment = "SEED=\(seed) on \(day)"
            for number in numbers {
                try value(number, on: day, bench, &seen)
                // One annuity falls overdue before anything is paid.
                if number != "V-4" || month > 4 {
                    try pay(number, on: day.advanced(by: 10), bench, &chance, &seen)
                }
                try bench.check(number, place)
            }
            let end = day.next.monthEnd
            _ = try bench.nights(day.advanced(by: 11), through: end)
            try bench.verify(place)
            day = end
        }
        let kinds = ["discount", "regularReserve", "reserveIFRS", "reserveRateIFRS", "repayment"]
        for kind in kinds { #expect(seen.documents[kind, default: 0] > 0, "\(kind); SEED=\(seed)") }
        for number in numbers {
            let live = try bench.past(number).live
            _ = try bench.office.rollBack(
                number, from: chance.pick(live).valueTime, LedgerBench.clerk)
            try bench.check(number, "rolled back; SEED=\(seed)")
        }
        try bench.verify("rolled back; SEED=\(seed)")
    }

    /// Two loans at the end, two annuities and two deposits.
    private func sign(
        _ chance: inout Seeded, _ bench: LedgerBench, on day: Day
    ) throws -> [String] {
        var numbers: [String] = []
        for product: UInt16 in [30, 30, 31, 31, 16, 32] {
            let isWhole = product == 30
            let terms = Terms(
                number: "V-\(numbers.count + 1)", product: ProductID(rawValue: product),
                principal: Money(minor: chance.number(Int64(1_000_00)...900_000_00), .rub),
                rate: YearlyRate(millionthsOfPercent: chance.number(Int64(0)...12_000_000)),
                signed: day, plannedDisbursement: day, periods: isWhole ? 1 : chance.number(3...9),
                period: try Tenor(isWhole ? chance.number(Int32(4)...12) : 1, .month),
                firstRepayment: nil, instalment: nil, interestFreeDays: 0)
            #expect(try bench.lend(terms))
            numbers.append(terms.number)
        }
        return numbers
    }

    /// What a lender orders at the end of a month.
    private func value(
        _ number: String, on day: Day, _ bench: LedgerBench, _ seen: inout Coverage
    ) throws {
        let state = try bench.state(number)
        guard state.kind == .credit, state.status.isServiced else { return }
        let time = ValueTime(day, second: 80_000)
        let orders: [any DebtProcess] = [
            SetAttributes(
                valueTime: time, loanCategory: "INDIVIDUAL_UNSECURED", isRestructured: nil),
            RateReserve(valueTime: time), ReserveByRate(valueTime: time),
            ReserveByScores(valueTime: time),
        ]
        for order in orders {
            seen.count(try bench.office.carryOut(order, on: number, LedgerBench.clerk))
        }
    }

    /// Sometimes what is due, sometimes less, sometimes far more, sometimes nothing.
    private func pay(
        _ number: String, on day: Day, _ bench: LedgerBench, _ chance: inout Seeded,
        _ seen: inout Coverage
    ) throws {
        let state = try bench.state(number)
        guard state.status.isServiced, !chance.once(in: 4) else { return }
        let due = state.dueDebt(on: day)
        let principal = state.terms.principal.minor
        let amount = chance.pick([due, due / 2, due, principal / 3, principal * 2])
        guard amount > 0 else { return }
        let receipt = try bench.office.receiveCash(
            CashOrder(
                contract: number, valueTime: ValueTime(day, second: 43_200),
                isIncoming: state.kind == .credit, payment: .bank,
                amount: state.money(amount).text, bank: nil, reference: nil, early: nil),
            LedgerBench.clerk)
        seen.count(receipt)
    }
}
