import BackOffice
import Contracts
import Directories
import Measures
import Orders
import Processes
import Questions
import Storage
import TestHouse
import TestOffice
import Testing

/// Whatever happens to a contract, its schedule adds up, and what is past of it stays.
@Suite(.serialized) struct `Schedules of random lives` {
    @Test(arguments: Effort.seeds)
    func `keep their past and add up to the loan`(seed: UInt64) throws {
        var chance = Seeded(seed)
        var changes: Set<String> = []
        for life in 0..<(Effort.steps / 5) {
            var contract = try ReplannedLife(&chance, "SEED=\(seed) life \(life)")
            try contract.live(&chance)
            changes.formUnion(contract.changes)
        }
        let kinds = ["early-repayment", "write-off"]
        #expect(changes.isSuperset(of: kinds), "SEED=\(seed) \(changes)")
    }
}

/// A contract whose plan is changed again and again, paid and unpaid.
private struct ReplannedLife {
    private let bench: LedgerBench
    private let number = "S-1"
    private let place: String
    private var told = ""
    private var today: Day
    /// Codes of the rows that were no tranches.
    private(set) var changes: Set<String> = []
    /// Rows whose day is over, as they were told first.
    private var gone: [String] = []

    init(_ chance: inout Seeded, _ place: String) throws {
        bench = try LedgerBench()
        self.place = place
        let product: UInt16 = chance.pick([1, 4, 7, 14, 15, 17, 32, 40, 41, 41, 41])
        today = try Day(text: "2024-01-15").advanced(by: chance.number(0...60))
        let terms = try Loan(
            number, product: product, principal: "\(chance.number(100...9_999)).17",
            percent: "12", periods: chance.number(1...6), disbursed: "\(today)"
        ).terms
        told = "product \(product), \(terms.principal.text) in \(terms.periods) from \(today)"
        #expect(try bench.lend(terms))
    }

    mutating func live(_ chance: inout Seeded) throws {
        for _ in 0..<12 {
            let state = try bench.state(number)
            if !state.status.isServiced { break }
            let due = state.schedule?.tranches.map(\.due).first { $0 > today }
            today =
                chance.once(in: 2)
                ? due ?? today.next : today.advanced(by: chance.number(0...20))
            try process()
            try happen(&chance)
            try look()
        }
        try lookBack(&chance)
    }

    private mutating func process() throws {
        attempt(ProcessContract(valueTime: ValueTime(today, second: 36_000), variant: .plain))
    }

    private mutating func happen(_ chance: inout Seeded) throws {
        let time = ValueTime(today, second: chance.number(40_000...80_000))
        let state = try bench.state(number)
        let some = state.money(chance.number(1...max(1, abs(state.principalLeft) * 2 / 3)))
        switch chance.number(1...12) {
        case 1...3: pay(state.money(state.dueDebt(on: today)), nil, at: time)
        case 4, 5: pay(some, chance.pick(EarlyRequest.allCases), at: time)
        case 6, 7:
            attempt(
                Prolong(
                    valueTime: time, period: chance.pick(["P1M", "P15D", "P40D"]),
                    start: chance.pick(ProlongationStart.allCases)))
        case 8: attempt(ForceRecalculation(valueTime: time))
        case 9: attempt(ReturnProduct(valueTime: time, amount: AmountText(some.text)))
        case 10:
            attempt(
                WriteOff(
                    AmountOrder(
                        valueTime: time, amountType: "PRINCIPAL", amount: AmountText(some.text),
                        isOffBalance: false, reason: "FORGIVENESS")))
        case 11:
            attempt(
                Restore(
                    valueTime: time, from: today.advanced(by: -chance.number(0...40)), to: today))
        default:
            try rollBack(from: ValueTime(today.advanced(by: -chance.number(0...40)), second: 0))
        }
    }

    private mutating func pay(_ amount: Money, _ early: EarlyRequest?, at time: ValueTime) {
        guard amount.isPositive else { return }
        let (office, name) = (bench.office, number)
        attempt("\(amount.text) \(early.map(\.rawValue) ?? "") at \(time)") {
            () throws(OfficeError) in
            _ = try office.receiveCash(
                CashOrder(
                    contract: name, valueTime: time, isIncoming: true, payment: .bank,
                    amount: amount.text, bank: nil, reference: nil, early: early),
                LedgerBench.clerk)
        }
    }

    private mutating func attempt(_ order: any DebtProcess) {
        let (office, name) = (bench.office, number)
        attempt("\(order)") { () throws(OfficeError) in
            _ = try office.carryOut(order, on: name, LedgerBench.clerk)
        }
    }

    private mutating func attempt(_ what: String, _ order: () throws(OfficeError) -> Void) {
        do {
            try order()
            told += "\n\(what)"
        } catch {
            told += "\nrefused: \(what): \(error)"
        }
    }

    /// What was cancelled is no past.
    private mutating func rollBack(from time: ValueTime) throws {
        let (office, name) = (bench.office, number)
        attempt("rollback from \(time)") { () throws(OfficeError) in
            _ = try office.rollBack(name, from: time, LedgerBench.clerk)
        }
        gone = try schedule(asOf: nil).prefix { $0.dueDate < "\(time.day)" }.map(\.figures)
    }

    private mutating func look() throws {
        let rows = try schedule(asOf: nil)
        let figures = rows.map(\.figures)
        #expect(Array(figures.prefix(gone.count)) == gone, "\(place); \(told)")
        gone = rows.prefix { $0.dueDate < "\(today)" }.map(\.figures)
        changes.formUnion(rows.compactMap(\.processCode))
    }

    /// The schedule as of days of the past begins as that of today does.
    private func lookBack(_ chance: inout Seeded) throws {
        let now = try schedule(asOf: nil).map(\.figures)
        for process in try bench.past(number).live where chance.once(in: 3) {
            let day = process.valueTime.day
            let then = try schedule(asOf: day).prefix { $0.dueDate < "\(day)" }.map(\.figures)
            #expect(then == Array(now.prefix(then.count)), "as of \(day); \(place); \(told)")
        }
    }

    private func schedule(asOf day: Day?) throws -> [ScheduleRow] {
        let moment = Moment(asOf: day, knownAt: nil)
        let rows = try bench.office.schedule(number, at: moment)
        let state = try bench.state(number)
        let amounts = try rows.map { try Money(text: $0.principal, state.currency).minor }
        #expect(amounts.reduce(0, +) == state.terms.principal.minor, "\(place); \(told)")
        #expect(rows.last?.balance == state.money(0).text, "\(place); \(told)")
        return rows
    }
}

extension ScheduleRow {
    /// All that must not change when its day is over: not what of it is still owed.
    fileprivate var figures: String {
        "\(n ?? 0) \(issueDate) \(repaymentDate) \(dueDate) \(processCode ?? "") \(interest) "
            + "\(principal) \(fees) \(payment) \(balance)"
    }
}
