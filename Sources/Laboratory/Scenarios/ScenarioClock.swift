import BackOffice
import Measures
import Storage
import Synchronization

/// The clock of a scenario: it stands still until a step moves it.
///
/// It is a class because the office reads it while the scenario moves it.
final class ScenarioClock: Sendable {
    private let now: Mutex<ValueTime>

    init(_ start: ValueTime) { now = Mutex(start) }

    var time: ValueTime { now.withLock { $0 } }

    /// Moves it on; a clock never goes back.
    func move(to time: ValueTime) { now.withLock { $0 = max($0, time) } }

    /// The instant at which what is ordered now is recorded.
    var recordedAt: RecordedAt { RecordedAt(rawValue: time.seconds * 1000) }

    /// A day alone is noon, or what the clock shows when it stands later on that day.
    func moment(_ time: ScenarioTime?) -> ValueTime {
        switch time {
        case nil: self.time
        case .moment(let moment): moment
        case .day(let day):
            self.time.day == day
                ? max(self.time, .noon(of: day)) : .noon(of: day)
        }
    }
}

extension ValueTime {
    /// 12:00:00 of the day.
    fileprivate static func noon(of day: Day) -> ValueTime { ValueTime(day, second: 43_200) }
}
