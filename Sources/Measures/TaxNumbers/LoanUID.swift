/// The unique identifier of a loan, which goes with it from lender to lender.
package struct LoanUID: Hashable, Sendable, CustomStringConvertible {
    /// The thirty-eight characters.
    package let text: String

    private static let groups = [8, 4, 4, 4, 12, 1]

    /// Reads `8-4-4-4-12-1` lower-case hexadecimal digits, white space around them aside.
    /// - Throws: `notA(.loanUID)`, `wrongCheckDigit(.loanUID)`.
    /// - Source: Bank of Russia Directive 5251-U of 2019-09-09; D-9.6.
    package init(text: String) throws(MeasureFlaw) {
        let written = text.trimmed
        let dash = UInt8(ascii: "-")
        let groups = written.utf8.split(separator: dash, omittingEmptySubsequences: false)
        let digits = groups.joined().compactMap { LoanUID.value(of: $0) }
        guard groups.map(\.count) == LoanUID.groups, digits.count == 33 else {
            throw .notA(.loanUID, text: text, accepted: "8-4-4-4-12-1 of 0...9 and a...f")
        }
        let expected = LoanUID.checkDigit(of: digits)
        guard digits[32] == expected else {
            let digit = String(expected, radix: 16)
            throw .wrongCheckDigit(.loanUID, text: written, expected: digit)
        }
        self.text = written
    }

    /// The same as `text`.
    package var description: String { text }

    /// The digits times 1, 2 … 10, 1, 2 … and so on, modulo 16.
    private static func checkDigit(of digits: [Int]) -> Int {
        digits.prefix(32).enumerated().reduce(0) { $0 + $1.element * ($1.offset % 10 + 1) } % 16
    }

    private static func value(of digit: UInt8) -> Int? {
        let letters = UInt8(ascii: "a")...UInt8(ascii: "f")
        return letters.contains(digit)
            ? Int(digit - letters.lowerBound) + 10 : digit.decimalValue
    }
}
