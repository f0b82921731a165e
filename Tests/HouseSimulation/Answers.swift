import Contracts
import Directories
import Foundation
import GeneralLedger
import Measures
import Orders
import Processes
import Questions
import Synchronization
import TestOffice

@testable import BackOffice
@testable import Storage

/// What a ledger answers to what it can be asked, and does when it is told to; nothing of it is
/// kept.
struct Answers {
    /// What was shown, by the number of the question; a refusal is an answer.
    private(set) var figures: [Int: String] = [:]
    /// Answers that no user should get.
    private(set) var bugs: [String] = []
    private(set) var holds = false

    private let office: Office
    private let turn: Int
    private var questions = 0

    /// Questions are asked in so many turns.
    static let turns = 4

    /// - Parameter turn: which of the questions are asked; the check of the ledger is in each.
    init(_ forge: Forge, turn: Int) throws {
        self.turn = turn
        // What an office remembers of periods and rates is read anew; the rules are large.
        let known = forge.office
        let fresh = Office(known.store) { RecordedAt(rawValue: 1 << 40) }
        let rules = known.rulesByVersion.withLock { $0 }
        fresh.rulesByVersion.withLock { $0 = rules }
        office = fresh
        try ask()
        try order()
        try verify()
    }

    private mutating func ask() throws {
        let office = office
        let day = try Day(text: "2018-06-10")
        let all = OperationFilter(
            from: nil, through: nil, includesCancelled: true, isOldestFirst: true)
        let page = ProcessFilter(
            from: nil, through: nil, portionNumber: 1, portionSize: 3, isOldestFirst: true)
        let past = Moment(asOf: try Day(text: "2018-05-20"), knownAt: nil)
        for number in Forge.numbers { note { try office.card(number, at: .now) } }
        note { try office.card("R-0001", at: past) }
        note { try office.operations("R-0002", all, at: .now) }
        note { try office.processes(of: "USD-1", page, at: .now) }
        note { try office.portfolio(on: day) }
        note { try office.trialBalance(from: Day(text: "2018-05-01"), through: day) }
        note { try office.periodState() }
        note { try office.checkPeriod(Month(text: "2018-06")) { _, _ in } }
        note { try office.exports(through: day) }
        note { try office.unidentifiedPayments() }
        note { try office.downloadedBytes(of: 1) }
    }

    private mutating func order() throws {
        let office = office
        let time = try ValueTime(text: "2018-06-11T12:00:00")
        let preview = LedgerBench.context(isPreview: true)
        for number in ["R-0001", "USD-1"] {
            let cash = CashOrder(
                contract: number, valueTime: time, isIncoming: number != "D-1", payment: .bank,
                amount: "100.00", bank: nil, reference: nil, early: nil)
            note { try office.receiveCash(cash, preview) }
            note {
                try office.rollBack(
                    number, from: .start(of: Day(text: "2018-06-08")), preview)
            }
        }
        let order = ExportOrder(kind: .postings, mode: .day, from: nil, through: time.day)
        note { try office.prepareExport(order, preview) }
        note { try office.nightUndone(on: time.day) }
        try undo { unit in _ = try unit.rebuild { _, _ in } }
    }

    private mutating func verify() throws {
        do {
            let report = try office.verify { _, _ in }
            // The triggers were taken away to spoil anything at all.
            holds =
                report.damage.isEmpty
                && report.invariants.allSatisfy { $0.holds || $0.id == "I26" }
        } catch {
            if case .unexpected = error { bugs.append(error.message) }
        }
    }

    private mutating func note(_ question: () throws -> some Encodable) {
        questions += 1
        guard questions % Answers.turns == turn % Answers.turns else { return }
        do {
            figures[questions] = try text(of: question())
        } catch let error as OfficeError {
            if case .unexpected = error { bugs.append(error.message) }
            figures[questions] = "\(error.code) \(error.message)"
        } catch {
            bugs.append("\(error)")
        }
    }

    private mutating func undo(_ body: (UnitOfWork) throws -> Void) throws {
        let office = office
        note {
            try sorting {
                try office.working(LedgerBench.clerk) { unit -> Int in
                    try body(unit)
                    throw OfficeError.keyUsed("undone")
                }
            }
        }
    }
}

extension Office {
    /// A night over the whole ledger, decided and put down, then undone.
    fileprivate func nightUndone(on day: Day) throws(OfficeError) -> [String] {
        do {
            return try store.inTransaction(ending: { transaction in
                let unit = UnitOfWork(
                    transaction: transaction, rules: try rules(transaction),
                    operatorName: "tests", recordedAt: RecordedAt(rawValue: 0))
                let work = try unit.record(.night, parameters: "{}", on: nil, key: nil)
                let batch = BatchProgress(work: work, kind: "night", day: day)
                try transaction.put(batch)
                let chunk = try NightChunk(
                    day, after: ContractID(rawValue: 0), transaction, unit.rules)
                let done = try chunk.put(batch, unit)
                return .undone([
                    "\(done.contracts) \(done.processes) \(done.operations) \(done.refused)"
                ])
            })
        } catch {
            throw OfficeError(error, nil)
        }
    }

    /// How many bytes a batch has in the form that is made anew.
    fileprivate func downloadedBytes(of batch: Int64) throws(OfficeError) -> Int {
        var count = 0
        try downloadExport(batch, as: .hledger, LedgerBench.clerk) { count += $0.count }
        return count
    }
}
