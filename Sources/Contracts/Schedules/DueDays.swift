import Measures

/// The days on which repayments fall due: their own, or the working day they are moved to.
struct DueDays {
    let shift: DayShift
    let calendar: WorkCalendar

    /// The due day of a repayment; never before it.
    func due(for repayment: Day) throws(Refusal) -> Day {
        let moved = try refusing { () throws(MeasureFlaw) in
            try shift.shifted(repayment, by: calendar)
        }
        return max(moved, repayment)
    }
}
