package import Measures

/// A day or time on which the order cannot take effect.
package enum DayRefusal: Hashable, Sendable {
    case beforeLastOperation(ValueTime, last: ValueTime)
    case notAfterLastOperation(Day, last: Day)
    case periodClosed(through: Day, day: Day)
    /// A stop or start of accruals on a day before the last one accrued.
    case beforeCounted(through: Day)
    case notLater(Day, than: Day)
    case cancellationTooLate(through: Day)
    /// A day to come, or of another century: a slip of the hand unless it is said twice.
    case farOff(Day, today: Day)
    /// A night so long after the last one that the day is rather a slip of the hand.
    case farFromLastNight(Day, last: Day)

    var code: String {
        switch self {
        case .beforeLastOperation, .notAfterLastOperation: "E-LOD"
        case .periodClosed: "E-PERIOD"
        case .beforeCounted, .notLater, .cancellationTooLate: "E-STATE"
        case .farOff, .farFromLastNight: "E-DATE"
        }
    }
}
