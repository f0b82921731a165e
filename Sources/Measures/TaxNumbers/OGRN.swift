/// The thirteen-digit number of a legal entity in the Russian state register.
package struct OGRN: Hashable, Sendable, CustomStringConvertible {
    /// The digits alone.
    package let text: String

    /// Reads the number, with spaces and dashes taken away.
    ///
    /// - Throws: `notA(.ogrn)` also when it begins with 0 or 3, which no legal entity's does;
    ///   `wrongCheckDigit(.ogrn)`.
    /// - Source: D-9.2.
    package init(text: String) throws(MeasureFlaw) {
        let digits = try Digits(text, counts: [13], kind: .ogrn)
        guard ![0, 3].contains(digits.values[0]) else {
            throw .notA(.ogrn, text: text, accepted: "13 digits, the first neither 0 nor 3")
        }
        try digits.check([Int(digits.number(ofFirst: 12) % 11 % 10)], kind: .ogrn)
        self.text = digits.text
    }

    /// Whether it is the entity's own number (1 or 5 in front), not that of a later record.
    package var isPrimary: Bool { text.hasPrefix("1") || text.hasPrefix("5") }

    /// The same as `text`.
    package var description: String { text }
}
