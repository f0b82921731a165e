import Contracts
import Directories
import Measures
import Questions
import TestHouse
import TestOffice
import Testing

@testable import BackOffice

/// Every product with the least and the most of amount, rate and term: each figure is right or
/// refused, and nothing traps.
@Suite struct `Sums at the edge` {
    /// Every product of a new installation.
    static let products: [UInt16] = Array(1...17) + [30, 31, 32, 40, 41, 60, 61, 62, 63]

    @Test(arguments: products)
    func `whatever is lent, every figure is right or refused`(product: UInt16) throws {
        let bench = try LedgerBench()
        let start = try Day(text: "2024-08-31")
        // A rate holds for fifteen days, and a late night asks for that of each day it makes up.
        for days in stride(from: 0, through: 500, by: 10) as StrideThrough<Int32> {
            try quote(on: start.advanced(by: days), bench)
        }
        var chance = Seeded(UInt64(product))
        var lent: [String] = []
        for terms in try Self.terms(bench.rules.product(ProductID(rawValue: product)), start) {
            if try bench.lend(terms) { lent.append(terms.number) }
        }
        #expect(!lent.isEmpty)
        for days in [1, 31, 500] as [Int32] {
            let day = start.advanced(by: days)
            // An order of chance may leave money that was taken back: nights wait for it.
            for refusal in try bench.nights(day, through: day).refusals {
                #expect(["E-AMT", "E-STATE"].contains(refusal.code), "\(refusal)")
            }
            for number in lent { try exercise(number, on: day, bench, &chance) }
            try askEverybody(on: day, bench)
        }
        for number in lent { try bench.check(number, "product \(product)") }
        try bench.verify("product \(product)")
    }

    private func quote(on day: Day, _ bench: LedgerBench) throws {
        for currency in [Currency.usd, .eur] {
            let rate = try ExchangeRate(
                of: currency, in: .rub, from: day, nominal: 1, steps: 90_1234_0000)
            try bench.quote([rate])
        }
    }

    /// The least, a usual and the most of everything; of the longest term the most alone.
    private static func terms(_ product: Product, _ start: Day) throws -> [Terms] {
        var all: [Terms] = []
        for minor in [1, 100_000_00, 10_000_000_000_000_00] as [Int64] {
            for percent in ["0", "12", "1000"] {
                let isLongest = minor > 1_000_000_000 && [1, 14, 32].contains(product.id.rawValue)
                for periods in isLongest ? [1, 36, 1200] : [1, 36] {
                    let loan = try Loan(
                        "\(minor)-\(percent)-\(periods)", product: product.id.rawValue,
                        principal: Money(minor: minor, product.currency).text,
                        percent: percent, periods: periods, disbursed: "\(start)")
                    all.append(loan.terms)
                }
            }
        }
        return all
    }

    /// Payments, orders and a rollback; what is refused is refused for a reason of its own.
    private func exercise(
        _ number: String, on day: Day, _ bench: LedgerBench, _ chance: inout Seeded
    ) throws {
        let office = bench.office
        let directory = try bench.rules.on(day)
        let state = try bench.state(number)
        let payment = chance.cashOrder(on: state, directory, about: day)
        try orRefused { _ = try office.receiveCash(payment, LedgerBench.clerk) }
        let order = chance.order(on: state, about: day)
        try orRefused {
            let process = try Office.order(order.code, json: order.json)
            _ = try office.carryOut(process, on: number, LedgerBench.clerk)
        }
        if chance.once(in: 6) {
            let time = ValueTime.start(of: day)
            try orRefused { _ = try office.rollBack(number, from: time, LedgerBench.clerk) }
        }
        try orRefused { _ = try office.card(number, at: .now) }
        try orRefused { _ = try office.schedule(number, at: .now) }
    }

    private func askEverybody(on day: Day, _ bench: LedgerBench) throws {
        _ = try bench.office.portfolio(on: day)
        let balances = try bench.office.trialBalance(from: day.firstOfMonth, through: day)
        #expect(balances.allSatisfy { $0.balances })
    }

    /// Neither a bug nor damage.
    private func orRefused(_ body: () throws -> Void) throws {
        do {
            try body()
        } catch let error as OfficeError {
            #expect(error.code != "E-BUG" && error.code != "E-STORE", "\(error.message)")
        }
    }

    /// What a deposit of the most adds to itself at the highest rate soon passes every bound.
    @Test func `a deposit that outgrows every number is refused and still told`() throws {
        let bench = try LedgerBench()
        let start = try Day(text: "2018-01-31")
        let terms = try Loan(
            "D", product: 32, principal: "10000000000000.00", percent: "1000", periods: 36,
            disbursed: "2018-01-31"
        ).terms
        #expect(try bench.lend(terms))
        var day = start
        var refused: [String] = []
        for _ in 0..<36 {
            day = day.next.monthEnd
            refused += try bench.nights(day, through: day).refusals.map(\.code)
            let schedule = try bench.office.schedule("D", at: .now)
            #expect(schedule.count { $0.n != nil } == 36)
            _ = try bench.office.card("D", at: .now)
        }
        #expect(Set(refused) == ["E-AMT"])
        try bench.check("D", "the deposit")
        try bench.verify("the deposit")
    }
}
