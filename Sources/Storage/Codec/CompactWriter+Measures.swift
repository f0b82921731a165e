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

extension CompactReader {
    @inline(__always)
    mutating func day() throws(StoreFault) -> Day {
        Day(number: try narrow(try signed()))
    }

    @inline(__always)
    mutating func day(after other: Day) throws(StoreFault) -> Day {
        Day(number: try narrow(try signed() &+ Int64(other.number)))
    }

    @inline(__always)
    mutating func time(after day: Day) throws(StoreFault) -> ValueTime {
        ValueTime(seconds: try signed() &+ Int64(day.number) * 86_400)
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
