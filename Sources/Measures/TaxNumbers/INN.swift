/// A Russian taxpayer number: ten digits of a legal entity or twelve of a person.
package struct INN: Hashable, Sendable, CustomStringConvertible {
    /// The digits alone.
    package let text: String

    /// Reads the number, with spaces and dashes taken away.
    /// - Throws: `notA(.inn)`, `wrongCheckDigit(.inn)`.
    /// - Source: D-9.1.
    package init(text: String) throws(MeasureFlaw) {
        let digits = try Digits(text, counts: [10, 12], kind: .inn)
        try digits.check(INN.checkDigits(of: digits), kind: .inn)
        self.text = digits.text
    }

    /// Whether it is of a legal entity, not of a person.
    package var isOfLegalEntity: Bool { text.utf8.count == 10 }

    /// Whether it begins with a region 01...99; 00 stands for special ranges and is rare.
    package var hasRegion: Bool { !text.hasPrefix("00") }

    /// The same as `text`.
    package var description: String { text }

    private static func checkDigits(of digits: Digits) -> [Int] {
        if digits.values.count == 10 { return [digit(of: digits, entityWeights)] }
        let eleventh = digit(of: digits, personWeights)
        var whole = digits.values
        whole[10] = eleventh
        return [eleventh, digit(of: Digits(values: whole), [3] + personWeights)]
    }

    private static let entityWeights = [2, 4, 10, 3, 5, 9, 4, 6, 8]
    private static let personWeights = [7, 2, 4, 10, 3, 5, 9, 4, 6, 8]

    private static func digit(of digits: Digits, _ weights: [Int]) -> Int {
        digits.weighted(by: weights) % 11 % 10
    }
}
