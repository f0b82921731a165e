package import BackOffice
import Questions
import Contracts
import Measures
import Orders
import Storage

extension Office {
    /// Makes up a portfolio that looks like life, through the same steps as a real one.
    ///
    /// Up to the opening day each contract is lived through by itself; from there on the whole
    /// ledger goes night by night, with the payments and disbursements of each day.
    /// - Throws: `input` for counts out of range, `duplicate` when the same seed was used before
    ///   in this ledger, `fault`.
    package func generate(
        _ portfolio: SyntheticPortfolio, _ context: OrderContext,
        progress: (GenerationProgress) -> Void
    ) throws(OfficeError) -> GenerationSummary {
        try portfolio.check()
        return try sorting {
            let start = clock()
            let work = try working(context) { try $0.record(portfolio) }
            var agenda = Agenda(of: portfolio)
            var made = 0
            while made < portfolio.contracts {
                let end = min(made + contractsPerTransactionMax, portfolio.contracts)
                let next = made..<end
                try working(context) { try $0.make(portfolio, next, work, &agenda) }
                made = end
                progress(
                    GenerationProgress(
                        stage: .contracts, done: made, inAll: portfolio.contracts))
            }
            try live(portfolio, context, work, agenda, progress)
            return GenerationSummary(
                contracts: made, nights: portfolio.historyDays,
                seconds: Double(clock().rawValue - start.rawValue) / 1000)
        }
    }

    /// Runs the nights of the history, each followed by what clients do on its day.
    private func live(
        _ portfolio: SyntheticPortfolio, _ context: OrderContext, _ work: WorkID, _ agenda: Agenda,
        _ progress: (GenerationProgress) -> Void
    ) throws {
        for night in 0..<portfolio.historyDays {
            let day = portfolio.opening.advanced(by: Int32(night + 1))
            _ = try nights(from: day, through: day, context) { _ in }
            try keep(agenda.appointments(on: day), context, work)
            progress(
                GenerationProgress(
                    stage: .nights, done: night + 1, inAll: portfolio.historyDays))
        }
    }

    private func keep(
        _ appointments: [Appointment], _ context: OrderContext, _ work: WorkID
    ) throws {
        var first = 0
        while first < appointments.count {
            let end = min(first + contractsPerTransactionMax, appointments.count)
            let next = appointments[first..<end]
            try working(context) { unit in
                for appointment in next { try unit.keep(appointment, work) }
            }
            first = end
        }
    }
}

/// Contracts that one transaction makes.
private let contractsPerTransactionMax = 5_000

extension SyntheticPortfolio {
    fileprivate func check() throws(OfficeError) {
        guard (1...PortfolioOrder.contractsMax).contains(contracts) else {
            throw .input(
                field: "contracts", value: "\(contracts)",
                accepted: "1 to \(PortfolioOrder.contractsMax)")
        }
        guard (0...PortfolioOrder.historyDaysMax).contains(historyDays) else {
            throw .input(
                field: "history-days", value: "\(historyDays)",
                accepted: "0 to \(PortfolioOrder.historyDaysMax)")
        }
    }
}

extension UnitOfWork {
    fileprivate func record(_ portfolio: SyntheticPortfolio) throws -> WorkID {
        let order = PortfolioOrder(
            contracts: portfolio.contracts, seed: portfolio.seed,
            historyDays: portfolio.historyDays, day: portfolio.day,
            mixture: portfolio.mixture.rawValue)
        return try record(.generate, parameters: text(of: order), on: nil, key: nil)
    }

    fileprivate func make(
        _ portfolio: SyntheticPortfolio, _ indices: Range<Int>, _ work: WorkID,
        _ agenda: inout Agenda
    ) throws {
        for index in indices { try make(portfolio, index, work, &agenda) }
    }

    /// Signs one contract and lives it through to the opening day; the rest is put down.
    fileprivate func make(
        _ portfolio: SyntheticPortfolio, _ index: Int, _ work: WorkID, _ agenda: inout Agenda
    ) throws {
        var dice = SeededRandom(seed: portfolio.seed, contract: index)
        let day = portfolio.signing(&dice)
        let offer = dice.choose(portfolio.offers)
        let terms = try offer.signed(
            as: portfolio.number(of: index), on: day, rules.on(day), &dice)
        let habit = PaymentBehaviour.of(&dice)
        let id = try sign(terms, attributes: "{}")
        var life = ContractCourse(try load(id), self, work)
        guard day <= portfolio.opening else {
            agenda.add(Appointment(contract: id, payment: nil), on: day)
            agenda.add(habit.payments(on: try life.planned(by: rules)), of: id)
            return
        }
        try life.disburse()
        let payments = habit.payments(on: try life.planned(by: rules))
        for payment in payments where payment.day <= portfolio.opening { try life.pay(payment) }
        try life.pass(nightOf: portfolio.opening)
        agenda.add(payments, of: id)
    }

    fileprivate func keep(_ appointment: Appointment, _ work: WorkID) throws {
        var life = ContractCourse(try load(appointment.contract), self, work)
        if let payment = appointment.payment {
            try life.pay(payment)
        } else {
            try life.disburse()
        }
    }
}

/// What a client is going to do: pay, or be paid out.
private struct Appointment {
    let contract: ContractID
    /// Nil for the disbursement.
    let payment: PlannedPayment?
}

/// What clients are going to do, by day.
private struct Agenda {
    private let opening: Day
    private let last: Day
    private var days: [Day: [Appointment]] = [:]

    init(of portfolio: SyntheticPortfolio) {
        opening = portfolio.opening
        last = portfolio.day
    }

    mutating func add(_ appointment: Appointment, on day: Day) {
        if day > opening, day <= last { days[day, default: []].append(appointment) }
    }

    mutating func add(_ payments: [PlannedPayment], of contract: ContractID) {
        for payment in payments {
            add(Appointment(contract: contract, payment: payment), on: payment.day)
        }
    }

    func appointments(on day: Day) -> [Appointment] { days[day] ?? [] }
}
