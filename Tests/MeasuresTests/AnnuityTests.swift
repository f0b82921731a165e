import TestHouse
import Testing

@testable import Measures

@Test(arguments: [
    // D-4.2: 11,478.00 at 14.4 % / 12 for 28 months.
    (Int64(1_147_800), Fraction(12, over: 1000), 28, Int64(48_508)),
    // D-3.11: what remains after 2,000.00 more on 20.05.2018.
    (805_607, Fraction(12, over: 1000), 24, 38_832),
    // MS-9.
    (954_115, Fraction(12, over: 1000), 24, 45_990),
    // CFPB H-24(B): 162,000 at 3.875 % for 30 years.
    (16_200_000, Fraction(3875, over: 1_200_000), 360, 76_178),
    // 1,000.00 without interest in thirds.
    (100_000, Fraction(0, over: 1), 3, 33_333),
    // Exactly on a middle: 0.01 · 1.5 and 0.03 · 1.5.
    (1, Fraction(1, over: 2), 1, 2),
    (3, Fraction(1, over: 2), 1, 5),
])
func `a level payment is right to the minor unit`(
    minor: Int64, rate: Fraction, periods: Int, expected: Int64
) throws {
    let annuity = try Annuity(ratePerPeriod: rate, periods: periods)
    let payment = try annuity.payment(principal: Money(minor: minor, .rub), rounding: .halfUp)
    #expect(payment.minor == expected)
}

/// A payment p is the rounded one when the debt left after n payments of p - 1/2 is positive
/// and after n payments of p + 1/2 is not: checked with whole numbers of any length.
@Test func `the payment brackets the exact one for any principal, rate and term`() throws {
    var random = Seeded(20_180_520)
    for _ in 0..<120 {
        let minor = Int64(random.next() % 1_000_000_000_000_000) + 1
        let rate = Int64(random.next() % 40_000_000)
        let periods = Int(random.next() % 600) + 1
        let fraction = Fraction(Int128(rate), over: 1_200_000_000)
        let annuity = try Annuity(ratePerPeriod: fraction, periods: periods)
        let payment = try annuity.payment(
            principal: Money(minor: minor, .rub), rounding: .halfUp)
        let debt = ExactDebt(
            minor: minor, numerator: UInt64(rate), denominator: 1_200_000_000, periods: periods)
        #expect(debt.remains(afterHalfUnits: payment.minor * 2 - 1))
        #expect(!debt.remains(afterHalfUnits: payment.minor * 2 + 1))
    }
}

@Test func `periods of different length give the payment that ends at zero`() throws {
    // 1,000.00 at 36.5 % (a thousandth a day), 10 and 20 days:
    // A = P · 1.01 · 1.02 / (1 + 1.02) = 510.00 exactly.
    var annuity = Annuity()
    try annuity.append(Fraction(10, over: 1000))
    try annuity.append(Fraction(20, over: 1000))
    let payment = try annuity.payment(principal: Money(minor: 100_000, .rub), rounding: .up)
    #expect(payment.minor == 51_000)
}

@Test func `a payment may be asked for in whole roubles`() throws {
    let annuity = try Annuity(ratePerPeriod: Fraction(12, over: 1000), periods: 28)
    let payment = try annuity.payment(
        principal: Money(minor: 1_147_800, .rub), multipleOf: 100, rounding: .up)
    #expect(payment.minor == 48_600)
}

/// The debt after level payments, in whole numbers of any length: a test's naive model.
private struct ExactDebt {
    let minor: Int64
    let numerator: UInt64
    let denominator: UInt64
    let periods: Int

    /// Whether something is left: 2 · B(k) · d^k, with B(k) = B(k-1) · (1 + n/d) - p.
    func remains(afterHalfUnits payment: Int64) -> Bool {
        var debt = LongNumber(UInt64(minor) * 2)
        var unit = LongNumber(UInt64(payment))
        for _ in 0..<periods {
            debt.multiply(by: denominator + numerator)
            unit.multiply(by: denominator)
            if !debt.subtract(unit) { return false }
        }
        return !debt.isZero
    }
}

/// A natural number of any length, lowest word first.
private struct LongNumber {
    private var words: [UInt64]

    init(_ value: UInt64) { words = [value] }

    var isZero: Bool { words.allSatisfy { $0 == 0 } }

    mutating func multiply(by factor: UInt64) {
        var carry: UInt64 = 0
        for index in words.indices {
            let product = words[index].multipliedFullWidth(by: factor)
            let (low, overflow) = product.low.addingReportingOverflow(carry)
            words[index] = low
            carry = product.high + (overflow ? 1 : 0)
        }
        if carry > 0 { words.append(carry) }
    }

    /// Subtracts and says true, or says false when the other is larger.
    mutating func subtract(_ other: LongNumber) -> Bool {
        var borrow: UInt64 = 0
        for index in 0..<max(words.count, other.words.count) {
            if index == words.count { words.append(0) }
            let taken = index < other.words.count ? other.words[index] : 0
            let (first, firstBorrows) = words[index].subtractingReportingOverflow(taken)
            let (second, secondBorrows) = first.subtractingReportingOverflow(borrow)
            words[index] = second
            borrow = (firstBorrows ? 1 : 0) + (secondBorrows ? 1 : 0)
        }
        return borrow == 0
    }
}
