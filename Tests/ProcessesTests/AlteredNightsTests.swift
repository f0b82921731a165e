import Contracts
import Directories
import Measures
import Processes
import TestHouse
import Testing

/// Contracts whose accruals are stopped, booked ahead, deferred and prolonged at random.
@Suite struct `Nights between orders` {
    private static let products: [UInt16] = [1, 2, 4, 8, 9, 10, 13, 14, 15, 40, 41]

    /// Orders at noon; between them one contract is processed every night, another never.
    @Test(arguments: products)
    func `come to what the orders alone come to`(product: UInt16) throws {
        for seed in UInt64(1)...8 {
            var chance = Seeded(seed &* 7_919 &+ UInt64(product))
            var nightly = try chance.loan(product: product)
            var single = nightly
            var day = try #require(nightly.state.schedule?.first.issue)
            let place: Comment = "SEED=\(seed) product \(product)"
            for _ in 0..<chance.number(1...8) {
                let later = chance.day(after: day, on: single)
                try nightly.process(after: day, through: later)
                day = later
                let order = chance.order(on: single, at: ValueTime(day, second: 43_200))
                if Self.isPaying(order) { chance.pay(&nightly, &single, at: order.valueTime) }
                #expect(nightly.outcome(of: order) == single.outcome(of: order), place)
                guard single.state.status.isServiced else { break }
            }
            let last = day.advanced(by: Int32(chance.number(1...60)))
            try nightly.process(after: day, through: last)
            try single.process(after: last.previous, through: last)
            if single.state.capReached != nil || nightly.state.capReached != nil { continue }
            #expect(nightly.state.buckets == single.state.buckets, place)
            #expect(nightly.state.schedule == single.state.schedule, place)
            #expect(try nightly.refolded() == nightly.state, place)
            #expect(try single.refolded() == single.state, place)
        }
    }

    private static func isPaying(_ order: any DebtProcess) -> Bool {
        order is RepayEarly || order is Repay || order is RepayWithPrepayment
    }
}

extension Loan {
    fileprivate mutating func process(after day: Day, through last: Day) throws {
        var day = day
        while day < last {
            day = day.next
            guard state.status.isServiced else { return }
            try checkQuietNight(day)
            try night(day)
        }
    }

    /// Where the short way of a night is open, it leads where the long one does.
    private func checkQuietNight(_ day: Day) throws {
        guard let step = state.quiet?.accruing(through: day, at: .night(of: day)) else { return }
        var whole = self
        try whole.night(day, state.product.prepayment.isAllowed ? .withPrepaymentOffset : .plain)
        var quiet = state
        if step.amount > 0 { try quiet.adopt(step.contract) }
        #expect(quiet == whole.state)
    }

    /// What an order came to, in words that do not depend on what nights have booked.
    fileprivate mutating func outcome(of order: any DebtProcess) -> String {
        do {
            _ = try run(order)
            return "done"
        } catch {
            return "\(error)"
        }
    }
}

extension Seeded {
    mutating func loan(product: UInt16) throws -> Loan {
        let rates = ["0", "9.9", "14.4", "36.5", "292"]
        var loan = try Loan(
            product: product, principal: "\(number(1_000...90_000)).37",
            percent: rates[number(0...4)], periods: number(1...7),
            disbursed: "2024-0\(number(1...9))-\(number(10...28))",
            period: ["P1M", "P1M", "P14D", "P30D"][number(0...3)],
            interestFreeDays: number(1...4) == 1 ? Int32(number(1...9)) : 0)
        try loan.disburse()
        return loan
    }

    /// A day soon, or the end of the running tranche.
    mutating func day(after day: Day, on loan: Loan) -> Day {
        let end = loan.state.schedule?.running(on: day.next)?.repayment
        if let end, number(1...3) == 1 { return end }
        return day.advanced(by: Int32(number(0...25)))
    }

    /// Puts the same money into both.
    mutating func pay(_ nightly: inout Loan, _ single: inout Loan, at time: ValueTime) {
        let amount = Int64(number(1...Int(max(2, single.state.terms.principal.minor / 2))))
        _ = nightly.addCashFlow(.incoming, amount, at: time)
        _ = single.addCashFlow(.incoming, amount, at: time)
    }

    mutating func order(on loan: Loan, at time: ValueTime) -> any DebtProcess {
        let number = loan.state.schedule?.holding(time.day).number.rawValue ?? 1
        let named = TrancheNumber(rawValue: UInt16(max(0, Int(number) + self.number(-1...2))))
        let tranche = self.number(1...2) == 1 ? nil : named
        let amount =
            self.number(1...2) == 1
            ? nil : AmountText("\(self.number(1...90)).0\(self.number(0...9))")
        let next = CashFlowID(rawValue: Int64(loan.cashFlowCount + 1))
        switch self.number(1...17) {
        case 1, 2: return StopInterest(valueTime: time)
        case 3, 4: return StartInterest(valueTime: time)
        case 5: return StopPenalty(valueTime: time)
        case 6: return StartPenalty(valueTime: time)
        case 7: return AccrueFutureInterest(valueTime: time, tranche: tranche, amount: amount)
        case 8: return AccrueToEndOfLoan(valueTime: time)
        case 9: return DeferInterest(valueTime: time, tranche: tranche, amount: amount)
        case 10:
            let start = ProlongationStart.allCases[self.number(0...1)]
            return Prolong(
                valueTime: time, period: ["P9D", "P1M", "P2M"][self.number(0...2)], start: start)
        case 11: return AccrueMandatoryInterest(valueTime: time)
        case 12: return ForceRecalculation(valueTime: time)
        case 13:
            let request = EarlyRequest.allCases[self.number(0...2)]
            return RepayEarly(valueTime: time, cashFlow: next, request: request)
        case 14: return RepayWithPrepayment(valueTime: time, cashFlow: next)
        case 15: return OffsetPrepayment(valueTime: time, reach: .early)
        case 16: return TransferPrepayment(valueTime: time)
        default: return Repay(valueTime: time, cashFlow: next, booksExcess: true)
        }
    }
}
