extension YearlyRate {
    /// The digits behind the point of a rate in per cent.
    private static let percentDigits = 6

    /// Reads per cent a year such as `14.4`, to the letter.
    ///
    /// Shape: digits without superfluous zeros in front, then perhaps a point with one to six
    /// digits; 0 through 1000.
    /// - Throws: `notA(.rate)`, `outOfRange(.rate)`.
    /// - Source: D-9.7.
    package init(percentText text: some StringProtocol) throws(MeasureFlaw) {
        do throws(PlainDecimal.Flaw) {
            let decimal = try PlainDecimal(text, digits: YearlyRate.percentDigits)
            let millionths = try decimal.scaled(wholeMax: 1000)
            if millionths < 0 { throw .tooLarge }
            self.init(millionthsOfPercent: millionths)
        } catch {
            throw switch error {
            case .malformed: .notA(.rate, text: String(text), accepted: "14.4, in per cent")
            case .tooLarge: .outOfRange(.rate, text: String(text), accepted: "0 to 1000")
            }
        }
    }

    /// The rate in per cent with the digits it needs and no more, such as `14.4`.
    package var percentText: String {
        var text = PlainDecimal.text(millionthsOfPercent, digits: YearlyRate.percentDigits)
        while text.hasSuffix("0") { text.removeLast() }
        if text.hasSuffix(".") { text.removeLast() }
        return text
    }
}
