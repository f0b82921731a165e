import TestHouse
import Testing

@testable import Measures

/// Reads an identifier of the kind and returns it in its printed form.
private func printed(_ kind: MeasureFlaw.Kind, _ text: String) throws -> String {
    switch kind {
    case .inn: try INN(text: text).description
    case .ogrn: try OGRN(text: text).description
    case .ogrnip: try OGRNIP(text: text).description
    case .snils: try SNILS(text: text).description
    case .lei: try LEI(text: text).description
    default: try LoanUID(text: text).description
    }
}

/// The valid vectors of AT-ID (D-9.1 to D-9.6), and what people put around them.
@Test(
    arguments: [
        (MeasureFlaw.Kind.inn, "7707083893", "7707083893"),
        (.inn, "7701000019", "7701000019"),
        (.inn, "7802000022", "7802000022"),
        (.inn, "500100732259", "500100732259"),
        (.inn, "770123456703", "770123456703"),
        (.inn, " 7707\u{00A0}083 893 ", "7707083893"),
        (.inn, "77-07-083893", "7707083893"),
        (.ogrn, "1027700132195", "1027700132195"),
        (.ogrn, "1187700000014", "1187700000014"),
        (.ogrn, "1197800000023", "1197800000023"),
        (.ogrnip, "304500116000157", "304500116000157"),
        (.ogrnip, "318770000000010", "318770000000010"),
        (.snils, "112-233-445 95", "112-233-445 95"),
        (.snils, "11223344595", "112-233-445 95"),
        (.snils, "087-654-303 00", "087-654-303 00"),
        (.snils, "100-108-998 00", "100-108-998 00"),
        (.snils, "100-028-987 00", "100-028-987 00"),
        (.snils, "199-992-899 00", "199-992-899 00"),
        (.snils, "123-456-789 64", "123-456-789 64"),
        (.snils, "001-001-998 99", "001-001-998 99"),
        (.lei, "5493001KJTIIGC8Y1R12", "5493001KJTIIGC8Y1R12"),
        (.lei, "5493 001K JTII GC8Y 1R12", "5493001KJTIIGC8Y1R12"),
        (
            .loanUID, "80c57a90-1d1d-11ec-adda-26dbb65f1526-0",
            "80c57a90-1d1d-11ec-adda-26dbb65f1526-0"
        ),
        (
            .loanUID, " 80c57a90-1d1d-11ec-adda-26dbb65f1526-0\n",
            "80c57a90-1d1d-11ec-adda-26dbb65f1526-0"
        ),
    ])
func `a valid number is accepted and printed in its own form`(
    kind: MeasureFlaw.Kind, text: String, form: String
) throws {
    #expect(try printed(kind, text) == form)
}

@Test(
    arguments: [
        (MeasureFlaw.Kind.inn, "7701000018", "9"),
        (.inn, "7707083890", "3"),
        (.inn, "500100732258", "59"),
        (.inn, "500100732249", "59"),
        (.ogrn, "1027700132196", "5"),
        (.ogrnip, "304500116000158", "7"),
        (.snils, "11223344596", "95"),
        (.snils, "08765430301", "00"),
        (.lei, "5493001KJTIIGC8Y1R13", "12"),
        (.loanUID, "80c57a90-1d1d-11ec-adda-26dbb65f1526-1", "0"),
        (.loanUID, "80c57a90-1d1d-11ec-adda-26dbb65f1527-0", "2"),
    ])
func `a wrong check digit is told with the right one`(
    kind: MeasureFlaw.Kind, text: String, expected: String
) {
    #expect(throws: MeasureFlaw.wrongCheckDigit(kind, text: text, expected: expected)) {
        try printed(kind, text)
    }
}

@Test(
    arguments: [
        (MeasureFlaw.Kind.inn, "", "nothing"),
        (.inn, "77070838931", "eleven digits"),
        (.inn, "0000000000", "nothing but zeros"),
        (.inn, "000000000000", "nothing but zeros"),
        (.inn, "77070838O3", "a letter O"),
        (.inn, "٧٧٠٧٠٨٣٨٩٣", "Arabic digits"),
        (.ogrn, "102770013219", "twelve digits"),
        (.ogrn, "3027700132199", "a sole proprietor's first digit"),
        (.ogrn, "0027700132191", "no such first digit"),
        (.ogrnip, "104500116000157", "a legal entity's first digit"),
        (.ogrnip, "30450011600015", "fourteen digits"),
        (.snils, "112-233-445", "without the check digits"),
        (.snils, "112.233.445.95", "points"),
        (.lei, "5493001kjtiigc8y1r12", "small letters"),
        (.lei, "5493001KJTIIGC8Y1R1", "nineteen characters"),
        (.lei, "5493001KJTIIGC8Y1RAB", "letters for check digits"),
        (.lei, "5493001KJTIIGC8Й1R12", "a letter of another script"),
        (.loanUID, "80C57A90-1D1D-11EC-ADDA-26DBB65F1526-0", "capitals"),
        (.loanUID, "80c57a90-1d1d-11ec-adda-26dbb65f1526", "without the check digit"),
        (.loanUID, "80c57a901d1d-11ec-adda-26dbb65f1526-0", "a dash too few"),
        (.loanUID, "80c57a90-1d1d-11ec-adda-26dbb65f152g-0", "not a digit of sixteen"),
    ])
func `what is not such a number is refused`(
    kind: MeasureFlaw.Kind, text: String, why: String
) {
    let error = #expect(throws: MeasureFlaw.self, "\(why)") { try printed(kind, text) }
    guard case .notA(kind, text: text, accepted: _) = error else {
        Issue.record("\(why): \(String(describing: error))")
        return
    }
}

@Test(arguments: 1...20)
func `one digit changed never passes for the same number, from seed`(seed: UInt64) throws {
    var random = Seeded(seed)
    for valid in ["7707083893", "500100732259"] {
        var digits = Array(valid.utf8)
        let place = Int.random(in: 0..<digits.count, using: &random)
        digits[place] = UInt8(ascii: "0") + (digits[place] - 48 + 1) % 10
        let text = String(decoding: digits, as: UTF8.self)
        #expect(throws: MeasureFlaw.self, "\(text)") { try INN(text: text) }
    }
}

@Test
func `a number tells what it is of`() throws {
    #expect(try INN(text: "7707083893").isOfLegalEntity)
    #expect(try !INN(text: "500100732259").isOfLegalEntity)
    #expect(try INN(text: "7707083893").hasRegion)
    #expect(try OGRN(text: "1027700132195").isPrimary)
    #expect(try OGRNIP(text: "304500116000157").isPrimary)
    #expect(try SNILS(text: "112-233-445 95").isChecked)
    #expect(try !SNILS(text: "001-001-998 99").isChecked)
    #expect(try SNILS(text: "199-992-899 00").hasTriple)
    #expect(try !SNILS(text: "112-233-445 95").hasTriple)
}
