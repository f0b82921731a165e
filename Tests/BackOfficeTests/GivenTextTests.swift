import Measures
import Orders
import Questions
import Storage
import TestOffice
import Testing

@testable import BackOffice

@Suite struct `Given texts` {
    @Test(
        arguments: [
            "\u{0}", "\u{9}", "\n", "\u{1B}", "\u{7F}", "\u{85}", "\u{9B}", "\u{AD}", "\u{200B}",
            "\u{200D}", "\u{202E}", "\u{2028}", "\u{2066}", "\u{FEFF}", "\u{34F}", "\u{E0041}",
            "\u{3164}", "\u{FE0F}",
        ] as [Unicode.Scalar])
    func `what is not seen, or moves what is seen, is hidden`(scalar: Unicode.Scalar) {
        #expect(scalar.isHidden)
        #expect(!ContractNumber.isOne("A\(scalar)"))
        #expect(throws: OfficeError.self) { try GivenText.require("A\(scalar)", as: "key") }
    }

    @Test(arguments: ["A-1", "№ 4711/2018", "Ёж", "李", "a b", "é", "e\u{301}", "“A”"])
    func `letters of every script are plain`(text: String) throws {
        #expect(text.isPlain && ContractNumber.isOne(text))
        try GivenText.require(text, as: "key")
    }

    @Test(arguments: ["", " A", "A ", "A\u{A0}B", String(repeating: "x", count: 65)])
    func `a number of a contract has no space around it and some bytes only`(text: String) {
        #expect(!ContractNumber.isOne(text))
    }

    /// What people and scripts have typed for values, and what programs have broken on.
    private static let odd = [
        "", " ", "0", "1", "-1", "65535", "65536", "-65536", "2147483648", "9223372036854775807",
        "9223372036854775808", "1.5", "1e400", "-0", "+1", "NaN", "null", "true", "x", "[]", "{}",
        "[1.5]", "[1e400]", "[-1]", "[65536]", "[[1]]", "[null]", "{\"a\":1}", "{\"a\":1.5}",
        "[{\"tranche\":65536}]", "[{\"amount\":\"1\"}]", "\"\\ud800\"", "\"\\u0000\"", "\"",
        "\"1\"", "\"\"", "[", "{", "2018-02-30", "2018-05-31", "2018-05-31T25:00:00",
        "9999-12-31", "1.00", "0.00", "-1.00", "99999999999999999999.00", "PRINCIPAL",
        "\u{1B}[2J", "\u{202E}", String(repeating: "9", count: 400),
        String(repeating: "[", count: 2000),
    ]

    @Test(arguments: Office.processTypes.map(\.code))
    func `no parameter of a process is ever called a bug`(code: String) throws {
        let bench = try ExportBench("A-1")
        let type = try #require(Office.processTypes.first { $0.code == code })
        let time = ValueTime.start(of: try Day(text: "2018-02-26"))
        let context = LedgerBench.context(isPreview: true)
        let names = type.parameters.map(\.name)
        for name in names {
            for value in Self.odd {
                for others in [[:], Self.likely(names)] {
                    var parameters = others
                    parameters[name] = value
                    do {
                        let order = try Office.order(code, at: time, parameters: parameters)
                        _ = try bench.office.carryOut(order, on: "A-1", context)
                    } catch {
                        let place = "\(code) \(name)=\(value.prefix(40)): \(error.message)"
                        #expect(error.kind != .broken, "\(place)")
                    }
                }
            }
        }
    }

    /// Values that most parameters of these names take.
    private static func likely(_ names: [String]) -> [String: String] {
        let known = [
            "amountType": "INTEREST", "amount": "1.00", "tranche": "1", "isOffBalance": "false",
            "paymentType": "101173", "reason": "ERROR", "cashFlow": "1", "booksExcess": "false",
        ]
        return known.filter { names.contains($0.key) }
    }

    @Test func `a number beyond its field is told with the field`() throws {
        let time = ValueTime.start(of: try Day(text: "2018-02-26"))
        let error = #expect(throws: OfficeError.self) {
            try Office.order(
                "manual-correction", at: time,
                parameters: [
                    "amountType": "INTEREST", "amount": "1.00", "tranche": "65536",
                    "isOffBalance": "true", "paymentType": "101173",
                ])
        }
        #expect(error?.detail?.field == "tranche" && error?.detail?.value == "65536")
    }

    @Test func `names and keys are checked before anything is done`() throws {
        let bench = try ExportBench("A-1")
        let nobody = OrderContext(operatorName: "", idempotencyKey: nil, isPreview: false)
        let keyless = LedgerBench.context(key: "")
        for context in [nobody, keyless] {
            let error = #expect(throws: OfficeError.self) {
                try bench.office.receiveCash(
                    CashOrder(
                        on: "A-1", at: .start(of: Day(text: "2018-02-25")), isIncoming: true,
                        amount: "1.00", by: .bank), context)
            }
            #expect(error?.kind == .input)
        }
    }
}
