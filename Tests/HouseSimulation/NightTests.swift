import Directories
import Measures
import Orders
import Processes
import TestHouse
import TestOffice
import Testing

@testable import BackOffice
@testable import Contracts

/// How a stretch of days is cut into runs of contract processing must not matter.
@Suite struct `Nights and one run` {
    private static let products = (1...15).map { UInt16($0) } + [40, 41, 60, 61, 63]

    @Test(arguments: products)
    func `every night gives to the kopeck what one run at the end gives`(
        product: UInt16
    ) throws {
        for seed in Effort.portfolioSeeds {
            var chance = Seeded(seed &* 1_000 &+ UInt64(product))
            let rules = try Nights.rules()
            let terms = try chance.terms("N", of: rules.product(ProductID(rawValue: product)))
            guard let lent = try Nights.lent(terms, rules), let schedule = lent.schedule else {
                continue
            }
            let first = schedule.first.issue
            let days = min(first.days(to: schedule.last.repayment) + 150, 420)
            let last = first.advanced(by: chance.number(Int32(1)...days))
            let place: Comment = "SEED=\(seed) product \(product) through \(last)"
            let whole = try Nights.run(lent, on: [last], rules)
            let nightly = try Nights.run(lent, on: Nights.days(after: first, through: last), rules)
            try Nights.expectSame(nightly, whole, through: last, place)
            let some = Nights.days(after: first, through: last).filter { _ in chance.once(in: 9) }
            let cut = try Nights.run(lent, on: some + [last], rules)
            try Nights.expectSame(cut, whole, through: last, place)
        }
    }
}

/// Contract processing without a store.
enum Nights {
    private static let bench = Result { try LedgerBench() }

    static func rules() throws -> Rules { try bench.get().rules.rated(rates.get()) }

    private static let rates = Result {
        var rates = RandomRates(seed: 7, from: try Day(year: 2017, month: 12, day: 1))
        return ExchangeRates(try rates.next(days: 2_400))
    }

    static func days(after first: Day, through last: Day) -> [Day] {
        (first.number + 1...last.number).map { Day(number: $0) }
    }

    /// A contract paid out on its planned day; nil when its terms make no schedule.
    static func lent(_ terms: Terms, _ rules: Rules) throws -> ContractState? {
        let time = ValueTime(terms.plannedDisbursement, second: 36_000)
        let flow = CashFlow(
            id: CashFlowID(rawValue: 1), direction: .outgoing, payment: .bank, valueTime: time,
            amount: terms.principal.minor, accepted: 0, bank: nil)
        let signed = ContractState(
            id: ContractID(rawValue: 1), terms: terms, product: try rules.product(terms.product),
            cashFlows: [flow])
        do {
            let order = Disburse(valueTime: time, cashFlow: flow.id, feeCashFlow: nil)
            return try step(signed, order, rules)
        } catch is Refusal {
            return nil
        }
    }

    static func step(
        _ contract: ContractState, _ order: any DebtProcess, _ rules: Rules
    ) throws -> ContractState {
        let directory = try rules.on(order.valueTime.day)
        let documents = try order.decide(contract, directory).documents
        if documents.isEmpty { return contract }
        return try contract.applying(documents, at: order.valueTime, directory)
    }

    static func run(
        _ contract: ContractState, on days: [Day], _ rules: Rules
    ) throws -> ContractState {
        try days.reduce(contract) { state, day in
            try step(state, ProcessContract(valueTime: .night(of: day), variant: .plain), rules)
        }
    }

    /// What must be equal: balances, what is still to be charged, and the exact counts.
    ///
    /// What may differ is when the last document was booked, for a night that moves no whole
    /// kopeck leaves none. Under a statutory cap that was reached, the charges come to the same
    /// sum, but which of them the cap cut depends on the order in which they were booked.
    static func expectSame(
        _ left: ContractState, _ right: ContractState, through day: Day, _ place: Comment
    ) throws {
        let left = try counted(left, through: day)
        let right = try counted(right, through: day)
        #expect(left.status == right.status, place)
        #expect(left.chargesRoom == right.chargesRoom, place)
        if left.chargesRoom == 0 {
            let directory = try rules().on(day)
            #expect(left.debt(directory) == right.debt(directory), place)
        } else {
            #expect(left.buckets == right.buckets, place)
            #expect(left.counters == right.counters, place)
        }
        // What is owed is worth the same, whenever it was booked.
        #expect(left.balances.bookValues == right.balances.bookValues, place)
    }

