import TestHouse
import Testing

@testable import Measures

private let yen = Currency(numericCode: 392, digits: 0)
private let dinar = Currency(numericCode: 414, digits: 3)

@Test(
    arguments: [
        ("0", Currency.rub, 0, "0.00"),
        ("12", .rub, 1_200, "12.00"),
        ("12.3", .rub, 1_230, "12.30"),
        ("-12.30", .rub, -1_230, "-12.30"),
        ("0.05", .rub, 5, "0.05"),
        ("-0.01", .rub, -1, "-0.01"),
        ("485.08", .rub, 48_508, "485.08"),
        ("1500", yen, 1_500, "1500"),
        ("1.005", dinar, 1_005, "1.005"),
        ("10000000000000", .rub, 1_000_000_000_000_000, "10000000000000.00"),
        ("-10000000000000.00", .rub, -1_000_000_000_000_000, "-10000000000000.00"),
    ])
func `an amount is read to the minor unit and written with all its digits`(
    text: String, currency: Currency, minor: Int64, written: String
) throws {
    let money = try Money(text: text, currency)
    #expect(money.minor == minor)
    #expect(money.text == written)
    #expect(try Money(text: money.text, currency) == money)
}

@Test(
    arguments: [
        ("", "nothing"),
        ("-", "a sign alone"),
        (".", "a point alone"),
        (".5", "no digit before the point"),
        ("5.", "no digit behind the point"),
        ("12,5", "a comma: Foundation reads 12"),
        ("1 000.5", "a space: Foundation reads 1"),
        ("1\u{00A0}000.5", "a non-breaking space"),
        ("12abc", "letters behind: Foundation reads 12"),
        (" 12", "a space in front"),
        ("12 ", "a space behind"),
        ("12\n", "a line end behind"),
        ("+12", "a plus"),
        ("--12", "two signs"),
        ("1e5", "an exponent"),
        ("NaN", "not a number"),
        ("inf", "infinity"),
        ("0x10", "sixteens"),
        ("1_000", "an underscore"),
        ("1.2.3", "two points"),
        ("007", "superfluous zeros"),
        ("00.50", "superfluous zeros before a point"),
        ("-0", "minus nothing"),
        ("-0.00", "minus nothing with decimals"),
        ("١٢", "Arabic digits"),
        ("１２", "full-width digits"),
        ("−12", "a minus of typography"),
        ("0.001", "a digit more than the currency has"),
        ("1.230", "a zero more than the currency has"),
        ("99999999999999999999abc", "letters behind too large a number"),
    ])
func `what is not written as an amount is no amount`(text: String, why: String) {
    #expect(throws: MeasureFlaw.notA(.amount, text: text, accepted: "12.30"), "\(why)") {
        try Money(text: text, .rub)
    }
}

@Test(
    arguments: [
        "10000000000000.01", "-10000000000000.01", "10000000000001", "92233720368547758.08",
        "92000000000000000", "9223372036854775807", "99999999999999999999999999",
    ])
func `more than ten million millions is out of range`(text: String) {
    #expect(
        throws: MeasureFlaw.outOfRange(.amount, text: text, accepted: "up to 10000000000000")
    ) {
        try Money(text: text, .rub)
    }
}

@Test
func `a point has no place in a currency without a minor unit`() {
    #expect(throws: MeasureFlaw.notA(.amount, text: "12.0", accepted: "1230")) {
        try Money(text: "12.0", yen)
    }
}

@Test
func `every amount that can be held can be written`() {
    #expect(Money(minor: .min, .rub).text == "-92233720368547758.08")
    #expect(Money(minor: .max, yen).text == "9223372036854775807")
    #expect(Money(minor: -5, dinar).description == "-0.005 KWD")
}

@Test(arguments: 1...20)
func `what is written is read back, from seed`(seed: UInt64) throws {
    var random = Seeded(seed)
    for _ in 0..<200 {
        let minor = Int64.random(in: -1_000_000_000_000_000...1_000_000_000_000_000, using: &random)
        let money = Money(minor: minor, .rub)
        #expect(try Money(text: money.text, .rub) == money)
    }
}

@Test(
    arguments: [
        ("0", 0, "0"), ("14.4", 14_400_000, "14.4"), ("1000", 1_000_000_000, "1000"),
        ("0.000001", 1, "0.000001"), ("12.50", 12_500_000, "12.5"), ("100", 100_000_000, "100"),
    ])
func `a rate is read in per cent and written without idle zeros`(
    text: String, millionths: Int64, written: String
) throws {
    let rate = try YearlyRate(percentText: text)
    #expect(rate.millionthsOfPercent == millionths)
    #expect(rate.percentText == written)
}

@Test(arguments: ["", "14,4", "14.4%", "1e1", ".5", "5.", "+1", " 1", "01", "-0", "0.0000001"])
func `what is not written as a rate is no rate`(text: String) {
    #expect(throws: MeasureFlaw.notA(.rate, text: text, accepted: "14.4, in per cent")) {
        try YearlyRate(percentText: text)
    }
}

@Test(arguments: ["-1", "-0.000001", "1000.000001", "1001", "99999999999999999999"])
func `a rate outside 0 to 1000 per cent is refused`(text: String) {
    #expect(throws: MeasureFlaw.outOfRange(.rate, text: text, accepted: "0 to 1000")) {
        try YearlyRate(percentText: text)
    }
}

@Test(arguments: ["0", "12", "12.30", "-12.3", "1.0005", "10000000000000"])
func `an amount of some currency is one, whichever currency that is`(text: String) {
    #expect(Money.isAmount(text))
}

@Test(arguments: ["", "12,5", "1.00005", "+1", "1e3", "-0", "10000000000000.01"])
func `what is an amount in no currency is none`(text: String) {
    #expect(!Money.isAmount(text))
}
