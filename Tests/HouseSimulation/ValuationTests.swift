import Contracts
import Directories
import Measures
import Processes
import Testing

@testable import BackOffice
@testable import Storage

/// Month after month of loans that are discounted and reserved, and of deposits.
@Suite(.serialized) struct `Valuations of a portfolio` {
    @Test(arguments: Effort.seeds)
    func `every month's reserves and discounts fold, add up and meet the accounts`(
        seed: UInt64
    ) throws {
        var chance = Chance(seed: seed)
        let laboratory = try Laboratory()
        var day = try Day(year: 2021, month: 1, day: 31)
        let numbers = try sign(&chance, laboratory, on: day)
        var seen = Coverage()
        for month in 0..<8 {
            let place: Comment = "SEED=\(seed) on \(day)"
            for number in numbers {
                try value(number, on: day, laboratory, &seen)
                // One annuity falls overdue before anything is paid.
                if number != "V-4" || month > 4 {
                    try pay(number, on: day.advanced(by: 10), laboratory, &chance, &seen)
                }
                try laboratory.check(number, place)
            }
            let end = day.next.monthEnd
            _ = try laboratory.nights(day.advanced(by: 11), through: end)
            try laboratory.verify(place)
            day = end
        }
        let kinds = ["discount", "regularReserve", "reserveIFRS", "reserveRateIFRS", "repayment"]
        for kind in kinds { #expect(seen.documents[kind, default: 0] > 0, "\(kind); SEED=\(seed)") }
        for number in numbers {
            let live = try laboratory.past(number).live
            _ = try laboratory.office.rollBack(
                number, from: chance.pick(live).valueTime, Laboratory.clerk)
            try laboratory.check(number, "rolled back; SEED=\(seed)")
        }
        try laboratory.verify("rolled back; SEED=\(seed)")
    }

    /// Two loans at the end, two annuities and two deposits.
    private func sign(
        _ chance: inout Chance, _ laboratory: Laboratory, on day: Day
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
            #expect(try laboratory.lend(terms))
            numbers.append(terms.number)
        }
        return numbers
    }

    /// What a lender orders at the end of a month.
    private func value(
        _ number: String, on day: Day, _ laboratory: Laboratory, _ seen: inout Coverage
    ) throws {
        let state = try laboratory.state(number)
        guard state.kind == .credit, state.status.isServiced else { return }
        let time = ValueTime(day, second: 80_000)
        let orders: [any DebtProcess] = [
            SetAttributes(
                valueTime: time, loanCategory: "INDIVIDUAL_UNSECURED", isRestructured: nil),
            RateReserve(valueTime: time), ReserveByRate(valueTime: time),
            ReserveByScores(valueTime: time),
        ]
        for order in orders {
            seen.count(try laboratory.office.carryOut(order, on: number, Laboratory.clerk))
        }
    }

    /// Sometimes what is due, sometimes less, sometimes far more, sometimes nothing.
    private func pay(
        _ number: String, on day: Day, _ laboratory: Laboratory, _ chance: inout Chance,
        _ seen: inout Coverage
    ) throws {
        let state = try laboratory.state(number)
        guard state.status.isServiced, !chance.once(in: 4) else { return }
        let due = state.dueDebt(on: day)
        let principal = state.terms.principal.minor
        let amount = chance.pick([due, due / 2, due, principal / 3, principal * 2])
        guard amount > 0 else { return }
        let receipt = try laboratory.office.receiveCash(
            CashOrder(
                contract: number, valueTime: ValueTime(day, second: 43_200),
                isIncoming: state.kind == .credit, payment: .bank,
                amount: state.money(amount).text, bank: nil, reference: nil, early: nil),
            Laboratory.clerk)
        seen.count(receipt)
    }
}
