import Directories
import Measures

/// The days on which repayments fall due: their own, or the working day they are moved to.
struct DueDays {
    /// Nil leaves the days.
    let holidays: ScheduleHolidays?

    /// The due day of a repayment; never before it.
    func due(for repayment: Day) throws(Refusal) -> Day {
        guard let holidays else { return repayment }
        return try refusing { () throws(MeasureFlaw) in
            max(try holidays.shift.shifted(repayment, by: holidays.calendar), repayment)
        }
    }

    /// The last day of interest of a tranche that begins after a day and would end on another.
    func end(for repayment: Day, after start: Day) throws(Refusal) -> Day {
        guard let holidays, holidays.movesInterest else { return repayment }
        return try refusing { () throws(MeasureFlaw) in
            try holidays.due(for: repayment, after: start)
        }
    }

    /// The day from which a tranche was moved that ends on `repayment`, where it is one of the
    /// cycle; else the day itself.
    func unmoved(_ repayment: Day, _ isOfCycle: (Day) -> Bool) throws(Refusal) -> Day {
        guard let holidays, holidays.movesInterest, !isOfCycle(repayment) else {
            return repayment
        }
        for distance in 1...DueDays.movesMax {
            for candidate in [
                repayment.advanced(by: -distance), repayment.advanced(by: distance),
            ] where isOfCycle(candidate) {
                let moved = try refusing { () throws(MeasureFlaw) in
                    try holidays.shift.shifted(candidate, by: holidays.calendar)
                }
                if moved == repayment { return candidate }
            }
        }
        return repayment
    }

    /// More days in a row are free nowhere.
    private static let movesMax: Int32 = 31
}
