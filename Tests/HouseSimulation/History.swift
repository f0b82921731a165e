import Contracts
import Directories
import Measures
import Processes
import Questions
import TestHouse
import TestOffice
import Testing

@testable import BackOffice
@testable import Storage

/// A random history of a small portfolio, checked after every step.
struct History {
    var chance: Seeded
    let bench: LedgerBench
    var numbers: [String] = []
    var today: Day
    var seen = Coverage()
    private var memories: [Memory] = []
    private var step = 0
    private var rates: RandomRates

    /// A contract as it stood after a step.
    private struct Memory {
        let contract: LoadedContract
        let recordedAt: RecordedAt
    }

    init(seed: UInt64) throws {
        chance = Seeded(seed)
        bench = try LedgerBench()
        today = try Day(year: 2019, month: 12, day: 20)
        rates = RandomRates(seed: seed, from: try Day(year: 2017, month: 12, day: 1))
        try bench.quote(rates.next(days: 3_300))
    }

    var place: Comment { "SEED=\(chance.seed) step \(step) on \(today)" }

    /// Lives through so many steps, and looks back at the end.
    mutating func live(steps: Int) throws {
        for _ in 0..<4 { try sign() }
        while step < steps {
            step += 1
            try takeStep()
            if step.isMultiple(of: 20) { try bench.verify(place) }
        }
        try bench.verify(place)
        try lookBack()
    }

    private mutating func takeStep() throws {
        if rates.through < today.advanced(by: 200) {
            try bench.quote(rates.next(days: 400))
        }
        switch chance.number(1...20) {
        case 1: try sign()
        case 2...8: try night()
        case 9...13: try receiveCash()
        case 14...16: try carryOut()
        case 17: try restructure()
        case 18, 19: try rollBack()
        default: today = today.advanced(by: chance.number(Int32(1)...40))
        }
    }

    private mutating func sign() throws {
        let products = bench.rules.book.rows.products.filter {
            $0.kind == .credit || $0.kind == .deposit
        }
        let number = "C-\(numbers.count + 1)"
        let terms = try chance.terms(number, of: chance.pick(products))
        try bench.sign(terms)
        numbers.append(number)
        remember(number, try bench.loaded(number))
        let receipt = try bench.payOut(terms, on: terms.plannedDisbursement)
        seen.lent += receipt.processes.isEmpty ? 0 : 1
        seen.notLent += receipt.processes.isEmpty ? 1 : 0
        today = max(today, terms.plannedDisbursement)
        try check(number)
    }

    private mutating func night() throws {
        let first = today.advanced(by: chance.number(Int32(0)...12))
        let last = first.advanced(by: chance.once(in: 2) ? 0 : chance.number(Int32(1)...9))
        let summary = try bench.nights(first, through: last)
        today = last
        seen.nightProcesses += summary.processes
        for refusal in summary.refusals {
            // A restore that is still open keeps its contract out of the night.
            let isExpected = refusal.code == "E-LOD" || refusal.code == "E-STATE"
            #expect(isExpected, "\(refusal); \(place)")
        }
        let before = try bench.dump()
        let again = try bench.nights(first, through: last)
        #expect(again.processes == 0, place)
        #expect(try bench.dump() == before, "a night that is done is done; \(place)")
        try checkAll(on: last)
    }

    private mutating func receiveCash() throws {
        let number = chance.pick(numbers)
        let state = try bench.state(number)
        let order = chance.cashOrder(on: state, try bench.rules.on(today), about: today)
        let office = bench.office
        try attempt("\(order)", on: number) { context throws(OfficeError) in
            try office.receiveCash(order, context)
        }
    }

    private mutating func carryOut() throws {
        let number = chance.pick(numbers)
        let text = chance.order(on: try bench.state(number), about: today)
        let order = try Office.order(text.code, json: text.json)
        let office = bench.office
        try attempt("\(text)", on: number) { context throws(OfficeError) in
            try office.carryOut(order, on: number, context)
        }
    }
}

// Rolling back and looking back.
extension History {
    private mutating func remember(_ number: String, _ contract: LoadedContract) {
        memories.append(Memory(contract: contract, recordedAt: bench.now))
    }

    mutating func check(_ number: String) throws {
        try bench.check(number, place)
        remember(number, try bench.loaded(number))
    }

    private mutating func rollBack() throws {
        let number = chance.pick(numbers)
        let history = try bench.past(number).live
        let from =
            history.isEmpty || chance.once(in: 5)
            ? chance.valueTime(about: today) : chance.pick(history).valueTime
        let before = try bench.dump()
        let office = bench.office
        let key = "rollback-\(step)"
        let context = LedgerBench.context(key: key)
        do {
            let preview = try office.rollBack(
                number, from: from, LedgerBench.context(isPreview: true))
            #expect(try bench.dump() == before, "a preview stores nothing; \(place)")
            let receipt = try office.rollBack(number, from: from, context)
            #expect(receipt.processes == preview.processes, place)
            seen.rolledBack += receipt.processes
            try checkEarlierState(number)
            for other in receipt.others { try check(other) }
            let after = try bench.dump()
            _ = try office.rollBack(number, from: from, context)
            #expect(try bench.dump() == after, "a repeated rollback; \(place)")
        } catch let error as OfficeError {
            let isTooLate = history.allSatisfy { $0.valueTime < from }
            #expect(isTooLate || error.code == "E-STATE", "\(error); \(place)")
            #expect(try bench.dump() == before, place)
        }
        try check(number)
    }

