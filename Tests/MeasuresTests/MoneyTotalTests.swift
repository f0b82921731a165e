import Testing

@testable import Measures

/// Sums that pass what an amount can hold.
@Suite struct MoneyTotalTests {
    @Test func `a total is exact beyond 64 bits`() throws {
        var total = MoneyTotal(in: .rub)
        for _ in 0..<3 { total.add(.max) }
        // 3 * 9,223,372,036,854,775,807
        #expect(total.text == "276701161105643274.21")
        #expect(throws: MeasureFlaw.overflow) { try total.money() }
        for _ in 0..<3 { total.subtract(.max) }
        #expect(try total.money() == Money.zero(.rub))
    }

    @Test func `the least of numbers can be added and taken away`() throws {
        var total = MoneyTotal(in: .rub)
        total.add(.min)
        #expect(total.text == "-92233720368547758.08")
        total.subtract(.min)
        #expect(total.text == "0.00")
    }

    @Test(arguments: [0, 5, -5, 99, -100, 1_234_567] as [Int64])
    func `a total that fits is written as the amount is`(minor: Int64) throws {
        for currency in [Currency.rub, try Currency(code: "JPY"), try Currency(code: "CLF")] {
            #expect(
                MoneyTotal(Int128(minor), currency).text == Money(minor: minor, currency).text)
        }
    }
}
