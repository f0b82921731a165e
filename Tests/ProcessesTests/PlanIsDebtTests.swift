import Contracts
import Directories
import Measures
import TestHouse
import Testing

@testable import Processes

/// Who pays what the plan says, on the days it says, owes nothing more.
@Suite struct `The plan is the debt` {
    static let seeds: [UInt64] = Array(1...40)

    /// - Source: D-3.0.5, R004-15.
    @Test(arguments: seeds)
    func `who pays the plan on its days owes nothing`(seed: UInt64) throws {
        var chance = Seeded(seed)
        var lent = 0
        while lent < PlanIsDebt.loansOfSeed {
            guard var payer = try PlanPayer(&chance, "seed \(seed), loan \(lent)") else { continue }
            lent += 1
            try payer.payAll()
        }
    }

    /// Early repayments, recalculations and prolongations make a new plan, which holds as well.
    /// - Source: D-3.3, D-3.12, D-3.20, D-3.26.
    @Test(arguments: seeds)
    func `whatever changes the plan, who pays the new one owes nothing`(seed: UInt64) throws {
        var chance = Seeded(seed + 1_000)
        var lent = 0
        while lent < PlanIsDebt.loansOfSeed / 4 {
            let place = "seed \(seed), changed loan \(lent)"
            guard var payer = try PlanPayer(&chance, place) else { continue }
            lent += 1
            try payer.payAll(amongChanges: &chance)
        }
    }
}

private enum PlanIsDebt {
    static let loansOfSeed = 500
}

/// A client who pays exactly what the plan says, when it says so.
struct PlanPayer {
    private var state: ContractState
    private var cashFlows = 0
    private let place: String
    private var changes = ""

    /// Lends by terms of chance; nil where they make no plan.
    init?(_ chance: inout Seeded, _ place: String) throws {
        let rules = try Loan.directory(on: Day(text: "2024-01-01"))
        let origin = try #require(rules.products[ProductID(rawValue: 1)])
        let product = try chance.product(like: origin)
        let terms = try chance.planTerms(of: product)
        self.place =
            "\(place): \(product.interest); \(product.fees); \(terms.principal.text) at "
            + "\(terms.rate.percentText) %, \(terms.periods) of \(terms.period) from "
            + "\(terms.plannedDisbursement), first \(terms.firstRepayment as Day?), "
            + "free \(terms.interestFreeDays), instalment \(terms.instalment as Money?)"
        state = ContractState(
            id: ContractID(rawValue: 1), terms: terms, product: product, cashFlows: [])
        do {
            let time = ValueTime(terms.plannedDisbursement, second: 36_000)
            let paid = receive(.outgoing, terms.principal.minor, at: time)
            try run(Disburse(valueTime: time, cashFlow: paid, feeCashFlow: nil))
        } catch let refusal as Refusal {
            guard case .measure = refusal else { throw refusal }
            return nil
        }
    }

    /// Pays on every due day what the plan asks for then, and looks before and after.
    mutating func payAll() throws {
        let schedule = try #require(state.schedule)
        #expect(schedule.principal == state.terms.principal.minor, "\(place)")
        for day in Set(schedule.tranches.map(\.due)).sorted() {
            let asked = schedule.tranches.filter { $0.due == day }.reduce(0) {
                $0 + $1.principal + $1.interest + state.plannedFees(of: $1, in: schedule)
            }
            #expect(state.status.isServiced, "closed before \(day); \(place)")
            guard state.status.isServiced else { return }
            try run(ProcessContract(valueTime: .night(of: day), variant: .plain))
            guard state.status.isServiced else { continue }
            let due = state.dueDebt(on: day)
            #expect(due == asked, "\(day); \(place)")
            guard due == asked else { return }
            if asked == 0 { continue }
            let time = ValueTime(day, second: 43_200)
            let payment = receive(.incoming, asked, at: time)
            try run(Repay(valueTime: time, cashFlow: payment, booksExcess: false))
            #expect(state.dueDebt(on: day) == 0, "\(day); \(place)")
        }
        #expect(state.status == .closed, "\(place)")
        #expect(state.buckets.isEmpty, "\(place)")
    }

