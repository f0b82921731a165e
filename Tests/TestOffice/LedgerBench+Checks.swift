import BackOffice
import Contracts
import Directories
import Measures
import Questions
import Storage
import TestHouse
package import Testing

/// What must hold of a contract after every step. - Source: I2, I5, I6.
extension LedgerBench {
    package func check(_ number: String, _ place: Comment) throws {
        let past = try past(number)
        let state = past.loaded.state
        let folded = try past.state(of: past.live)
        #expect(folded == state, "\(number) is the fold of its history; \(place)")
        let bytes = try bytesAroundRebuild(past)
        #expect(bytes.count == 2 && bytes[0] == bytes[1], "\(number) has one writing; \(place)")
        try checkSides(state, place)
        checkSums(past, place)
    }

    private func checkSides(_ state: ContractState, _ place: Comment) throws {
        let directory = try rules.on(state.lastOperation?.day ?? state.terms.signed)
        for entry in state.buckets.entries {
            let side = directory.side(of: entry.bucket.amountType)
            #expect(side?.allows(entry.minor) == true, "\(entry) of \(state.id); \(place)")
        }
        if state.status == .closed {
            #expect(state.debt(directory) == 0, "\(state.id); \(place)")
            #expect(state.closingDay != nil, "\(state.id); \(place)")
            let valuations: Set<AmountType> = [.discount, .reserveIFRS, .reserveRegular]
            let left = state.buckets.entries.filter { valuations.contains($0.bucket.amountType) }
            #expect(left.isEmpty, "no valuation outlives \(state.id); \(place)")
            let isEmpty = state.kind != .deposit || state.buckets.isEmpty
            #expect(isEmpty, "a closed deposit holds nothing, \(state.id); \(place)")
        }
    }

    /// Adds the operations up without any help of the fold.
    private func checkSums(_ past: ContractHistory, _ place: Comment) {
        var balances: [Bucket: Int64] = [:]
        var accepted: [CashFlowID: Int64] = [:]
        for process in past.live {
            for operation in process.documents.flatMap(\.operations) {
                let signed =
                    operation.sign == .plus ? operation.amount.minor : -operation.amount.minor
                balances[operation.bucket, default: 0] += signed
                if let flow = operation.cashFlow, operation.action != .accrual {
                    let isTakenBack = operation.action == .restore
                    accepted[flow, default: 0] +=
                        isTakenBack ? -operation.amount.minor : operation.amount.minor
                }
            }
        }
        let kept = past.loaded.state.buckets.entries
        let sums = balances.filter { $0.value != 0 }
        #expect(
            sums == Dictionary(uniqueKeysWithValues: kept.map { ($0.bucket, $0.minor) }),
            "operations add up to balances; \(place)")
        if past.loaded.state.isForeign { checkWorths(past, place) }
        for flow in past.cashFlows {
            let taken = accepted[flow.id] ?? 0
            #expect(taken <= flow.amount, "cash flow \(flow.id); \(place)")
            let left = past.loaded.state.cashFlow(flow.id)?.unaccepted ?? 0
            #expect(left == flow.amount - taken, "cash flow \(flow.id); \(place)")
        }
    }

    /// What operations were worth adds up to what the balances are worth.
    private func checkWorths(_ past: ContractHistory, _ place: Comment) {
        var worths: [Bucket: Int64] = [:]
        for operation in past.live.flatMap(\.documents).flatMap(\.operations) {
            worths[operation.bucket, default: 0] +=
                operation.sign == .plus ? operation.bookValue.minor : -operation.bookValue.minor
        }
        let state = past.loaded.state
        let kept = state.balances.bookValues.entries.map { ($0.bucket, $0.minor) }
        let sums = worths.filter { $0.value != 0 }
        #expect(sums == Dictionary(uniqueKeysWithValues: kept), "worths add up; \(place)")
        let held = state.buckets.entries.map(\.bucket)
        #expect(state.balances.bookValues.entries.map(\.bucket) == held, "of the same; \(place)")
        if state.restoreOpen == 0 {
            let isClear = state.cashFlows.allSatisfy { $0.restoredBookValue == 0 }
            #expect(isClear, "nothing waits at 2020; \(place)")
        }
    }

    /// Everything `verify` knows, over the whole ledger.
    package func verify(_ place: Comment) throws {
        let report = try office.verify { _, _ in }
        for invariant in report.invariants {
            #expect(invariant.holds, "\(invariant.id) \(invariant.failures); \(place)")
        }
    }
}
