package import Contracts
import Directories
import GeneralLedger
package import Measures
package import Processes
import Storage

/// A run of contracts, decided for one night and not yet written.
struct NightChunk: Sendable {
    /// Contracts that one transaction of a night moves.
    static let contractsMax = 10_000

    let day: Day
    /// The last contract looked at.
    private(set) var through: ContractID
    /// Whether no contract comes after it.
    let isLast: Bool
    private(set) var contracts = 0
    /// On which something later than the night stands.
    private(set) var passedOver: [ContractID] = []
    private var quiet: [QuietAccrual] = []
    private var whole: [WholeStep] = []
    private(set) var refused: [Refused] = []

    /// A contract on which more than interest happened, or that is behind.
    private struct WholeStep: Sendable {
        let loaded: LoadedContract
        /// That of the night, after those of days that must not be passed over.
        let steps: [DecidedProcess]
    }

    struct Refused: Sendable {
        let contract: ContractID
        let error: OfficeError
    }

    /// Decides the next contracts after `cursor`, reading no more of each than it must.
    init(_ day: Day, after cursor: ContractID, _ reading: ReadSession, _ rules: Rules) throws {
        self.day = day
        through = cursor
        let rows = try reading.quietRows(after: cursor, limit: NightChunk.contractsMax)
        isLast = rows.count < NightChunk.contractsMax
        quiet.reserveCapacity(rows.count)
        let time = ValueTime.night(of: day)
        let terms = quietTerms(at: time, try rules.on(day), rules)
        let lastMonth = day.firstOfMonth.previous
        for row in rows {
            contracts += 1
            through = row.id
            if let terms = terms[row.product], terms.mayBear(row.quiet?.rate),
                row.quiet?.isBehind(on: lastMonth) == false,
                let step = row.quiet?.accruing(through: day, at: time)
            {
                if step.amount == 0 { continue }
                quiet.append(
                    QuietAccrual(
                        terms.code, contract: row.id, version: row.version,
                        lastProcess: row.lastProcess, quiet: step.contract, posting: terms.posting,
                        amount: Money(minor: step.amount, terms.currency)))
            } else {
                try decideWhole(row.id, at: time, reading, rules)
            }
        }
    }

    private mutating func decideWhole(
        _ id: ContractID, at time: ValueTime, _ reading: ReadSession, _ rules: Rules
    ) throws {
        do {
            let loaded = try reading.load(id, rules)
            // A contract that was moved later than this already stands beyond the night.
            if let last = loaded.state.lastOperation, last > time {
                passedOver.append(id)
                return
            }
            let steps = try loaded.state.night(at: time, rules)
            if !steps.isEmpty { whole.append(WholeStep(loaded: loaded, steps: steps)) }
        } catch let error as OfficeError {
            refused.append(Refused(contract: id, error: error))
        } catch let fault as StoreFault where fault.isDamage {
            // A damaged contract stands apart; the others are served.
            refused.append(Refused(contract: id, error: .fault(fault)))
        }
    }

    /// What its contracts said no to, at most `limit` of them.
    func refusals(limit: Int, _ reading: ReadSession) throws -> [RefusedContract] {
        try refused.prefix(max(0, limit)).map { item in
            RefusedContract(
                contract: try reading.contract(item.contract).terms.number, day: "\(day)",
                code: item.error.code, message: item.error.message)
        }
    }

    /// Whether nothing would be booked.
    var isIdle: Bool { quiet.isEmpty && whole.isEmpty }

    /// Writes the chunk and how far the batch has come: all of it, or nothing.
    func put(_ batch: BatchProgress, _ unit: UnitOfWork) throws -> BatchProgress {
        var next = batch
        // What is made up has times of its own, which each row is held against.
        let time = ValueTime.night(of: day)
        let isBehind = { (item: WholeStep) in item.steps.contains { $0.valueTime != time } }
        for item in whole where isBehind(item) { try put(item, batch, unit) }
        try unit.transaction.unlocked(at: time) {
            try unit.transaction.appendQuiet(quiet, at: time, work: batch.work)
            for item in whole where !isBehind(item) { try put(item, batch, unit) }
        }
        for item in whole {
            next.processes += item.steps.count
            next.operations += item.steps.reduce(0) { $0 + $1.operationCount }
        }
        for item in refused {
            try unit.transaction.insert(
                BatchRefusal(
                    work: batch.work, contract: item.contract, code: item.error.code,
                    text: item.error.message))
        }
        next.contracts += contracts
        next.processes += quiet.count
        next.operations += quiet.count
        next.refused += refused.count
        next.throughContract = through
        if isLast { next.state = .done }
        try unit.transaction.put(next)
        return next
    }

