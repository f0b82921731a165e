import Contracts
import Measures

extension DayRefusal {
    func words(_ names: DirectoryNames) -> RefusalWords {
        switch self {
        case .beforeLastOperation(let time, let last):
            "date \(time) must not be before the last operation date \(last)"
                .blaming("date", "\(time)", accepted: "\(last) or later")
        case .notAfterLastOperation(let day, let last):
            "date \(day) must be later than the last operation date \(last)"
                .blaming("date", "\(day)", accepted: "\(last.next) or later")
        case .periodClosed(let through, let day):
            ("period \(Month(of: day).title) is closed\(names.handover(of: day)); "
                + "the first open day is \(through.next)")
                .blaming("date", "\(day)", accepted: "\(through.next) or later")
        case .beforeCounted(let through):
            "accruals are complete through \(through); stop or start on \(through) or later"
                .blaming("date", nil, accepted: "\(through) or later")
        case .notLater(let end, let than):
            "the new end \(end) must be later than \(than)"
                .blaming("newEnd", "\(end)", accepted: "later than \(than)")
        case .cancellationTooLate(let through):
            "the contract could be cancelled through \(through)"
                .blaming("date", nil, accepted: "\(through) or earlier")
        case .farOff(let day, let today):
            "\(day) is far off: today is \(today); say so with far-date where it is meant"
                .blaming("date", "\(day)", accepted: "\(today.next) or earlier, of this century")
        case .farFromLastNight(let day, let last):
            ("the last night was that of \(last): \(last.days(to: day) - 1) nights before "
                + "\(day) are missing; say so with far-date where all are meant")
                .blaming("date", "\(day)", accepted: "\(last.next) or a few days later")
        }
    }
}
