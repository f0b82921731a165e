/// The decimal digits of an identifier, after what people put between them is taken away.
struct Digits: Hashable, Sendable {
    let values: [Int]

    /// Takes the digits of `text`, of which there must be one of `counts`.
    ///
    /// - Throws: `notA(kind)` for other characters, another count, or nothing but zeros.
    init(
        _ text: String, counts: [Int], kind: MeasureFlaw.Kind
    ) throws(MeasureFlaw) {
        var values: [Int] = []
        for scalar in text.withoutSeparators {
            guard let value = scalar.decimalValue else {
                throw Digits.refusal(of: text, counts, kind)
            }
            values.append(value)
        }
        guard counts.contains(values.count), values.contains(where: { $0 != 0 }) else {
            throw Digits.refusal(of: text, counts, kind)
        }
        self.values = values
    }

    init(values: [Int]) { self.values = values }

    var text: String { Digits.text(values[...]) }

    /// The number that the first `count` digits write; at most 18 of them.
    func number(ofFirst count: Int) -> Int64 {
        values.prefix(count).reduce(0) { $0 * 10 + Int64($1) }
    }

    /// The sum of the first digits, each times the weight in its place.
    func weighted(by weights: [Int]) -> Int {
        zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 }
    }

    /// Compares the last digits with what they ought to be.
    /// - Throws: `wrongCheckDigit(kind)`.
    func check(_ expected: [Int], kind: MeasureFlaw.Kind) throws(MeasureFlaw) {
        if values.suffix(expected.count) != expected[...] {
            throw .wrongCheckDigit(kind, text: text, expected: Digits.text(expected[...]))
        }
    }

    private static func text(_ digits: ArraySlice<Int>) -> String {
        digits.map(String.init).joined()
    }

    private static func refusal(
        of text: String, _ counts: [Int], _ kind: MeasureFlaw.Kind
    ) -> MeasureFlaw {
        let count = counts.map(String.init).joined(separator: " or ")
        return .notA(kind, text: text, accepted: "\(count) digits, not all of them 0")
    }
}

extension String {
    /// Its characters without spaces, non-breaking or not, and without dashes of any length.
    ///
    /// - Source: D-9.1.
    var withoutSeparators: [Unicode.Scalar] {
        unicodeScalars.filter { !$0.isSeparator }
    }

    /// Itself without white space at either end.
    var trimmed: String {
        let left = drop(while: \.isWhitespace)
        return String(left.reversed().drop(while: \.isWhitespace).reversed())
    }
}

extension Unicode.Scalar {
    fileprivate var isSeparator: Bool {
        if properties.isWhitespace { return true }
        let isHyphenMinus = self == "-"
        let isLongerDash = ("\u{2010}"..."\u{2015}").contains(self) || self == "\u{2212}"
        return isHyphenMinus || isLongerDash
    }
}
