/// The number of a person's insurance account in the Russian pension system.
package struct SNILS: Hashable, Sendable, CustomStringConvertible {
    /// The eleven digits alone.
    package let text: String

    /// The number up to which no check digits were given out.
    private static let lastUnchecked: Int64 = 1_001_998

    /// Reads the number, with spaces and dashes taken away.
    /// - Throws: `notA(.snils)`, `wrongCheckDigit(.snils)`.
    /// - Source: D-9.4.
    package init(text: String) throws(MeasureFlaw) {
        let digits = try Digits(text, counts: [11], kind: .snils)
        if digits.number(ofFirst: 9) > SNILS.lastUnchecked {
            let sum = digits.weighted(by: [9, 8, 7, 6, 5, 4, 3, 2, 1])
            let control = sum % 101 % 100
            try digits.check([control / 10, control % 10], kind: .snils)
        }
        self.text = digits.text
    }

    /// Whether its check digits mean anything; they do from 001-001-999 on.
    package var isChecked: Bool { text.prefix(9) > "001001998" }

    /// Whether a digit stands three times in a row in the number, which is worth a warning.
    package var hasTriple: Bool {
        let digits = text.utf8.prefix(9)
        let pairs = zip(digits, digits.dropFirst())
        return zip(pairs, digits.dropFirst(2)).contains { pair, third in
            pair.0 == pair.1 && pair.1 == third
        }
    }

    /// The printed form `XXX-XXX-XXX YY`.
    package var description: String {
        let parts = [0, 3, 6].map { String(text.dropFirst($0).prefix(3)) }
        return parts.joined(separator: "-") + " " + text.suffix(2)
    }
}
