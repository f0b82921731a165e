/// The fifteen-digit number of a sole proprietor in the Russian state register.
package struct OGRNIP: Hashable, Sendable, CustomStringConvertible {
    /// The digits alone.
    package let text: String

    /// Reads the number, with spaces and dashes taken away.
    ///
    /// - Throws: `notA(.ogrnip)` also when it begins with neither 3 nor 4;
    ///   `wrongCheckDigit(.ogrnip)`.
    /// - Source: D-9.2.
    package init(text: String) throws(MeasureFlaw) {
        let digits = try Digits(text, counts: [15], kind: .ogrnip)
        guard [3, 4].contains(digits.values[0]) else {
            throw .notA(.ogrnip, text: text, accepted: "15 digits, the first 3 or 4")
        }
        try digits.check([Int(digits.number(ofFirst: 14) % 13 % 10)], kind: .ogrnip)
        self.text = digits.text
    }

    /// Whether it is the proprietor's own number (3 in front), not that of a later record.
    package var isPrimary: Bool { text.hasPrefix("3") }

    /// The same as `text`.
    package var description: String { text }
}
