import Contracts
import Measures

extension ScheduleRefusal {
    func words(_ names: DirectoryNames) -> RefusalWords {
        switch self {
        case .noTrancheDue(let day):
            "no tranche has ended by \(day)"
                .blaming("date", "\(day)", accepted: "a day on which one has ended")
        case .noTrancheAfter(let number):
            "no tranche comes after tranche \(number.rawValue)"
                .blaming("tranche", "\(number.rawValue)", accepted: "any but the last")
        case .trancheEnded(let number, let day):
            "tranche \(number.rawValue) has ended by \(day)"
                .blaming("tranche", "\(number.rawValue)", accepted: "one that ends after \(day)")
        case .scheduleGap(let day):
            ("the schedule has a gap" + (day.map { " after \($0)" } ?? ": it has no tranche"))
                .blaming("schedule", day?.description, accepted: "tranches that follow each other")
        case .noTranche(let number):
            "the schedule has no tranche \(number.rawValue)"
                .blaming("tranche", "\(number.rawValue)", accepted: "a tranche of the schedule")
        case .noTrancheOn(let day):
            "no tranche runs on \(day)"
                .blaming("date", "\(day)", accepted: "a day within the schedule")
        case .noTrancheHolding(let type, let isOffBalance, let day):
            "no tranche with \(names.name(type, isOffBalance)) balance on \(day)"
                .blaming(
                    "date", "\(day)",
                    accepted: "a day with \(names.name(type, isOffBalance)) balance")
        case .disbursementDayDiffers(let planned, let real):
            "money paid out on \(real), planned for \(planned), leaves no first period"
                .blaming("date", "\(real)", accepted: "\(planned)")
        case .scheduleSumDiffers(let sum, let principal):
            "the schedule repays \(sum.text) of \(principal.text)"
                .blaming("schedule", sum.text, accepted: principal.text)
        case .exceedsPlannedInterest(let tranche, let room, let wanted):
            ("tranche \(tranche.rawValue) can bear \(room.text) of interest more, "
                + "not \(wanted.text)")
                .blaming("amount", wanted.text, accepted: "at most \(room.text)")
        }
    }
}
