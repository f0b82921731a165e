import BackOffice
import Contracts
import Directories
import Measures

/// What the money of a step went to, summed by bucket: `paid: {INTEREST: 8.22, PRINCIPAL: 91.78}`.
///
/// Money that is accepted again counts like money that came; what is taken back does not.
struct PaidParts: Expectation {
    static let words = ["paid"]

    private let amounts: [(buckets: BucketPattern, amount: Money)]

    init(_ reading: ExpectationReading) throws(ScenarioFlaw) {
        try reading.requireDeed()
        var amounts: [(BucketPattern, Money)] = []
        for entry in try reading.node.entries("amounts by bucket") {
            amounts.append(
                (try BucketPattern(entry, reading.rules), try entry.value.money(reading.currency)))
        }
        self.amounts = amounts
    }

    func checked(_ sight: Observation) throws(OfficeError) -> [CheckReport] {
        let parts = sight.processes.flatMap(\.documents).flatMap(\.operations).filter(\.lays)
        var checks = amounts.map { expected in
            let sum = parts.reduce(0) { sum, part in
                expected.buckets.holds(part.bucket) ? sum + part.amount.minor : sum
            }
            return CheckReport(
                "paid \(expected.buckets.text)", expected: expected.amount.text,
                found: sight.state.money(sum).text)
        }
        for part in parts where !amounts.contains(where: { $0.buckets.holds(part.bucket) }) {
            checks.append(
                CheckReport(
                    "paid \(sight.directory.written(part.bucket))",
                    expected: sight.state.money(0).text, found: part.amount.text))
        }
        return checks.isEmpty ? [.none("paid")] : checks
    }
}

extension DebtOperation {
    /// Whether it lays money over debt, or keeps it for the client.
    fileprivate var lays: Bool {
        let actions: Set<ActionType> = [.repayment, .prepayment, .overpayment, .reaccept]
        return actions.contains(action)
    }
}