    private static func counted(_ state: ContractState, through day: Day) throws -> ContractState {
        var state = state
        state.accrue(through: day)
        try state.dropSettledCounters()
        return state
    }
}

/// The short way of a night against the long one.
@Suite struct `Quiet nights` {
    @Test(arguments: Effort.portfolioSeeds)
    func `a night over the portfolio is the same process carried out on each contract`(
        seed: UInt64
    ) throws {
        var chance = Seeded(seed)
        let nightly = try LedgerBench()
        let single = try LedgerBench()
        let start = try Day(year: 2024, month: 1, day: chance.number(1...31))
        var numbers: [String] = []
        for product in (1...15).map({ UInt16($0) }) + [40, 41] {
            let row = try nightly.rules.product(ProductID(rawValue: product))
            let terms = try chance.terms("Q-\(product)", of: row).starting(on: start)
            let isLent = try nightly.lend(terms)
            #expect(try single.lend(terms) == isLent)
            if isLent { numbers.append(terms.number) }
        }
        #expect(numbers.count > 9)
        var day = start
        for _ in 0..<Effort.nights {
            let next = day.next
            day = day.advanced(by: chance.once(in: 8) ? chance.number(Int32(2)...8) : 1)
            // Those that are missing are run first.
            _ = try nightly.nights(day, through: day)
            for missing in Nights.days(after: next.previous, through: day) {
                for number in numbers { try single.carryOutNight(number, missing) }
            }
            if chance.once(in: 4) {
                let number = chance.pick(numbers)
                let amount = try chance.number(
                    Int64(1)...max(2, nightly.state(number).principalLeft / 4))
                try nightly.receive(amount, on: number, day)
                try single.receive(amount, on: number, day)
            }
            for number in numbers {
                #expect(
                    try nightly.state(number) == single.state(number),
                    "SEED=\(seed) \(number) on \(day)")
                #expect(
                    try nightly.kept(number) == single.kept(number),
                    "SEED=\(seed) bytes of \(number) on \(day)")
            }
        }
        #expect(try nightly.turnovers() == single.turnovers(), "SEED=\(seed)")
    }
}

/// The products whose clients do not pay ahead, and whose night offsets nothing.
private let withoutPrepayments: Set = [
    "payday", "deposit-term", "us-instalment", "loan-below-market", "loan-below-market-annuity",
    "deposit-capitalised", "loan-eur-bullet", "deposit-usd", "loan-eur-below-market",
]

extension LedgerBench {
    /// What a night does on one contract, by itself; a contract that is not serviced is left.
    fileprivate func carryOutNight(_ number: String, _ day: Day) throws {
        let state = try state(number)
        guard state.status.isServiced else { return }
        let order = ProcessContract(
            valueTime: .night(of: day),
            variant: withoutPrepayments.contains(state.product.code)
                ? .plain : .withPrepaymentOffset)
        do {
            _ = try office.carryOut(order, on: number, LedgerBench.clerk)
        } catch {
            #expect(error.code == "E-LOD")
        }
    }

    fileprivate func receive(_ minor: Int64, on number: String, _ day: Day) throws {
        let state = try state(number)
        _ = try office.receiveCash(
            CashOrder(
                contract: number, valueTime: ValueTime(day, second: 43_200), isIncoming: true,
                payment: .bank, amount: state.money(minor).text, bank: nil, reference: nil,
                early: nil), LedgerBench.clerk)
    }
}

extension Terms {
    /// The same terms from another day on.
    fileprivate func starting(on day: Day) -> Terms {
        Terms(
            number: number, product: product, principal: principal, rate: rate, signed: day,
            plannedDisbursement: day, periods: periods, period: period, firstRepayment: nil,
            instalment: instalment, interestFreeDays: interestFreeDays)
    }
}
