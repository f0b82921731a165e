import Testing

@testable import Measures

/// Quotients by 10 of the tenths around a half, in the order of `Rounding.allCases`.
@Test(
    arguments: [
        (24, [2, 2, 3, 2]), (25, [3, 2, 3, 2]), (26, [3, 3, 3, 2]), (35, [4, 4, 4, 3]),
        (-24, [-2, -2, -3, -2]), (-25, [-3, -2, -3, -2]), (-26, [-3, -3, -3, -2]),
        (-35, [-4, -4, -4, -3]), (20, [2, 2, 2, 2]), (0, [0, 0, 0, 0]), (4, [0, 0, 1, 0]),
    ])
func `a quotient goes where the rounding says`(tenths: Int, expected: [Int]) {
    #expect(Rounding.allCases == [.halfUp, .halfEven, .up, .down])
    for (rounding, expected) in zip(Rounding.allCases, expected) {
        #expect(rounding.quotient(Int128(tenths), over: 10) == Int128(expected), "\(rounding)")
    }
}

@Test
func `money of two currencies does not add`() {
    let refusal = MeasureFlaw.currencyMismatch(.rub, .usd)
    #expect(throws: refusal) { try Money(minor: 1, .rub).plus(Money(minor: 1, .usd)) }
    #expect(throws: refusal) { try Money(minor: 1, .rub).less(Money(minor: 1, .usd)) }
}

@Test
func `money that leaves 64 bits says so`() {
    let most = Money(minor: .max, .rub)
    let least = Money(minor: .min, .rub)
    let one = Money(minor: 1, .rub)
    #expect(throws: MeasureFlaw.overflow) { try most.plus(one) }
    #expect(throws: MeasureFlaw.overflow) { try least.less(one) }
    #expect(throws: MeasureFlaw.overflow) { try least.negated() }
    #expect(throws: MeasureFlaw.overflow) {
        try most.times(Fraction(2, over: 1), rounding: .halfUp)
    }
    #expect(throws: MeasureFlaw.overflow) {
        try most.times(Fraction(.max, over: 1), rounding: .halfUp)
    }
}

@Test
func `a product passes through 128 bits without loss`() throws {
    let most = Money(minor: .max, .rub)
    // (2^63 - 1) * (2^62) / (2^62) is itself, though the product needs 125 bits.
    let whole = Fraction(1 << 62, over: 1 << 62)
    #expect(try most.times(whole, rounding: .down) == most)
    #expect(
        try Money(minor: -100, .rub).times(Fraction(1, over: 3), rounding: .halfUp).minor == -33)
    #expect(try Money(minor: 5, .rub).less(Money(minor: 7, .rub)).minor == -2)
    #expect(try Money(minor: 5, .rub).negated().minor == -5)
}
