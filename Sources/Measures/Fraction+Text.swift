extension Fraction {
    /// The digits behind the point of a rate in per cent.
    private static let percentDigits = 6

    /// Reads per cent such as `-1.5`, to the letter, as a part of one.
    ///
    /// Shape: perhaps a minus, digits without superfluous zeros in front, then perhaps a point
    /// with one to six digits; below 100,000 on either side of nothing.
    /// - Throws: `notA(.rate)`, `outOfRange(.rate)`.
    package init(percentText text: some StringProtocol) throws(MeasureFlaw) {
        do throws(PlainDecimal.Flaw) {
            let decimal = try PlainDecimal(text, digits: Fraction.percentDigits)
            let millionths = try decimal.scaled(wholeMax: 99_999)
            self.init(Int128(millionths), over: 100_000_000)
        } catch {
            throw switch error {
            case .malformed: .notA(.rate, text: String(text), accepted: "-1.5, in per cent")
            case .tooLarge: .outOfRange(.rate, text: String(text), accepted: "-99999 to 99999")
            }
        }
    }
}
