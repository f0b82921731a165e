import BackOffice
import Contracts
import Directories
import Foundation
import Measures
import Orders
import Processes
import Questions
import Storage
import TestHouse
import TestOffice
import Testing

@testable import Laboratory

/// What `show` says of a contract is true after every process: the scenarios play all of them.
@Suite struct `The facts of a contract` {
    static let files: [String] = {
        let folder = PackageFiles.root.appending(path: "Scenarios").path
        let names = FileManager.default.enumerator(atPath: folder)?.allObjects ?? []
        return names.compactMap { $0 as? String }.filter { $0.hasSuffix(".yaml") }.sorted()
    }()

    @Test(arguments: files)
    func `are true after every step of a scenario`(file: String) throws {
        let path = PackageFiles.root.appending(path: "Scenarios/\(file)")
        let scenario = try Scenario(yaml: Array(Data(contentsOf: path)))
        let run = try ScenarioRun(scenario)
        #expect(!scenario.steps.isEmpty)
        for step in scenario.steps {
            let report = run.play(step, isTraced: false)
            for number in try numbers(run.office) {
                let place: Comment = "\(number), \(file):\(report.line) \(report.told)"
                try ShownContract(number, run.office).check(place)
            }
        }
    }

    private func numbers(_ office: Office) throws -> [String] {
        var numbers: [String] = []
        try office.answering { reading, rules in
            try reading.everyContractID { numbers.append(try reading.contract($0).terms.number) }
        }
        return numbers
    }
}

/// A contract as it is shown, held against what orders would do to it.
private struct ShownContract {
    private let office: Office
    private let card: ContractCard
    private let trial = LedgerBench.context(isPreview: true)
    private let end: ValueTime

    init(_ number: String, _ office: Office) throws {
        self.office = office
        card = try office.card(number, at: .now)
        end = .end(of: try Day(text: card.asOf))
    }

    func check(_ place: Comment) throws {
        guard card.status == "active" || card.status == "boughtBack" else {
            let owed = [card.payoff, card.due, card.overdue]
            #expect(owed.allSatisfy { $0 == "0.00" } && card.overdueDays == 0, "\(owed) \(place)")
            let accrued = [card.accruedThrough, card.reckonedThrough]
            let isOver = accrued.allSatisfy { $0.map { $0 <= card.closingDay ?? "" } ?? true }
            #expect(isOver, "\(accrued) \(place)")
            return
        }
        if try isProcessed(place) { try checkPayoff(place) }
    }

    /// What processing still finds to book is not told as accrued, and is in the figures; false
    /// where nothing is booked, be it that the period is closed or that restored money waits.
    private func isProcessed(_ place: Comment) throws -> Bool {
        let order = ProcessContract(valueTime: end, variant: .plain)
        let missing: [DocumentTree]
        do throws(OfficeError) {
            missing = try office.carryOut(order, on: card.number, trial).processes
                .flatMap(\.documents).filter { $0.type.hasSuffix("Accrual") }
        } catch {
            #expect(["E-STATE", "E-PERIOD"].contains(error.code), "\(error.message) \(place)")
            return false
        }
        if missing.isEmpty { return true }
        #expect(card.accruedThrough ?? "" < card.asOf, place)
        #expect(card.reckonedThrough == card.asOf, place)
        return true
    }

    /// With what is prepaid it ends the contract, and a kopeck less does not.
    private func checkPayoff(_ place: Comment) throws {
        let currency = try Currency(code: card.currency)
        let amount = { (text: String) in try Money(text: text, currency).minor }
        let needed = try amount(card.payoffAfterPrepaid)
        let isDeposit = card.buckets.contains { $0.amountType.hasPrefix("DEP_") }
        guard card.unaccepted == "0.00", needed > 1, !isDeposit else { return }
        #expect(try afterPaying(Money(minor: needed, currency)) == "closed 0.00", place)
        let less = try afterPaying(Money(minor: needed - 1, currency))
        #expect(less.hasPrefix("open"), place)
    }

    private func afterPaying(_ amount: Money) throws -> String {
        let receipt = try office.receiveCash(
            CashOrder(
                contract: card.number, valueTime: end, isIncoming: true, payment: .bank,
                amount: amount.text, bank: nil, reference: nil, early: .full), trial)
        let changes = receipt.processes.flatMap(\.documents).flatMap(\.changes)
        let isClosed = changes.contains { $0.hasPrefix("closed") }
        return "\(isClosed ? "closed" : "open") \(receipt.unaccepted ?? "")"
    }
}
