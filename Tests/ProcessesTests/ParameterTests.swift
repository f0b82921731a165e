import Contracts
import Measures
import Processes
import TestHouse
import Testing

/// What each kind of field takes, and how an order is read by its fields.
@Suite struct `Parameters` {
    struct Case: CustomTestStringConvertible, Sendable {
        let kind: Parameter.Kind
        let taken: [String]
        let refused: [String]

        var testDescription: String { kind.accepted }
    }

    private static let kinds = [
        Case(
            kind: .money, taken: ["0", "12", "12.30", "-1.00", "0.0001"],
            refused: ["", "1,50", "1 000", "+1", "1e3", "12.", "0.00001", "99999999999999"]),
        Case(
            kind: .day, taken: ["2018-02-28"],
            refused: ["", "28.02.2018", "2018-02-30", "2018-2-28", "2018-02-28T00:00:00"]),
        Case(
            kind: .moment, taken: ["2018-02-28", "2018-02-28T23:59:59"],
            refused: ["", "2018-02-28T24:00:00", "2018-02-28 12:00:00", "now"]),
        Case(
            kind: .rate, taken: ["0", "14.4", "1000"],
            refused: ["", "-1", "14,4", "14.4 %", "1000.000001"]),
        Case(
            kind: .tenor, taken: ["P1D", "P2W", "P3M", "P1Y"],
            refused: ["", "P0D", "1M", "P1M2D", "p1m"]),
        Case(
            kind: .code(of: .amountTypes), taken: ["PEN_PRINCIPAL", "a-1.b"],
            refused: ["", "PEN PRINCIPAL", "[1.5]", "\"\\ud800\"", "ШТРАФ", "A\u{200B}"]),
        Case(
            kind: .code(of: .paymentTypes), taken: ["101173"],
            refused: ["", "cash", "2147483648", "1.5"]),
        Case(
            kind: .cashFlow, taken: ["0", "12", "9223372036854775807"],
            refused: ["", "-1", "1.5", "9223372036854775808", "twelve"]),
        Case(
            kind: .tranche, taken: ["0", "1", "65535"],
            refused: ["", "-1", "65536", "1.0", "first"]),
        Case(kind: .flag, taken: ["true", "false"], refused: ["", "1", "yes", "True"]),
        Case(
            kind: .text, taken: ["A40-17", " ", String(repeating: "x", count: 256)],
            refused: ["", String(repeating: "x", count: 257)]),
        Case(
            kind: .contract, taken: ["4711", "№ 4711/2018"],
            refused: ["", String(repeating: "x", count: 257)]),
        Case(
            kind: .choice(["full", "partial"]), taken: ["full", "partial"],
            refused: ["", "Full", "principal"]),
    ]

    @Test(arguments: kinds)
    func `a kind takes its texts to the letter and no others`(row: Case) {
        #expect(row.taken.filter { !row.kind.accepts($0) } == [])
        #expect(row.refused.filter { row.kind.accepts($0) } == [])
    }

    private struct Gift: Decodable, Equatable {
        let day: Day
        let amount: AmountText?

        static let parameters = [
            Parameter("day", .day, "When.", example: "2018-05-31"),
            Parameter(
                "amount", .money, .optional(otherwise: "what is owed"), "How much.",
                example: "12.30"),
        ]

        static func read(_ given: [String: String]) throws(ParameterFlaw) -> Gift {
            try parameters.read(given) { try Gift(from: $0) }
        }
    }

    /// Any order can be read, not only that of a process.
    @Test func `an order is read from texts`() throws {
        let day = try Day(text: "2018-05-31")
        #expect(try Gift.read(["day": "2018-05-31"]) == Gift(day: day, amount: nil))
        let whole = try Gift.read(["day": "2018-05-31", "amount": "5"])
        #expect(whole == Gift(day: day, amount: AmountText("5")))
    }

    private static let flaws: [([String: String], ParameterFlaw)] = [
        (["day": "2018-05-31", "to": "me"], .unknown("to", known: ["day", "amount"])),
        (["day": "soon"], .notAccepted(Gift.parameters[0], given: "soon")),
        (["day": "2018-05-31", "amount": "x"], .notAccepted(Gift.parameters[1], given: "x")),
        (["amount": "5"], .missing(Gift.parameters[0])),
        ([:], .missing(Gift.parameters[0])),
    ]

    @Test(arguments: flaws.indices)
    func `what is wrong with an order is said with its field`(place: Int) {
        let (given, flaw) = Self.flaws[place]
        #expect(throws: flaw) { try Gift.read(given) }
    }

    @Test func `a field that is not as its parameter says is a bug, not an order`() {
        let wrong = [Parameter("day", .text, "When.", example: "soon")]
        #expect {
            try wrong.read(["day": "soon"]) { try Gift(from: $0) }
        } throws: { error in
            if case .undecodable? = error as? ParameterFlaw { true } else { false }
        }
    }
}