    /// The same, while the plan is changed between and on its days.
    mutating func payAll(amongChanges chance: inout Seeded) throws {
        var last = state.terms.plannedDisbursement
        while state.status.isServiced, let next = nextDue(after: last) {
            if chance.once(in: 3), last.next < next {
                let day = last.advanced(by: chance.number(1...last.days(to: next) - 1))
                try change(on: day, &chance)
                if !state.status.isServiced { return }
            }
            guard let day = nextDue(after: last) else { break }
            try pay(on: day)
            if state.status.isServiced, chance.once(in: 5) {
                try orRefused(ForceRecalculation(valueTime: ValueTime(day, second: 50_000)))
            }
            last = day
        }
        #expect(state.status == .closed, "\(place)\(changes)")
    }

    private func nextDue(after day: Day) -> Day? {
        state.schedule?.tranches.map(\.due).filter { $0 > day }.min()
    }

    /// Pays what the plan still asks for on a day.
    private mutating func pay(on day: Day) throws {
        let schedule = try #require(state.schedule)
        // Fees of the disbursement and of prolongations are due at once.
        var asked = state.buckets.entries.reduce(0) { sum, entry in
            [.disbursementFee, .prolongationFee].contains(entry.bucket.amountType)
                ? sum + entry.minor : sum
        }
        for tranche in schedule.tranches where tranche.due == day {
            for type in [AmountType.principal, .serviceFee] {
                asked += state.buckets[Bucket(type, tranche.number, isOffBalance: false)]
            }
            asked += state.interestToCome(of: tranche)
            if tranche.repayment <= state.accruedThrough { continue }
            let planned = tranche.principal + tranche.interest
            asked += state.product.fees.onTranche?.minor(of: planned, state.product.interest) ?? 0
        }
        // After a change of the same day.
        let processed = ValueTime(day, second: 44_000)
        try run(ProcessContract(valueTime: processed, variant: .plain))
        guard state.status.isServiced else { return }
        let due = state.dueDebt(on: day)
        #expect(due == asked, "\(day); \(place)\(changes)")
        guard due > 0 else { return }
        let time = ValueTime(day, second: 45_000)
        let payment = receive(.incoming, due, at: time)
        try run(Repay(valueTime: time, cashFlow: payment, booksExcess: false))
        #expect(state.dueDebt(on: day) == 0, "\(day); \(place)\(changes)")
    }

    private mutating func change(on day: Day, _ chance: inout Seeded) throws {
        try run(ProcessContract(valueTime: .night(of: day), variant: .plain))
        guard state.status.isServiced else { return }
        let time = ValueTime(day, second: 43_200)
        if chance.once(in: 3) {
            let period = try "\(chance.pick([Tenor(1, .month), Tenor(15, .day), Tenor(2, .week)]))"
            return try orRefused(
                Prolong(
                    valueTime: time, period: period,
                    start: chance.pick(ProlongationStart.allCases)))
        }
        let amount = chance.number(1...max(1, state.principalLeft / 2))
        let payment = receive(.incoming, amount, at: time)
        try orRefused(
            RepayEarly(
                valueTime: time, cashFlow: payment,
                request: chance.pick([.partial, .principal])))
    }

    private mutating func orRefused(_ process: any DebtProcess) throws {
        do {
            try run(process)
            changes += "; \(process)"
        } catch let refusal as Refusal {
            changes += "; refused \(refusal)"
        }
    }

    private mutating func receive(
        _ direction: CashDirection, _ minor: Int64, at time: ValueTime
    ) -> CashFlowID {
        cashFlows += 1
        let id = CashFlowID(rawValue: Int64(cashFlows))
        state = state.receiving(
            CashFlow(
                id: id, direction: direction, payment: .bank, valueTime: time, amount: minor,
                accepted: 0, bank: nil))
        return id
    }

