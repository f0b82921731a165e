import Contracts
import Directories
import Measures

/// The bits of the byte that ends a count. The first formats knew 0 and 1 alone.
private enum CountForm {
    static let whole: UInt8 = 1
    static let atLeast: UInt8 = 2
    static let withLatest: UInt8 = 4
}

/// The bytes of what has accrued.
extension CompactWriter {
    /// A stop of penalties stands before the parts that a quiet view replaces.
    mutating func penaltyStop(_ accruals: Accruals) {
        optional(accruals.penaltyStoppedFrom) { $0.day($1) }
    }

    /// Everything else of them, and the last operation among it.
    mutating func accruals(_ accruals: Accruals, _ lastOperation: ValueTime?) {
        day(accruals.countedThrough)
        optional(lastOperation) { $0.signed($1.seconds) }
        optional(accruals.interestStoppedFrom) { $0.day($1) }
        optional(accruals.room.left) { $0.signed($1) }
        optional(accruals.room.reached) { $0.day($1) }
        count(accruals.counts.count)
        for count in accruals.counts { accrualCount(count) }
    }

    mutating func accrualCount(_ count: Count) {
        unsigned(count.tranche.rawValue)
        byte(count.amountType.rawValue)
        signed(count.numerator)
        signed(count.booked)
        countAhead(count)
    }

    /// One byte says what follows: how far it is booked ahead, and what the last day added.
    private mutating func countAhead(_ count: Count) {
        let withLatest = count.latest == 0 ? 0 : CountForm.withLatest
        switch count.ahead {
        case .nothing: byte(withLatest)
        case .whole: byte(CountForm.whole | withLatest)
        case .atLeast(let minor):
            byte(CountForm.atLeast | withLatest)
            signed(minor)
        }
        if count.latest != 0 { signed(count.latest) }
    }
}

extension CompactReader {
    mutating func accruals(
        penaltyStoppedFrom: Day?
    ) throws(StoreFault) -> (accruals: Accruals, lastOperation: ValueTime?) {
        let countedThrough = try day()
        let lastOperation = try optional { reader throws(StoreFault) in try reader.time() }
        let interestStoppedFrom = try optionalDay()
        let left = try optional { reader throws(StoreFault) in try reader.amount() }
        let room = StatutoryRoom(left: left, reached: try optionalDay())
        var counts: [Count] = []
        for _ in 0..<(try count()) { counts.append(try accrualCount()) }
        let accruals = Accruals(
            counts: counts, countedThrough: countedThrough,
            interestStoppedFrom: interestStoppedFrom, penaltyStoppedFrom: penaltyStoppedFrom,
            room: room)
        return (accruals, lastOperation)
    }

    mutating func accrualCount() throws(StoreFault) -> Count {
        let tranche = TrancheNumber(rawValue: try unsigned16())
        let type = AmountType(rawValue: try byte())
        let total = try numerator()
        let booked = try amount()
        let form = try byte()
        let ahead: Count.Ahead
        switch form & ~CountForm.withLatest {
        case 0: ahead = .nothing
        case CountForm.whole: ahead = .whole
        case CountForm.atLeast: ahead = .atLeast(try amount())
        default: throw corrupt("a count of form \(form)")
        }
        let latest = form & CountForm.withLatest == 0 ? 0 : try numerator()
        return Count(
            amountType: type, tranche: tranche, numerator: total, latest: latest,
            booked: booked, ahead: ahead)
    }
}
