import Foundation
import Measures

/// The clock of the machine: the only place of the product where it is read.
enum RealClock {
    /// Since 1970-01-01 00:00 UTC.
    static func milliseconds() -> Int64 { Int64(Date().timeIntervalSince1970 * 1000) }

    /// Today by the calendar on the wall.
    static func today() -> Day {
        let seconds = Int64(Date().timeIntervalSince1970) + Int64(TimeZone.current.secondsFromGMT())
        return ValueTime(seconds: seconds).day
    }
}
