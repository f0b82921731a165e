import Contracts
import Directories
import Measures
import Questions
import TestOffice
import Testing

@testable import BackOffice
@testable import Storage

@Suite(.serialized) struct `Explanations` {
    /// The lines the engine tells are the amount: nothing is left over, nothing made up.
    @Test(arguments: Effort.seeds)
    func `every accrual and every balance is explained to the cent`(seed: UInt64) throws {
        var history = try History(seed: seed)
        try history.live(steps: 60)
        let office = history.bench.office
        var explained = 0
        for number in history.numbers {
            let past = try history.bench.past(number)
            for (id, operation) in past.counted.suffix(40) {
                let explanation = try office.explain(operation: id.rawValue, of: number)
                let sum = explanation.sum.values
                // What makes up for a missed night says through which; what is booked ahead of its
                // days is told as such.
                let total = sum.first { $0.key.hasPrefix("rounded") }?.value
                guard let rounded = total else {
                    #expect(sum["booked ahead"] != nil, "\(id); \(history.place)")
                    continue
                }
                let before = try #require(sum["booked before"])
                let currency = past.loaded.state.currency
                let amount =
                    try Money(text: rounded, currency).minor - Money(text: before, currency).minor
                // What a deposit earns is written with minus.
                let own = past.loaded.state.kind.growing.signed(operation.signedMinor)
                // The statutory cap may have cut the rest.
                let isCut = past.loaded.state.chargesRoom != nil && own < amount
                #expect(
                    own == amount || isCut,
                    "operation \(id.rawValue) of \(number); \(history.place)")
                explained += 1
            }
            for entry in past.loaded.state.buckets.entries.prefix(20) {
                let code = try #require(
                    history.bench.rules.on(history.today).row(of: entry.bucket.amountType))
                let question = BucketQuestion(
                    amountType: code.code, tranche: Int(entry.bucket.tranche.rawValue),
                    isOffBalance: entry.bucket.isOffBalance)
                let explanation = try office.explain(question, of: number, at: .now)
                #expect(
                    explanation.movements.last?.balance
                        == past.loaded.state.money(entry.minor).text, history.place)
            }
        }
        #expect(explained > 0, history.place)
    }
}

extension [ExplainedFact] {
    fileprivate var values: [String: String] {
        Dictionary(map { ($0.name, $0.value) }) { first, _ in first }
    }
}

extension ContractHistory {
    /// The accruals and reversals that counters caused, oldest first.
    fileprivate var counted: [(OperationID, DebtOperation)] {
        live.reversed().flatMap { process in
            let marks = process.documents.flatMap { document in
                document.operations.map { ($0, document.type.entersCounters) }
            }
            return zip(process.operationIDs, marks).compactMap { id, mark in
                let isAccrual = mark.0.action == .accrual || mark.0.action == .reversal
                // Mandatory interest is what is missing to a least, and not counted by days.
                let isByDays = mark.0.bucket.amountType != .mandatoryInterest
                return mark.1 && isAccrual && isByDays ? (id, mark.0) : nil
            }
        }
    }
}
