import BackOffice
import Questions
import Contracts
import Measures

/// A twin that must owe the same: every bucket, what is due, overdue, paid too much, the status.
struct SameAs: Expectation {
    static let words = ["same-as"]

    private let twin: String

    init(_ reading: ExpectationReading) throws(ScenarioFlaw) {
        twin = try reading.node.word(reading.contracts.map(\.number))
    }

    func checked(_ sight: Observation) throws(OfficeError) -> [CheckReport] {
        let moment = Moment(asOf: sight.day, knownAt: nil)
        let other = try sight.stage.office.card(twin, at: moment)
        let expected = other.comparable
        let found = sight.card.comparable
        return expected.keys.sorted().map { key in
            CheckReport(
                "\(key) as of \(twin)", expected: expected[key] ?? "none",
                found: found[key] ?? "none")
        }
            + found.keys.filter { expected[$0] == nil }.sorted().map { key in
                CheckReport("\(key) as of \(twin)", expected: "none", found: found[key] ?? "none")
            }
    }
}

extension ContractCard {
    /// What two contracts with the same fate have in common.
    fileprivate var comparable: [String: String] {
        var facts = [
            "status": status, "closure": closure ?? "none", "due": due, "overdue": overdue,
            "overdue days": "\(overdueDays)", "payoff": payoff, "unaccepted": unaccepted,
        ]
        for bucket in buckets {
            let tranche = bucket.tranche == 0 ? "" : " \(bucket.tranche)"
            let name = bucket.amountType + tranche + (bucket.offBalance ? " off" : "")
            facts["balance " + name] = bucket.balance
        }
        return facts
    }
}
