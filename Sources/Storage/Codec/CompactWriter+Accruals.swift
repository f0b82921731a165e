import Contracts
import Directories
import Measures

/// The bits of the byte that ends a counter. The first formats knew 0 and 1 alone.
private enum CounterForm {
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

    /// One byte says what follows: how far it is booked ahead, and what the last day added.
    private mutating func advance(_ counter: AccrualCounter) {
        let withLatest = counter.latest == 0 ? 0 : CounterForm.withLatest
        switch counter.accruedInAdvance {
        case .nothing: byte(withLatest)
        case .whole: byte(CounterForm.whole | withLatest)
        case .atLeast(let minor):
            byte(CounterForm.atLeast | withLatest)
            signed(minor)
        }
        if counter.latest != 0 { signed(counter.latest) }
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
        switch form & ~CounterForm.withLatest {
        case 0: ahead = .nothing
        case CounterForm.whole: ahead = .whole
        case CounterForm.atLeast: ahead = .atLeast(try amount())
        default: throw corrupt("a count of form \(form)")
        }
        let latest = form & CounterForm.withLatest == 0 ? 0 : try numerator()
        return AccrualCounter(
            amountType: type, tranche: tranche, numerator: total, latest: latest,
            booked: booked, accruedInAdvance: ahead)
    }
}
