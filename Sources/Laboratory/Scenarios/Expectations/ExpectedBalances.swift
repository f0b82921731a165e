import BackOffice
import Contracts
import Measures

/// Balances by bucket: `balances`, or `only-balances` when nothing else may be left.
struct ExpectedBalances: Expectation {
    static let words = ["balances", "only-balances"]

    private let isOnly: Bool
    private let amounts: [(buckets: BucketPattern, amount: Money)]

    init(_ reading: ExpectationReading) throws(ScenarioFlaw) {
        isOnly = reading.word == "only-balances"
        var amounts: [(BucketPattern, Money)] = []
        for entry in try reading.node.entries("amounts by bucket") {
            amounts.append(
                (try BucketPattern(entry, reading.rules), try entry.value.money(reading.currency)))
        }
        self.amounts = amounts
    }

    func checked(_ sight: Observation) throws(OfficeError) -> [CheckReport] {
        let entries = sight.state.buckets.entries
        var checks = amounts.map { expected in
            let sum = entries.reduce(0) {
                expected.buckets.holds($1.bucket) ? $0 + $1.minor : $0
            }
            return CheckReport(
                "balance \(expected.buckets.text)", expected: expected.amount.text,
                found: sight.state.money(sum).text)
        }
        guard isOnly else { return checks }
        for entry in entries where !amounts.contains(where: { $0.buckets.holds(entry.bucket) }) {
            checks.append(
                CheckReport(
                    "balance \(sight.directory.written(entry.bucket))",
                    expected: sight.state.money(0).text,
                    found: sight.state.money(entry.minor).text))
        }
        return checks.isEmpty ? [.none("balances")] : checks
    }
}
