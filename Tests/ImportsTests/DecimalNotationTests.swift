import BackOffice
import Measures
import TestOffice
import Testing

@testable import Imports

/// How sources write amounts: what parts the thousands, and what the fraction.
@Suite struct `Decimals of a map` {
    struct Written: CustomTestStringConvertible {
        let decimal: String?
        let thousands: String?
        let text: String
        /// In our form; nil for what is refused.
        let plain: String?
        var testDescription: String { "\(text) by \(decimal ?? "-") \(thousands ?? "-")" }

        init(_ decimal: String?, _ thousands: String?, _ text: String, _ plain: String?) {
            self.decimal = decimal
            self.thousands = thousands
            self.text = text
            self.plain = plain
        }
    }

    static let written: [Written] = [
        Written(",", " ", "11 478,00", "11478.00"), Written(",", " ", "485,08", "485.08"),
        Written(",", " ", "11\u{A0}478,00", "11478.00"),
        Written(",", " ", "1\u{202F}234\u{202F}567,8", "1234567.8"),
        Written(",", " ", "11\u{2009}478", "11478"), Written(",", " ", "-11 478,00", "-11478.00"),
        Written(",", " ", "11478,00", "11478.00"), Written(",", ".", "11.478,00", "11478.00"),
        Written(nil, ",", "11,478.00", "11478.00"), Written(".", "'", "11'478.00", "11478.00"),
        Written(".", "'", "11\u{2019}478.00", "11478.00"),
        Written(".", " ", "1 000 000", "1000000"),
        // A group of another length, two marks in one number, a mark in the fraction.
        Written(",", " ", "11 47,00", nil), Written(",", " ", "1147 800,00", nil),
        Written(",", " ", "1\u{A0}234 567,00", nil), Written(",", " ", " 478,00", nil),
        Written(",", " ", "11 478,0 0", nil), Written(",", ".", "1.1,00", nil),
        Written(",", " ", "11.478,00", nil), Written(",", " ", "11,478,00", nil),
        Written(",", nil, "485.08", nil), Written(",", nil, "485,08", "485.08"),
        // Without a mark the field says what it thinks of the text.
        Written(nil, nil, "11 478.00", "11 478.00"),
    ]

    @Test(arguments: written)
    func `is read as the map says and no other way`(_ row: Written) throws {
        let notation = try DecimalNotation(row.decimal, thousands: row.thousands, at: "sum")
        #expect(notation.plain(row.text) == row.plain)
    }

    @Test(
        arguments: [(".", "."), (",", ","), (nil, "."), (".", "_"), (",", "")]
            as [(String?, String)])
    func `a map cannot mean two things by one mark`(decimal: String?, thousands: String) {
        #expect(throws: OfficeError.self) {
            try DecimalNotation(decimal, thousands: thousands, at: "sum")
        }
    }

    @Test func `a preview says what would be stored, with sums`() throws {
        let bench = try ImportBench()
        let report = try bench.contracts(
            ImportBench.soundContract + ImportBench.soundContract.replacing("A-1", with: "A-2"),
            isPreview: true)
        #expect(report.imported == 2)
        #expect(report.sums.map { $0.amount + " " + $0.currency } == ["20000.00 USD"])
        #expect(!report.isStored && report.isPreview)
        _ = try bench.contracts(ImportBench.soundContract)
        let flows = try bench.cashFlows(
            "A-1;25.02.2018;D;888,49;R-1\nA-1;25.03.2018;D;888,49;R-2\n", isPreview: true)
        #expect(flows.imported == 2 && !flows.isStored)
        // 2 * 888.49
        #expect(flows.incoming.map(\.amount) == ["1776.98"])
        #expect(flows.outgoing.isEmpty)
    }

    @Test func `a deposit says how it is placed`() throws {
        let bench = try ImportBench()
        let row = ImportBench.soundContract.replacing("us-instalment,USD", with: "deposit-term,RUB")
        let report = try bench.contracts(row)
        #expect(report.refused.map(\.code) == ["E-STATE"])
        #expect(report.refused[0].message.contains("--no-disburse"))
        #expect(try bench.contracts(row, disburses: false).imported == 1)
        let flows = try bench.cashFlows("A-1;25.01.2018;D;10000,00;R-1\n")
        #expect(flows.unaccepted.map(\.amount) == ["0.00"])
    }
}
