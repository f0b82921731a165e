import Directories
import Measures
import Testing

@testable import Contracts

@Suite struct `Balances of buckets` {
    private let principal = Owing.bucket(.principal, 1)
    private let interest = Owing.bucket(.interest, 1)
    private let hidden = Owing.bucket(.interest, 1, off: true)
    private let later = Owing.bucket(.principal, 2)

    /// Moves of principal of the first tranche, and what it holds then.
    @Test(
        arguments: [
            ([], 0, 0), ([5], 5, 1), ([5, -2], 3, 1), ([5, -5], 0, 0), ([0], 0, 0), ([-5], -5, 1),
            ([5, -7], -2, 1), ([.max], .max, 1),
        ] as [([Int64], Int64, Int)])
    func `moves add up, and a bucket at zero is not kept`(
        moves: [Int64], balance: Int64, count: Int
    ) throws {
        var buckets = Buckets()
        for move in moves { try buckets.move(principal, by: move) }
        #expect(buckets[principal] == balance)
        #expect(buckets.entries.count == count)
        #expect(buckets.isEmpty == (count == 0))
    }

    @Test func `they stand by tranche, then type, on balance first, however they came`() throws {
        let order = [principal, interest, hidden, later]
        for turn in order.indices {
            var buckets = Buckets()
            for bucket in order[turn...] + order[..<turn] { try buckets.move(bucket, by: 1) }
            #expect(buckets.entries.map(\.bucket) == order)
            #expect(buckets == Buckets(sorted: order.map { Buckets.Entry(bucket: $0, minor: 1) }))
        }
    }

    @Test func `the total of a type is over all tranches, on and off balance`() throws {
        var buckets = Buckets()
        try buckets.move(interest, by: 7)
        try buckets.move(hidden, by: -2)
        try buckets.move(principal, by: 100)
        try buckets.move(later, by: 50)
        #expect(buckets.total(of: .interest) == 7 - 2)
        #expect(buckets.total(of: .principal) == 100 + 50)
        #expect(buckets.total(of: .fixedFine) == 0)
    }

    @Test func `what does not fit is refused, and nothing has moved`() throws {
        var buckets = Buckets()
        try buckets.move(principal, by: .max)
        #expect(throws: MeasureFlaw.overflow) { try buckets.move(principal, by: 1) }
        #expect(buckets[principal] == .max)
    }
}