    private mutating func run(_ process: any DebtProcess) throws {
        let directory = try Loan.directory(on: process.valueTime.day)
        let decision = try process.decide(state, directory)
        if decision.documents.isEmpty { return }
        state = try state.applying(decision.documents, at: process.valueTime, directory)
    }
}

extension Seeded {
    /// A product whose schedule, interest and fees are of chance.
    fileprivate mutating func product(like origin: Product) throws -> Product {
        let shape = pick(ScheduleShapeName.allCases.filter { $0 != .custom })
        let hasCalendar = !once(in: 3)
        let effect = pick(ShiftEffect.allCases)
        let shifts: [DayShift] =
            effect == .movesTranche ? DayShift.allCases : [DayShift.none, .following]
        let basis = pick(AccrualBasis.allCases)
        let interest = InterestTerms(
            basis: basis, rounding: pick([.halfUp, .halfEven, .down, .up]),
            base: shape == .flat ? .loanAmount : pick(InterestBearing.allCases), shape: shape,
            instalmentRounding: pick([.halfUp, .up]),
            instalmentBasis: pick(InstalmentBasis.allCases),
            instalmentMultipleOf: once(in: 4) ? pick([100, 1_000]) : nil,
            calendar: hasCalendar ? "RU" : nil, shift: hasCalendar ? pick(shifts) : .none,
            shiftEffect: effect, overdueRate: nil, afterEnd: .continues, mandatoryDays: 0)
        let fees = FeeTerms(
            onDisbursement: once(in: 6) ? .fixed(12_34) : nil,
            onTranche: once(in: 4)
                ? pick([.fixed(5_00), .share(YearlyRate(millionthsOfPercent: 1_500_000))])
                : nil, onRepayment: .never)
        return Product(
            id: origin.id, code: origin.code, name: origin.name, kind: .credit,
            currency: origin.currency, accountingCurrency: origin.accountingCurrency,
            validFrom: origin.validFrom, interest: interest,
            repayment: RepaymentTerms(
                waterfall: origin.repayment.waterfall, paysAccruedBeforeDue: false,
                earlyAllocation: pick(EarlyAllocation.allCases),
                earlyEffect: pick(EarlyEffect.allCases), isAutoFullEarly: false),
            penalties: origin.penalties, fees: fees, prepayment: origin.prepayment,
            offBalance: origin.offBalance,
            prolongation: shape == .flat || basis == .samePeriod
                ? nil
                : ProlongationTerms(
                    period: nil, start: .fromRepaymentDate,
                    effect: pick(ProlongationEffect.allCases),
                    countMax: 3, overdueDaysMax: 0, requiresInterestPaid: false,
                    fee: once(in: 3) ? .fixed(7_00) : nil), ending: origin.ending,
            isConsumer: false, isMicroloan: false, edition: origin.edition,
            discountSegment: nil, deposit: origin.deposit)
    }

    /// Terms with the edges of the calendar met often.
    fileprivate mutating func planTerms(of product: Product) throws -> Terms {
        let day = try Day(text: "2018-01-01").advanced(by: number(Int32(0)...2_800))
        let period = try pick([
            Tenor(1, .month), Tenor(1, .month), Tenor(1, .month), Tenor(3, .month),
            Tenor(1, .week), Tenor(2, .week), Tenor(number(Int32(1)...40), .day),
        ])
        let principal = pick([
            1, 100_00, 1_234_56, 100_000_00, number(Int64(100_00)...9_999_999_99),
        ])
        let first = once(in: 4) ? day.advanced(by: number(Int32(1)...70)) : nil
        let periods = number(1...8)
        let instalment: Int64? = once(in: 8) ? principal / Int64(periods) + principal / 20 : nil
        return Terms(
            number: "P", product: product.id, principal: Money(minor: principal, product.currency),
            rate: YearlyRate(millionthsOfPercent: pick([0, 12_000_000, number(1...60_000_000)])),
            signed: day, plannedDisbursement: day, periods: periods, period: period,
            firstRepayment: first,
            instalment: instalment.map { Money(minor: $0, product.currency) },
            interestFreeDays: once(in: 4) ? number(Int32(1)...45) : 0)
    }
}
