import Measures
import Testing

@testable import Contracts

@Suite struct `The room under the statutory cap` {
    /// What is left, whether a document has said that the cap was reached, and what counts.
    @Test(
        arguments: [
            (nil, false, false), (nil, true, false), (1, false, false), (1, true, false),
            (0, false, false), (0, true, true), (-1, true, true),
        ] as [(Int64?, Bool, Bool)])
    func `the cap is reached while nothing is left`(
        left: Int64?, isSaid: Bool, isReached: Bool
    ) {
        let day = Day(number: 19_000)
        let room = StatutoryRoom(left: left, reached: isSaid ? day : nil)
        #expect(room.reached == (isReached ? day : nil))
    }

    @Test func `what was said of a cap that leaves something makes no difference`() throws {
        let day = Day(number: 19_000)
        var room = StatutoryRoom(left: 100, reached: nil)
        try room.charge(100)
        #expect(!room.wasGivenBack)
        room.reach(on: day)
        #expect(room.reached == day)
        try room.charge(-30)
        #expect(room.wasGivenBack)
        #expect(room == StatutoryRoom(left: 30, reached: nil))
        #expect(room.hashValue == StatutoryRoom(left: 30, reached: nil).hashValue)
        try room.charge(30)
        room.reach(on: day.next)
        #expect(room == StatutoryRoom(left: 0, reached: day.next))
        #expect(room != StatutoryRoom(left: 0, reached: day))
    }

    @Test func `without a cap any charge leaves it so`() throws {
        var room = StatutoryRoom(left: nil, reached: nil)
        try room.charge(1_000)
        #expect(room.left == nil)
    }
}
