import BackOffice
import Testing

/// What histories have met, so that a quiet simulation is not taken for a good one.
struct Coverage {
    var lent = 0
    var notLent = 0
    var nightProcesses = 0
    var repeated = 0
    var rolledBack = 0
    var restructured = 0
    var statesComparedAfterRollback = 0
    var daysSeenAgain = 0
    var listed = 0
    /// By code.
    var refused: [String: Int] = [:]
    /// By the rule that auto-accept followed.
    var rules: [String: Int] = [:]
    /// By document type.
    var documents: [String: Int] = [:]

    mutating func count(_ receipt: Receipt) {
        for step in receipt.trace { rules[step.rule, default: 0] += 1 }
        for document in receipt.processes.flatMap(\.documents) {
            documents[document.type, default: 0] += 1
        }
    }
}

@Suite(.serialized) struct `Random histories` {
    @Test(arguments: Effort.seeds)
    func `every rule of the house stands after every step`(seed: UInt64) throws {
        var history = try History(seed: seed)
        try history.live(steps: Effort.steps)
        try history.checkPortfolios()
        let seen = history.seen
        #expect(seen.lent > 0 && seen.nightProcesses > 0 && seen.daysSeenAgain > 0, history.place)
        #expect(seen.listed > 0 && !seen.documents.isEmpty, history.place)
    }
}