    private func put(_ item: WholeStep, _ batch: BatchProgress, _ unit: UnitOfWork) throws {
        _ = try item.steps.reduce(item.loaded) { try unit.put($1, on: $0, for: batch.work) }
    }
}

extension ContractState {
    /// What a night books on the contract, after what earlier days have been left without.
    fileprivate func night(at time: ValueTime, _ rules: Rules) throws -> [DecidedProcess] {
        let alone = try DecidedProcess(ProcessContract.nightly(at: time, on: self), on: self, rules)
        var next = alone.isEmpty ? nil : dayToMakeUp(before: time.day)
        if next == nil { return alone.isEmpty ? [] : [alone] }
        var steps: [DecidedProcess] = []
        var state = self
        while let missed = next {
            if rules.isOpen(missed) { try state.pass(the: .night(of: missed), rules, &steps) }
            next = state.dayToMakeUp(after: missed, before: time.day)
        }
        try state.pass(the: time, rules, &steps)
        return steps
    }

    private mutating func pass(
        the night: ValueTime, _ rules: Rules, _ steps: inout [DecidedProcess]
    ) throws {
        let order = ProcessContract.nightly(at: night, on: self)
        let step = try DecidedProcess(order, on: self, rules)
        self = step.after
        if !step.isEmpty { steps.append(step) }
    }
}

extension ProcessContract {
    /// Every process that a night may order.
    package static let nightlyCodes: Set<ProcessCode> = [
        Variant.plain.code, Variant.withPrepaymentOffset.code,
        Variant.withPrepaymentOffsetAndRecalculation.code,
    ]

    /// What a night orders on a contract.
    ///
    /// What is prepaid meets what falls due, and on a day on which a tranche does the rest of it
    /// may change the schedule.
    package static func nightly(at time: ValueTime, on contract: ContractState) -> ProcessContract {
        let mayRecalculate = contract.hasCredit && contract.recalculates(on: time.day)
        return ProcessContract(
            valueTime: time,
            variant: mayRecalculate
                ? .withPrepaymentOffsetAndRecalculation : quietVariant(contract.product))
    }

    /// What it orders where nothing but interest can happen.
    static func quietVariant(_ product: Product) -> Variant {
        product.prepayment.isAllowed ? .withPrepaymentOffset : .plain
    }
}

extension DecidedProcess {
    /// Operations in all its documents.
    var operationCount: Int {
        decision.documents.reduce(0) { $0 + $1.operations.count }
    }
}

/// How interest is booked on quiet contracts of a product.
private struct QuietTerms {
    let code: ProcessCode
    let posting: PostingID
    let currency: Currency
    /// The highest rate that no law of any day of signing forbids; nil where any is allowed.
    let rateMax: YearlyRate?

    /// Whether a rate is lawful whenever the contract was signed; else the whole state says.
    func mayBear(_ rate: YearlyRate?) -> Bool {
        guard let rate, let rateMax else { return true }
        return rate <= rateMax
    }
}

/// The terms of each product, where accounting has a template for its interest.
private func quietTerms(
    at time: ValueTime, _ directory: Directory, _ rules: Rules
) -> [ProductID: QuietTerms] {
    rules.products.compactMapValues { product in
        let parameters = PostingParameters(
            kind: product.kind, amountType: .interest, action: .accrual, sign: .plus,
            payment: .empty, isOffBalance: false)
        guard let posting = directory.postings[parameters],
            directory.accounts[posting.id] != nil
        else { return nil }
        let rates = directory.caps.compactMap { $0.yearlyRateMax(by: product.interest.basis) }
        return QuietTerms(
            code: ProcessContract.quietVariant(product).code, posting: posting.id,
            currency: product.currency, rateMax: product.isConsumer ? rates.min() : nil)
    }
}
