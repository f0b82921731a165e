package import BackOffice
import Orders
import Questions
import Contracts
import Directories
package import Measures
import Processes
import Storage

/// One step of the demo's stories and what it left.
package struct DemoStep: Codable, Sendable {
    package let contract: String
    package let day: String
    package let told: String
    /// How auto-accept or the process ended, in one line.
    package let outcome: String
}

/// What the demo has played.
package struct DemoReport: Encodable, Sendable {
    package let contracts: Int
    package let nights: Int
    /// The day the ledger is processed through.
    package let lastDay: Day
    package let steps: [DemoStep]
}

extension Office {
    /// Plays the demo: told stories on the loan of D-4.2, amid a made-up portfolio.
    ///
    /// The stories go through the same doors as everybody's orders, before and after a month
    /// of nights over the whole ledger.
    /// - Throws: what the steps throw; a new ledger refuses none of them.
    package func playDemo(
        _ context: OrderContext, progress: (GenerationProgress) -> Void
    ) throws(OfficeError) -> DemoReport {
        let opening = try demoDay("2018-06-20")
        let last = try demoDay("2018-07-19")
        var steps: [DemoStep] = []
        for story in DemoStory.all {
            try sign(story, context)
            for event in story.before { steps.append(try play(event, of: story, context)) }
        }
        let nights = Int(opening.days(to: last))
        let portfolio = SyntheticPortfolio(
            contracts: 300, seed: 2018, historyDays: nights, day: last, mixture: .lifelike)
        let made = try generate(portfolio, context, progress: progress)
        for story in DemoStory.all {
            for event in story.after { steps.append(try play(event, of: story, context)) }
        }
        return DemoReport(
            contracts: made.contracts + DemoStory.all.count, nights: nights, lastDay: last,
            steps: steps)
    }

    private func sign(_ story: DemoStory, _ context: OrderContext) throws(OfficeError) {
        try sorting {
            try working(context) { unit in
                let signed = try Day(text: story.signed)
                guard
                    let product = try unit.rules.on(signed).product(
                        code: story.product, signed: signed)
                else { throw OfficeError.notFound(.product, story.product) }
                let terms = Terms(
                    number: story.contract, product: product.id,
                    principal: try Money(text: "11478.00", product.currency),
                    rate: try YearlyRate(percentText: "14.4"), signed: signed,
                    plannedDisbursement: signed, periods: 28, period: try Tenor(1, .month),
                    firstRepayment: nil, instalment: nil, interestFreeDays: 0)
                _ = try unit.sign(terms, attributes: text(of: ["story": story.told]))
            }
        }
    }

    private func play(
        _ event: DemoEvent, of story: DemoStory, _ context: OrderContext
    ) throws(OfficeError) -> DemoStep {
        let day = try demoDay(event.day)
        let outcome: String
        switch event.deed {
        case .payOut, .pay:
            outcome = try receive(event.cashOrder(on: story.contract, day), context)
        case .rollBack:
            let receipt = try rollBack(story.contract, from: .start(of: day), context)
            outcome = "\(receipt.processes) processes cancelled"
        }
        return DemoStep(
            contract: story.contract, day: event.day, told: event.told, outcome: outcome)
    }

    private func receive(
        _ order: CashOrder, _ context: OrderContext
    ) throws(OfficeError) -> String {
        let receipt = try receiveCash(order, context)
        return receipt.processes.flatMap { $0.documents.map(\.type) }.joined(separator: ", ")
    }
}

extension DemoEvent {
    /// The money of the event, at noon.
    fileprivate func cashOrder(on contract: String, _ day: Day) -> CashOrder {
        var amount = ""
        var isIncoming = true
        var request: EarlyRequest?
        switch deed {
        case .payOut(let paid): (amount, isIncoming) = (paid, false)
        case .pay(let paid, let asked): (amount, request) = (paid, asked)
        case .rollBack: break
        }
        return CashOrder(
            contract: contract, valueTime: ValueTime(day, second: 43_200),
            isIncoming: isIncoming, payment: .bank, amount: amount, bank: nil, reference: nil,
            early: request)
    }
}

/// A day of the demo, written in the program.
private func demoDay(_ text: String) throws(OfficeError) -> Day {
    do {
        return try Day(text: text)
    } catch {
        throw OfficeError(error, nil)
    }
}
