import Measures
import TestHouse
import Testing

@testable import Formats

/// Amounts as the schema has them: a decimal of 18 digits, 5 of them behind the point.
@Suite struct `Amounts of camt 053` {
    private func entries(_ amount: String) throws -> [StatementEntry] {
        let text = StatementText.camt(
            StatementText.entry(amount, ""), opening: "0.00", closing: "485.08")
        return try BankStatement.all(in: ByteSource(name: "camt", bytes: Array(text.utf8)))[0]
            .entries
    }

    @Test(arguments: [
        "485.08", "0000485.08", "000000000000485.08", "485.08000", "+485.08", " 485.08 ",
        "\n485.08\n", "+00485.0800",
    ])
    func `zeros, a plus and spaces around change nothing`(amount: String) throws {
        #expect(try entries(amount).map(\.amount) == [Money(minor: 48_508, .rub)])
    }

    @Test(
        arguments: [
            // Written, the currency, its minor units: none of the yen, three of the dinar.
            ("485", "RUB", 48_500), ("485.", "RUB", 48_500), ("485.1", "RUB", 48_510),
            (".5", "RUB", 50), ("485.00000", "JPY", 485), ("485.08100", "BHD", 485_081),
        ] as [(String, String, Int64)])
    func `a fraction may be left out, and is filled up`(
        amount: String, currency: String, minor: Int64
    ) throws {
        let whole = try Money(minor: minor, Currency(code: currency))
        let text = StatementText.camt(
            StatementText.entry(amount, ""), opening: "0", closing: whole.text
        ).replacing("\"RUB\"", with: "\"\(currency)\"")
        let statement = try BankStatement.all(
            in: ByteSource(name: "camt", bytes: Array(text.utf8)))[0]
        #expect(statement.entries.map(\.amount) == [whole])
    }

    @Test(arguments: [
        ("485.081", "RUB", "more digits"), ("485.08001", "RUB", "more digits"),
        ("485.5", "JPY", "more digits"), ("485.080000", "RUB", "5 behind the point"),
        ("1234567890123456789", "RUB", "18 digits"), ("", "RUB", "485.08"), (".", "RUB", "485.08"),
        ("4 85", "RUB", "485.08"), ("485,08", "RUB", "485.08"), ("-485.08", "RUB", "485.08"),
        ("4.8.5", "RUB", "485.08"), ("4e2", "RUB", "485.08"), ("٤٨٥", "RUB", "485.08"),
        ("++1", "RUB", "485.08"), ("485.08", "XQQ", "ISO 4217"),
    ])
    func `what the schema or the currency cannot hold is refused with its line`(
        amount: String, currency: String, reason: String
    ) throws {
        // The tenth line is that of the entry.
        let line = 10
        let text = StatementText.camt(
            StatementText.entry(amount, "").replacing("RUB", with: currency), opening: "0.00",
            closing: "485.08")
        let flaw = #expect(throws: FormatFlaw.self) {
            try BankStatement.all(in: ByteSource(name: "camt", bytes: Array(text.utf8)))
        }
        #expect(flaw?.line == line)
        #expect(flaw?.reason.contains(reason) ?? false, "\(flaw?.reason ?? "")")
    }
}
