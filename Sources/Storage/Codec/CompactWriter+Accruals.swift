import Contracts
import Directories
import Measures

/// The bits of the byte that ends a counter. The first formats knew 0 and 1 alone.
private enum CounterForm {
    static let whole: UInt8 = 1
    static let atLeast: UInt8 = 2
    static let withLatest: UInt8 = 4
    static let withUnbooked: UInt8 = 8
}

/// The bytes of what has accrued.
extension CompactWriter {
    /// A stop of penalties stands before the parts that a quiet view replaces.
    mutating func penaltyStop(_ accruals: Accruals) {
        optional(accruals.penaltyStoppedFrom) { $0.day($1) }
    }

    /// Everything else of them, and the last operation among it.
    mutating func accruals(_ accruals: Accruals, _ lastOperation: ValueTime?) {
        day(accruals.accruedThrough)
        optional(lastOperation) { $0.signed($1.seconds) }
        optional(accruals.interestStoppedFrom) { $0.day($1) }
        optional(accruals.room.left) { $0.signed($1) }
        optional(accruals.room.reached) { $0.day($1) }
        count(accruals.counters.count)
        for counter in accruals.counters { accrualCounter(counter) }
    }

    mutating func accrualCounter(_ counter: AccrualCounter) {
        unsigned(counter.tranche.rawValue)
        byte(counter.amountType.rawValue)
        signed(counter.numerator)
        signed(counter.booked)
        advance(counter)
    }

    /// One byte says what follows: how far it is booked ahead, what the last day added, and
    /// which days wait to be booked.
    private mutating func advance(_ counter: AccrualCounter) {
        let more =
            (counter.latest == 0 ? 0 : CounterForm.withLatest)
            | (counter.unbooked.isEmpty ? 0 : CounterForm.withUnbooked)
        switch counter.accruedInAdvance {
        case .nothing: byte(more)
        case .whole: byte(CounterForm.whole | more)
        case .atLeast(let minor):
            byte(CounterForm.atLeast | more)
            signed(minor)
        }
        if counter.latest != 0 { signed(counter.latest) }
        if counter.unbooked.isEmpty { return }
        count(counter.unbooked.count)
        for waiting in counter.unbooked {
            day(waiting.day)
            signed(waiting.numerator)
        }
    }
}

extension CompactReader {
    mutating func accruals(
        penaltyStoppedFrom: Day?
    ) throws(StoreFault) -> (accruals: Accruals, lastOperation: ValueTime?) {
        let accruedThrough = try day()
        let lastOperation = try optional { reader throws(StoreFault) in try reader.time() }
        let interestStoppedFrom = try optionalDay()
        let left = try optional { reader throws(StoreFault) in try reader.amount() }
        let room = StatutoryRoom(left: left, reached: try optionalDay())
        var counters: [AccrualCounter] = []
        for _ in 0..<(try count()) { counters.append(try accrualCounter()) }
        let accruals = Accruals(
            counters: counters, accruedThrough: accruedThrough,
            interestStoppedFrom: interestStoppedFrom, penaltyStoppedFrom: penaltyStoppedFrom,
            room: room)
        return (accruals, lastOperation)
    }

    mutating func accrualCounter() throws(StoreFault) -> AccrualCounter {
        let tranche = TrancheNumber(rawValue: try unsigned16())
        let type = AmountType(rawValue: try byte())
        let total = try numerator()
        let booked = try amount()
        let form = try byte()
        let ahead: AccrualCounter.Advance
        switch form & ~(CounterForm.withLatest | CounterForm.withUnbooked) {
        case 0: ahead = .nothing
        case CounterForm.whole: ahead = .whole
        case CounterForm.atLeast: ahead = .atLeast(try amount())
        default: throw corrupt("a count of form \(form)")
        }
        let latest = form & CounterForm.withLatest == 0 ? 0 : try numerator()
        let waiting = form & CounterForm.withUnbooked == 0 ? [] : try earnedDays()
        return AccrualCounter(
            amountType: type, tranche: tranche, numerator: total, latest: latest,
            booked: booked, accruedInAdvance: ahead
        ).waiting(for: waiting)
    }

    private mutating func earnedDays() throws(StoreFault) -> [EarnedDay] {
        var days: [EarnedDay] = []
        for _ in 0..<(try count()) {
            let earned = EarnedDay(day: try day(), numerator: try numerator())
            guard days.last.map({ $0.day < earned.day }) ?? true else {
                throw corrupt("days of a count out of order")
            }
            days.append(earned)
        }
        return days
    }
}
