import Measures

extension CompactWriter {
    @inline(__always)
    mutating func day(_ day: Day) { signed(day.number) }

    /// A day by its distance from another, which is mostly short.
    @inline(__always)
    mutating func day(_ day: Day, after other: Day) {
        signed(Int64(day.number) - Int64(other.number))
    }

    /// A time by its distance from the start of a day.
    @inline(__always)
    mutating func time(_ time: ValueTime, after day: Day) {
        signed(time.seconds &- Int64(day.number) * 86_400)
    }

    mutating func rounding(_ rounding: Rounding) {
        let number: UInt8 =
            switch rounding {
            case .halfUp: 1
            case .halfEven: 2
            case .up: 3
            case .down: 4
            }
        byte(number)
    }
}

/// Values within the ranges in which they can be reckoned with, as columns are read.
extension CompactReader {
    @inline(__always)
    mutating func day() throws(StoreFault) -> Day { try day(signed()) }

    @inline(__always)
    mutating func day(after other: Day) throws(StoreFault) -> Day {
        try day(try signed() &+ Int64(other.number))
    }

    @inline(__always)
    private func day(_ number: Int64) throws(StoreFault) -> Day {
        Day(number: Int32(try ranged(number, Prepared.days, "a day")))
    }

    @inline(__always)
    mutating func time(after day: Day) throws(StoreFault) -> ValueTime {
        try time(try signed() &+ Int64(day.number) * 86_400)
    }

    mutating func time() throws(StoreFault) -> ValueTime { try time(signed()) }

    @inline(__always)
    private func time(_ seconds: Int64) throws(StoreFault) -> ValueTime {
        ValueTime(seconds: try ranged(seconds, Prepared.seconds, "a time"))
    }

    /// Minor units.
    @inline(__always)
    mutating func amount() throws(StoreFault) -> Int64 {
        try ranged(signed(), Prepared.amounts, "an amount")
    }

    mutating func rate() throws(StoreFault) -> YearlyRate {
        YearlyRate(millionthsOfPercent: try ranged(signed(), Prepared.rates, "a rate"))
    }

    /// The number of a row.
    mutating func number() throws(StoreFault) -> Int64 {
        try ranged(signed(), Prepared.numbers, "a number")
    }

    /// What is counted over a denominator: far from where the sum of two would not fit.
    @inline(__always)
    mutating func numerator() throws(StoreFault) -> Int128 {
        let value = try signed128()
        let most: Int128 = 1 << 120
        guard (-most...most).contains(value) else { throw corrupt("a numerator of \(value)") }
        return value
    }

    @inline(__always)
    private func ranged(
        _ value: Int64, _ range: ClosedRange<Int64>, _ what: StaticString
    ) throws(StoreFault) -> Int64 {
        guard range.contains(value) else { throw corrupt("\(what) of \(value)") }
        return value
    }

    mutating func rounding() throws(StoreFault) -> Rounding {
        let number = try byte()
        switch number {
        case 1: return .halfUp
        case 2: return .halfEven
        case 3: return .up
        case 4: return .down
        default: throw corrupt("no rounding \(number)")
        }
    }
}
