import Testing

@testable import Measures

@Test(
    arguments: [
        ("RUB", 643, 2), ("USD", 840, 2), ("EUR", 978, 2), ("JPY", 392, 0), ("KWD", 414, 3),
        ("CLF", 990, 4), ("ALL", 8, 2), ("XAF", 950, 0), ("ZWG", 924, 2),
    ])
func `a currency is known by its letters and its number`(
    code: String, number: UInt16, digits: UInt8
) throws {
    let currency = try Currency(code: code)
    #expect(currency == Currency(numericCode: number, digits: digits))
    #expect(try Currency(numericCode: number) == currency)
    #expect(currency.code == code)
}

@Test(arguments: ["", "rub", "RUR", "RU", "RUBL", "XAU", "XXX", "HRK", "₽", "643"])
func `what is no active currency is refused`(code: String) {
    #expect(
        throws: MeasureFlaw.notA(
            .currency, text: code, accepted: "an active code of ISO 4217")
    ) {
        try Currency(code: code)
    }
}

@Test
func `the list holds every active currency once`() throws {
    // 17 without a minor unit, 139 hundredths, 7 thousandths, 2 ten-thousandths.
    #expect(Currency.all.count == 17 + 139 + 7 + 2)
    #expect(Set(Currency.all.map(\.code)).count == Currency.all.count)
    #expect(Set(Currency.all.map(\.numericCode)).count == Currency.all.count)
    for currency in Currency.all { #expect(try Currency(code: currency.code) == currency) }
    #expect(Currency.all.contains(.rub) && Currency.all.contains(.usd))
    #expect(Currency.all.contains(.eur))
}

@Test
func `a number off the list is refused, and written as three digits`() {
    #expect(throws: MeasureFlaw.notA(.currency, text: "7", accepted: "643 and such")) {
        try Currency(numericCode: 7)
    }
    #expect(Currency(numericCode: 7, digits: 2).code == "007")
}
