import Contracts
import Directories
import Measures
import Processes
import TestHouse
import Testing

/// Whatever a loan has been through, every ending leaves it whole.
@Suite struct `Any ending` {
    @Test(arguments: 1...60)
    func `ends a loan of any past without a remainder`(seed: UInt64) throws {
        var random = Seeded(seed)
        let loan = try past(&random)
        let day = loan.state.accruedThrough.next
        let time = ValueTime(day, second: 43_200)
        let directory = try Loan.directory(on: day)
        let share = Int64.random(in: 1...max(1, loan.state.debt(directory) * 5 / 4), using: &random)
        let returned = AmountText(loan.state.money(share).text)
        let endings: [any DebtProcess] = [
            WriteOffContract(
                valueTime: time, reason: "UNCOLLECTABLE", caseNumber: nil, courtDay: nil),
            CancelContract(
                valueTime: time, reason: nil, externalID: nil, refunds: true, cashFlow: nil),
            RestructureOut(valueTime: time), ReturnProduct(valueTime: time, amount: returned),
        ]
        for ending in endings where loan.state.status.isServiced {
            var ended = loan
            let before = ended.received
            do {
                try ended.run(ending)
            } catch let refusal as Refusal where ending is CancelContract {
                #expect(refusal.code == "E-STATE", "\(refusal), seed \(seed)")
                continue
            }
            try check(ended, after: ending, directory, "\(ending.code.rawValue), seed \(seed)")
            let isSame = try ended.refolded() == ended.state
            #expect(isSame, "\(ending.code.rawValue), seed \(seed)")
            if ending is CancelContract {
                #expect(ended.state.credit == before, "all that came in is his, seed \(seed)")
            }
        }
    }

    private func check(
        _ loan: Loan, after ending: any DebtProcess, _ directory: Directory, _ place: Comment
    ) throws {
        let state = loan.state
        #expect(state.restoreOpen == 0, place)
        for entry in state.buckets.entries {
            let side = directory.side(of: entry.bucket.amountType)
            #expect(side?.allows(entry.minor) == true, place)
            if state.status == .closed { #expect(side == .credit || side == .memo, place) }
        }
        guard ending is ReturnProduct, state.status == .active else {
            #expect(state.status == .closed && state.debt(directory) == 0, place)
            return
        }
        // The plan is what the buckets hold, tranche by tranche, on the dates it had.
        let now = try #require(state.schedule)
        let was = try #require(loan.states.last?.schedule)
        #expect(now.tranches.map(\.repayment) == was.tranches.map(\.repayment), place)
        for tranche in now.tranches where tranche.repayment > ending.valueTime.day {
            let held = state.balance(Bucket(.principal, tranche.number, isOffBalance: false))
            #expect(held == tranche.principal, "\(place) \(tranche) \(held)")
        }
    }

    /// A loan of any product that lent something, with payments of any size on any day.
    private func past(_ random: inout Seeded) throws -> Loan {
        let product = [1, 7, 8, 9, 10, 11, 12, 14, 15].randomElement(using: &random) ?? 1
        var loan = try Loan(
            product: UInt16(product), principal: "12000.00", percent: product == 7 ? "0" : "24",
            periods: Int.random(in: 1...8, using: &random), disbursed: "2018-01-20")
        try loan.disburse()
        var day = loan.state.accruedThrough
        for _ in 0..<Int.random(in: 0...6, using: &random) {
            day = day.advanced(by: Int32.random(in: 1...40, using: &random))
            guard loan.state.status.isServiced else { break }
            let variants = ProcessContract.Variant.allCases
            try loan.night(day, variants.randomElement(using: &random) ?? .plain)
            guard loan.state.status.isServiced, Bool.random(using: &random) else { continue }
            let text = loan.state.money(Int64.random(in: 1...5_000_00, using: &random)).text
            let flow = try loan.receive(text, on: "\(day)")
            let time = ValueTime(day, second: 43_200)
            let orders: [any DebtProcess] = [
                Repay(valueTime: time, cashFlow: flow, booksExcess: true),
                RepayEarly(valueTime: time, cashFlow: flow, request: .partial),
                RepayWithPrepayment(valueTime: time, cashFlow: flow),
            ]
            if let order = orders.randomElement(using: &random) { try loan.run(order) }
        }
        return loan
    }
}

extension Loan {
    /// What the client has paid and no one has refunded, minor units.
    fileprivate var received: Int64 {
        history.flatMap(\.documents).flatMap(\.operations).reduce(0) { sum, operation in
            let isReceipt = [.repayment, .prepayment, .overpayment].contains(operation.action)
            return isReceipt ? sum + operation.amount.minor : sum
        }
    }
}
