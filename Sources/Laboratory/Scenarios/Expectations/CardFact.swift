import BackOffice
import Questions
import Contracts
import Measures

/// A figure or word of a contract's head, such as `overdue: 18.09` or `status: closed`.
struct CardFact: Expectation {
    static let words = kinds.map(\.word)

    private let kind: Kind
    private let expected: String

    init(_ reading: ExpectationReading) throws(ScenarioFlaw) {
        guard let kind = Self.kinds.first(where: { $0.word == reading.word }) else {
            preconditionFailure("a fact is asked for by its word")
        }
        self.kind = kind
        expected = try kind.read(reading)
    }

    func checked(_ sight: Observation) throws(OfficeError) -> [CheckReport] {
        [CheckReport(kind.word, expected: expected, found: kind.found(sight.card))]
    }

    /// How a fact is read from a file and found on a card.
    private struct Kind: Sendable {
        let word: String
        let read: @Sendable (ExpectationReading) throws(ScenarioFlaw) -> String
        let found: @Sendable (ContractCard) -> String
    }

    private static let kinds: [Kind] = [
        amount("due") { $0.due }, amount("overdue") { $0.overdue },
        amount("payoff") { $0.payoff }, amount("unaccepted") { $0.unaccepted },
        Kind(word: "overdue-days", read: days) { "\($0.overdueDays)" },
        word("status", ContractStatus.allCases.map { "\($0)" }) { $0.status },
        word("closure", ClosureStatus.allCases.map { "\($0)" } + ["none"]) {
            $0.closure ?? "none"
        },
        day("closed-on") { $0.closingDay }, day("accrued-through") { $0.accruedThrough },
        amount("charges-left") { $0.chargesLeft ?? "none" },
        day("cap-reached") { $0.capReached },
        day("interest-stopped-from") { $0.interestStoppedFrom },
        day("penalties-stopped-from") { $0.penaltyStoppedFrom },
        Kind(word: "last-operation", read: time) { $0.lastOperation ?? "none" },
    ]

    private static func amount(
        _ word: String, _ found: @escaping @Sendable (ContractCard) -> String
    ) -> Kind {
        Kind(
            word: word,
            read: { reading throws(ScenarioFlaw) in
                try reading.node.money(reading.currency).text
            }, found: found)
    }

    private static func word(
        _ word: String, _ words: [String], _ found: @escaping @Sendable (ContractCard) -> String
    ) -> Kind {
        Kind(
            word: word, read: { reading throws(ScenarioFlaw) in try reading.node.word(words) },
            found: found)
    }

    private static func day(
        _ word: String, _ found: @escaping @Sendable (ContractCard) -> String?
    ) -> Kind {
        Kind(
            word: word, read: { reading throws(ScenarioFlaw) in "\(try reading.node.day())" },
            found: { found($0) ?? "none" })
    }

    @Sendable
    private static func days(_ reading: ExpectationReading) throws(ScenarioFlaw) -> String {
        "\(try reading.node.count(0...100_000))"
    }

    @Sendable
    private static func time(_ reading: ExpectationReading) throws(ScenarioFlaw) -> String {
        let time = try reading.node.read("a time such as 2018-05-31T12:00:00") {
            text throws(MeasureFlaw) in try ValueTime(text: text)
        }
        return "\(time)"
    }
}
