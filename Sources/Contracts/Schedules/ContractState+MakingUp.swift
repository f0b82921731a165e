package import Measures

/// Days on which a contract had to be processed by itself.
extension ContractState {
    /// The first day before `day` that must not be passed over; nil where there is none.
    ///
    /// It is the last of a month, whose interest belongs to it, one on which what falls due
    /// meets a credit, or one on whose morrow debt leaves the balance.
    package func dayToMakeUp(before day: Day) -> Day? {
        lastOperation.flatMap { dayToMakeUp(after: $0.day, before: day) }
    }

    /// The same after a day on which it was found that nothing had to be booked.
    package func dayToMakeUp(after last: Day, before day: Day) -> Day? {
        guard status.isServiced, last.next < day else { return nil }
        let endOfMonth = last.next.firstOfMonth.adding(months: 1).previous
        let due = hasCredit ? schedule?.tranches.first { $0.repayment > last }?.repayment : nil
        let first = [endOfMonth, due, offBalanceMove(after: last.next)?.previous].compactMap(\.self)
            .min()
        return first.flatMap { $0 < day ? $0 : nil }
    }
}
