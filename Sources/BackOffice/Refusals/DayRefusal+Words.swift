import Contracts
import Measures

extension DayRefusal {
    func words(_ names: DirectoryNames) -> RefusalWords {
        switch self {
        case .beforeLastOperation(let time, let last):
            RefusalWords(
                "date \(time) must not be before the last operation date \(last)",
                of: "date", "\(time)", accepted: "\(last) or later")
        case .notAfterLastOperation(let day, let last):
            RefusalWords(
                "date \(day) must be later than the last operation date \(last)",
                of: "date", "\(day)", accepted: "\(last.next) or later")
        case .periodClosed(let through, let day):
            RefusalWords(
                "period \(Month(of: day).title) is closed\(names.handover(of: day)); "
                    + "the first open day is \(through.next)",
                of: "date", "\(day)", accepted: "\(through.next) or later")
        case .beforeCounted(let through):
            RefusalWords(
                "accruals are complete through \(through); stop or start on \(through) or later",
                of: "date", nil, accepted: "\(through) or later")
        case .notLater(let end, let than):
            RefusalWords(
                "the new end \(end) must be later than \(than)",
                of: "newEnd", "\(end)", accepted: "later than \(than)")
        case .cancellationTooLate(let through):
            RefusalWords(
                "the contract could be cancelled through \(through)",
                of: "date", nil, accepted: "\(through) or earlier")
        }
    }
}
