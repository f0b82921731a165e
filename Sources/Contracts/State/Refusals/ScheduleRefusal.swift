package import Directories
package import Measures

/// A schedule that does not fit together, or has no tranche such as the order needs.
package enum ScheduleRefusal: Hashable, Sendable {
    case noTrancheDue(by: Day)
    case noTrancheAfter(TrancheNumber)
    case trancheEnded(TrancheNumber, by: Day)
    case scheduleGap(after: Day?)
    case noTranche(TrancheNumber)
    case noTrancheOn(Day)
    case noTrancheHolding(AmountType, isOffBalance: Bool, on: Day)
    case disbursementDayDiffers(planned: Day, real: Day)
    case scheduleSumDiffers(sum: Money, principal: Money)
    case exceedsPlannedInterest(TrancheNumber, room: Money, wanted: Money)

    var code: String {
        switch self {
        case .noTrancheDue, .noTrancheAfter, .trancheEnded, .scheduleGap, .noTranche,
            .noTrancheOn, .noTrancheHolding, .disbursementDayDiffers:
            "E-TRN"
        case .scheduleSumDiffers, .exceedsPlannedInterest: "E-AMT"
        }
    }
}
