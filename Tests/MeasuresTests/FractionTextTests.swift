import Measures
import Testing

/// A rate in per cent as it is typed, read as a part of one.
@Suite struct `A fraction in per cent` {
    @Test(
        arguments: [
            ("0", 0), ("1", 1_000_000), ("-1.5", -1_500_000), ("0.000001", 1),
            ("99999", 99_999_000_000),
        ] as [(String, Int128)])
    func `is read to the letter`(text: String, millionthsOfPercent: Int128) throws {
        let fraction = try Fraction(percentText: text)
        #expect(fraction == Fraction(millionthsOfPercent, over: 100_000_000))
    }

    @Test(arguments: ["", "1%", "+1", "01", "1.", ".5", "1.0000001", "-0", "1e2", "100000"])
    func `is refused where it is written otherwise, or too large`(text: String) {
        #expect(throws: MeasureFlaw.self) { try Fraction(percentText: text) }
    }
}
