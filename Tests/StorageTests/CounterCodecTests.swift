import Contracts
import Directories
import Measures
import TestHouse
import Testing

@testable import Storage

@Suite struct `Bytes of counters and changes` {
    private static let counters: [AccrualCounter] = {
        let amounts: [Int64] = [0, 1, -1, 1 << 61, -1 << 61]
        let aheads: [AccrualCounter.Advance] =
            [.nothing, .whole] + amounts.map { AccrualCounter.Advance.atLeast($0) }
        return aheads.flatMap { ahead in
            amounts.map { latest in
                AccrualCounter(
                    amountType: .interest, tranche: TrancheNumber(rawValue: 5),
                    numerator: Int128(latest) * 3, latest: Int128(latest), booked: latest,
                    accruedInAdvance: ahead)
            }
        }
    }()

    private func read<Value>(
        _ bytes: [UInt8], _ read: (inout CompactReader) throws(StoreFault) -> Value
    ) throws -> Value {
        try bytes.withUnsafeBytes { bytes in try CompactReader.reading(bytes, read) }
    }

    @Test func `every counter comes back, however far it is booked ahead`() throws {
        for counter in Self.counters {
            var writer = CompactWriter()
            writer.accrualCounter(counter)
            let back = try read(writer.bytes) { reader throws(StoreFault) in
                try reader.accrualCounter()
            }
            #expect(back == counter)
        }
    }

    @Test(arguments: [AccrualCounter.Advance.nothing, .whole, .atLeast(7)], [Int128(0), 9])
    func `days that wait to be booked come back`(
        ahead: AccrualCounter.Advance, latest: Int128
    ) throws {
        let counter = AccrualCounter(
            amountType: .interest, tranche: TrancheNumber(rawValue: 5), numerator: 1 << 90,
            latest: latest, booked: 2, accruedInAdvance: ahead)
        let days = [
            EarnedDay(day: Day(number: 19_000), numerator: 1 << 89),
            EarnedDay(day: Day(number: 19_001), numerator: -3),
        ]
        var writer = CompactWriter()
        writer.accrualCounter(counter.waiting(for: days))
        let back = try read(writer.bytes) { reader throws(StoreFault) in
            try reader.accrualCounter()
        }
        #expect(back.unbooked == days && back == counter.waiting(for: days))
    }

    @Test func `days that wait out of order are corrupt`() {
        let twice = EarnedDay(day: Day(number: 19_000), numerator: 1)
        let counter = Self.counters[0].waiting(for: [twice, twice])
        var writer = CompactWriter()
        writer.accrualCounter(counter)
        #expect(throws: StoreFault.self) {
            try read(writer.bytes) { reader throws(StoreFault) in try reader.accrualCounter() }
        }
    }

    /// Tranche 5, interest, numerator 1, booked 2: the first format ended with 0 or 1.
    @Test(arguments: [(UInt8(0), AccrualCounter.Advance.nothing), (1, .whole)])
    func `a counter of the first format is still read`(flag: UInt8, ahead: AccrualCounter.Advance)
        throws
    {
        let back = try read([5, AmountType.interest.rawValue, 2, 4, flag]) {
            reader throws(StoreFault) in try reader.accrualCounter()
        }
        #expect(back.numerator == 1 && back.booked == 2 && back.latest == 0)
        #expect(back.accruedInAdvance == ahead)
    }

    @Test func `a count of no known form is corrupt`() {
        #expect(throws: StoreFault.self) {
            try read([5, AmountType.interest.rawValue, 2, 4, 3]) {
                reader throws(StoreFault) in try reader.accrualCounter()
            }
        }
    }

    @Test func `changes of accruals come back in their document`() throws {
        let day = try Day(text: "2018-05-20")
        let tranche = TrancheNumber(rawValue: 5)
        let changes: [Change] = [
            .accruedInAdvance(tranche), .accruedAtLeast(tranche, 50_00), .accruedToDate(tranche),
            .interestStopped(from: day), .interestResumed(from: day),
            .interestBackdated(after: day), .penaltyStopped(from: day),
            .penaltyResumed(from: day), .attribute(.prolongations(3)),
        ]
        var writer = CompactWriter()
        writer.documents([Document(.accrualControl, [], changes: changes)])
        let back = try read(writer.bytes) { reader throws(StoreFault) in
            try reader.documents()
        }
        #expect(back.map(\.changes) == [changes])
    }
}