    /// A rollback leaves the very state the contract had when its last process was that one.
    private mutating func checkEarlierState(_ number: String) throws {
        let now = try bench.loaded(number)
        let past = try bench.past(number)
        let earlier = memories.last {
            $0.contract.state.id == now.state.id && $0.contract.lastProcess == now.lastProcess
        }
        guard let earlier else { return }
        seen.statesComparedAfterRollback += 1
        let expected = earlier.contract.receivingLater(past.cashFlows)
        let isSame = now.state == expected
        #expect(isSame, "\(number) is as it was; \(place)")
    }

    /// What was known at every step can be seen again, and every day as it ended.
    private mutating func lookBack() throws {
        for memory in memories where chance.once(in: 3) {
            let number = memory.contract.state.terms.number
            let then = try see(number, Moment(asOf: nil, knownAt: memory.recordedAt))
            let isSame = then == memory.contract.state
            #expect(isSame, "\(number) as then known; \(place)")
            try lookAtDay(memory, number)
        }
    }

    /// As of the day of its last operation, if nothing else of that day is live now.
    private mutating func lookAtDay(_ memory: Memory, _ number: String) throws {
        guard let day = memory.contract.state.lastOperation?.day else { return }
        let past = try bench.past(number)
        let last = past.live.first { $0.valueTime.day <= day }
        guard last?.id == memory.contract.lastProcess else { return }
        seen.daysSeenAgain += 1
        let asOf = try see(number, Moment(asOf: day, knownAt: nil))
        // Cash of later days is not there yet.
        let later = past.cashFlows.filter { $0.valueTime.day > day }
        let isSame =
            later.reduce(asOf) { $0.receiving($1) }
            == memory.contract.receivingLater(past.cashFlows)
        #expect(isSame, "\(number) as of \(day); \(place)")
    }

    func see(_ number: String, _ moment: Moment) throws -> ContractState {
        try bench.office.store.reading { reading in
            try ContractAt(number, at: moment, reading, bench.rules).state
        }
    }
}

extension LoadedContract {
    /// The state with the cash flows that came after it, untouched.
    fileprivate func receivingLater(_ flows: [CashFlow]) -> ContractState {
        let later = flows.filter { flow in lastCashFlow.map { flow.id > $0 } ?? true }
        return later.reduce(state) { $0.receiving($1) }
    }
}

// Orders: tried, given, given again.
extension History {
    /// Gives an order as people do: perhaps tried before, perhaps sent twice, perhaps refused.
    mutating func attempt(
        _ what: String, on number: String,
        _ order: (OrderContext) throws(OfficeError) -> Receipt
    ) throws {
        let before = try bench.dump()
        let key = chance.once(in: 2) ? "key-\(step)" : nil
        let trial = tried(order)
        #expect(try bench.dump() == before, "a preview stores nothing: \(what); \(place)")
        do {
            let receipt = try order(LedgerBench.context(key: key))
            #expect(trial == .documents(receipt.documentsText), "\(what); \(place)")
            seen.count(receipt)
            if let key { try repeatOrder(receipt, key, number, order) }
        } catch let error as OfficeError {
            #expect(trial == .refused(error.code), "\(what); \(place)")
            #expect(error.isBusinessNo, "\(error): \(what); \(place)")
            #expect(try bench.dump() == before, "a refusal stores nothing: \(what); \(place)")
            seen.refused[error.code, default: 0] += 1
        }
        try check(number)
    }

    private enum Trial: Equatable {
        case documents(String)
        case refused(String)
    }

    private func tried(_ order: (OrderContext) throws(OfficeError) -> Receipt) -> Trial {
        do {
            let receipt = try order(LedgerBench.context(isPreview: true))
            return .documents(receipt.documentsText)
        } catch {
            return .refused(error.code)
        }
    }

    private mutating func repeatOrder(
        _ receipt: Receipt, _ key: String, _ number: String,
        _ order: (OrderContext) throws(OfficeError) -> Receipt
    ) throws {
        // An order that had nothing to do left nothing, not even its key.
        if receipt.cashFlow == nil, receipt.processes.isEmpty { return }
        seen.repeated += 1
        let before = try bench.dump()
        let context = LedgerBench.context(key: key)
        let again = try order(context)
        #expect(again.isRepeat, place)
        #expect(again.documentsText == receipt.documentsText, place)
        #expect(try bench.dump() == before, "a repeated order does nothing; \(place)")
        let other = ProcessContract(
            valueTime: ValueTime(today, second: 1), variant: .withoutPenalties)
        let office = bench.office
        let refusal = #expect(throws: OfficeError.self) {
            try office.carryOut(other, on: number, context)
        }
        #expect(refusal?.code == "E-DUP", place)
        #expect(try bench.dump() == before, "a used key does nothing; \(place)")
    }
}

extension Receipt {
    /// What was or would be booked.
    fileprivate var documentsText: String {
        processes.map { "\($0.valueTime) \($0.documents)" }.joined(separator: "\n")
    }
}

extension OfficeError {
    /// Whether it is a refusal with a code, not a bug and not the storage.
    var isBusinessNo: Bool {
        switch self {
        case .fault, .unexpected: false
        case .refused, .export, .directory, .notFound, .input, .keyUsed, .answerNotKept,
            .previewOutdated, .notWritten,
            .period, .rules, .late, .duplicate:
            true
        }
    }
}
