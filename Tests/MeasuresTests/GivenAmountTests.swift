import Testing

@testable import Measures

private let yen = Currency(numericCode: 392, digits: 0)
private let dinar = Currency(numericCode: 414, digits: 3)

@Test(arguments: [
    ("12", Currency.rub, 1_200), ("12.3", .rub, 1_230), ("-0.01", .rub, -1),
    ("1500", yen, 1_500), ("1.005", dinar, 1_005), ("12.3", dinar, 12_300),
    ("10000000000000", .rub, 1_000_000_000_000_000),
])
func `an amount is read once and becomes money of whatever currency has its digits`(
    text: String, currency: Currency, minor: Int64
) throws {
    let amount = try GivenAmount(text: text)
    #expect(amount.text == text)
    #expect(try amount.money(in: currency) == Money(minor: minor, currency))
    #expect(try Money(text: text, currency) == Money(minor: minor, currency))
}

@Test(arguments: ["", "much", "1,50", "1 000", "12.", "0.00001", "-0", "10000000000000.01"])
func `what no currency takes is no amount`(text: String) {
    #expect(throws: MeasureFlaw.self) { try GivenAmount(text: text) }
}

@Test(arguments: [("12.30", yen), ("12.305", Currency.rub), ("12.300", .rub)])
func `an amount with more digits than the currency has is refused, not rounded`(
    text: String, currency: Currency
) throws {
    let amount = try GivenAmount(text: text)
    #expect(throws: MeasureFlaw.self) { try amount.money(in: currency) }
}
