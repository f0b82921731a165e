/// The identifier of a legal entity by ISO 17442: eighteen characters and two check digits.
package struct LEI: Hashable, Sendable, CustomStringConvertible {
    /// The twenty characters.
    package let text: String

    /// Reads the identifier in capitals, with spaces and dashes taken away.
    /// - Throws: `notA(.lei)`, `wrongCheckDigit(.lei)`.
    /// - Source: ISO 7064 mod 97-10; D-9.5.
    package init(text: String) throws(MeasureFlaw) {
        let characters = text.withoutSeparators
        var rest: Int? = 0
        for scalar in characters.prefix(18) { rest = LEI.remainder(rest, after: scalar) }
        guard characters.count == 20, let rest,
            characters.suffix(2).allSatisfy({ $0.decimalValue != nil })
        else { throw .notA(.lei, text: text, accepted: "18 capitals or digits and 2 digits") }
        let expected = Day.padded(98 - rest * 100 % 97, 2)
        let written = String(String.UnicodeScalarView(characters))
        guard written.hasSuffix(expected) else {
            throw .wrongCheckDigit(.lei, text: written, expected: expected)
        }
        self.text = written
    }

    /// The same as `text`.
    package var description: String { text }

    /// Goes on dividing by 97, a digit as itself and a letter as 10...35; `nil` for the rest.
    private static func remainder(_ rest: Int?, after scalar: Unicode.Scalar) -> Int? {
        guard let rest else { return nil }
        if let digit = scalar.decimalValue { return (rest * 10 + digit) % 97 }
        guard ("A"..."Z").contains(scalar) else { return nil }
        return (rest * 100 + Int(scalar.value) - 55) % 97
    }
}
