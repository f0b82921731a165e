import Contracts
import Measures

extension ScheduleRefusal {
    func words(_ names: DirectoryNames) -> RefusalWords {
        switch self {
        case .noTrancheDue(let day):
            RefusalWords(
                "no tranche has ended by \(day)",
                of: "date", "\(day)", accepted: "a day on which one has ended")
        case .noTrancheAfter(let number):
            RefusalWords(
                "no tranche comes after tranche \(number.rawValue)",
                of: "tranche", "\(number.rawValue)", accepted: "any but the last")
        case .trancheEnded(let number, let day):
            RefusalWords(
                "tranche \(number.rawValue) has ended by \(day)",
                of: "tranche", "\(number.rawValue)", accepted: "one that ends after \(day)")
        case .scheduleGap(let day):
            RefusalWords(
                "the schedule has a gap" + (day.map { " after \($0)" } ?? ": it has no tranche"),
                of: "schedule", day?.description, accepted: "tranches that follow each other")
        case .noTranche(let number):
            RefusalWords(
                "the schedule has no tranche \(number.rawValue)",
                of: "tranche", "\(number.rawValue)", accepted: "a tranche of the schedule")
        case .noTrancheOn(let day):
            RefusalWords(
                "no tranche runs on \(day)",
                of: "date", "\(day)", accepted: "a day within the schedule")
        case .noTrancheHolding(let type, let isOffBalance, let day):
            RefusalWords(
                "no tranche with \(names.name(type, isOffBalance)) balance on \(day)",
                of: "date", "\(day)",
                accepted: "a day with \(names.name(type, isOffBalance)) balance")
        case .disbursementDayDiffers(let planned, let real):
            RefusalWords(
                "money paid out on \(real), planned for \(planned), leaves no first period",
                of: "date", "\(real)", accepted: "\(planned)")
        case .scheduleSumDiffers(let sum, let principal):
            RefusalWords(
                "the schedule repays \(sum.text) of \(principal.text)",
                of: "schedule", sum.text, accepted: principal.text)
        case .exceedsPlannedInterest(let tranche, let room, let wanted):
            RefusalWords(
                "tranche \(tranche.rawValue) can bear \(room.text) of interest more, "
                    + "not \(wanted.text)",
                of: "amount", wanted.text, accepted: "at most \(room.text)")
        }
    }
}
