import Directories
import Measures

/// The tranches of a schedule while time is added to it, and the principal they are to hold.
struct ProlongedPlan {
    private let old: [Tranche]
    private let buckets: Buckets
    private let day: Day
    private let period: Tenor
    private let dueDays: DueDays
    /// The terms by which the repayment days were laid.
    private let terms: Terms

    private(set) var tranches: [Tranche] = []
    /// Unpaid principal of each new tranche, minor units.
    private var unpaid: [Int64] = []
    /// The place of the tranche that has the added time.
    private(set) var added = 0
    /// The place of the tranche that ends on the day of the order; nil when none is cut.
    private(set) var cut: Int?
    /// Where the added time begins before the day of the order: the day before its first.
    private(set) var gap: Day?

    init(
        of schedule: Schedule, _ buckets: Buckets, on day: Day, by period: Tenor,
        _ dueDays: DueDays, _ terms: Terms
    ) {
        old = schedule.tranches
        self.buckets = buckets
        self.day = day
        self.period = period
        self.dueDays = dueDays
        self.terms = terms
    }

    /// Adds the period, where and how it is asked for.
    /// - Throws: `notLater`, arithmetic refusals.
    mutating func add(_ start: ProlongationStart, _ effect: ProlongationEffect) throws(Refusal) {
        guard let place = old.firstIndex(where: isToCome) else { return try addAfterEnd(start) }
        let running = old[place]
        let from = start == .fromRepaymentDate ? running.repayment : day
        let end = try end(start, from, than: running.repayment)
        try keep(old[..<place])
        let overdue = unpaidPrincipal(old[...place])
        let isLast = place == old.count - 1
        if (isLast || effect == .insertsTranche) && from > running.issue {
            if from == day { cut = place }
            let paid = from == day ? running.principal - unpaidPrincipal(old[place...place]) : 0
            try append(through: from, principal: paid, unpaid: 0)
        }
        added = tranches.count
        try append(movedFrom: end, principal: overdue, unpaid: overdue)
        let days = try unmoved(running.repayment).days(to: end)
        for tranche in old[(place + 1)...] {
            let principal = unpaidPrincipal([tranche])
            let repayment =
                start == .fromRepaymentDate
                ? try shifted(tranche.repayment)
                : try unmoved(tranche.repayment).advanced(by: days)
            try append(movedFrom: repayment, principal: principal, unpaid: principal)
        }
    }

    /// Adds the period when the last tranche has ended; days without a tranche bear no interest
    /// unless the period is reckoned from its end.
    private mutating func addAfterEnd(_ start: ProlongationStart) throws(Refusal) {
        let end = old[old.count - 1].repayment
        let from = start == .fromRepaymentDate ? end : day
        let later = try self.end(start, from, than: day)
        try keep(old[...])
        if from > end { try append(through: from, principal: 0, unpaid: 0) }
        added = tranches.count
        let principal = unpaidPrincipal(old[...])
        try append(movedFrom: later, principal: principal, unpaid: principal)
        gap = from < day ? from : nil
    }

    /// The moves that bring every tranche to the principal it is to hold, in minor units.
    var shifts: [Buckets.Entry] {
        zip(tranches, unpaid).compactMap { tranche, minor in
            let bucket = tranche.principalBucket
            let change = minor - buckets[bucket]
            return change == 0 ? nil : Buckets.Entry(bucket: bucket, minor: change)
        }
    }

    private func isToCome(_ tranche: Tranche) -> Bool {
        if tranche.repayment != day { return tranche.repayment > day }
        return buckets[tranche.principalBucket] > 0 || buckets[tranche.interestBucket] > 0
    }

    private func unpaidPrincipal(_ tranches: some Sequence<Tranche>) -> Int64 {
        tranches.reduce(0) { $0 + buckets[$1.principalBucket] }
    }

    /// Keeps tranches that have ended, without what is unpaid of them.
    private mutating func keep(_ ended: ArraySlice<Tranche>) throws(Refusal) {
        for tranche in ended {
            let paid = max(0, tranche.principal - unpaidPrincipal([tranche]))
            tranches.append(tranche.with(principal: paid, interest: tranche.interest))
            unpaid.append(0)
        }
    }

    /// Adds a tranche that ends on a day, or where a holiday moves it.
    private mutating func append(
        movedFrom repayment: Day, principal: Int64, unpaid minor: Int64
    ) throws(Refusal) {
        let issue = tranches.last?.repayment ?? old[0].issue
        try append(
            through: try dueDays.end(for: repayment, after: issue), principal: principal,
            unpaid: minor)
    }

    private mutating func append(
        through repayment: Day, principal: Int64, unpaid minor: Int64
    ) throws(Refusal) {
        guard let number = UInt16(exactly: tranches.count + 1) else { throw .amount(.overflow) }
        tranches.append(
            Tranche(
                number: TrancheNumber(rawValue: number),
                issue: tranches.last?.repayment ?? old[0].issue, repayment: repayment,
                due: try dueDays.due(for: repayment), principal: max(0, principal), interest: 0))
        unpaid.append(minor)
    }

    /// Where the period ends that begins after a day.
    private func end(
        _ start: ProlongationStart, _ from: Day, than least: Day
    ) throws(Refusal) -> Day {
        let end = start == .fromRepaymentDate ? try shifted(from) : try later(from)
        guard end > least else { throw .day(.notLater(end, than: least)) }
        return end
    }

    private func later(_ day: Day) throws(Refusal) -> Day {
        try refusing { () throws(MeasureFlaw) in
            try period.day(1, after: day, monthEnd: .keepsDay)
        }
    }

    /// The day from which a holiday moved a repayment day.
    private func unmoved(_ repayment: Day) throws(Refusal) -> Day {
        try dueDays.unmoved(repayment) { terms.isOfCycle($0, issued: old[0].issue) }
    }

    /// A repayment day one period on; the day of the month on which all fall is kept.
    private func shifted(_ moved: Day) throws(Refusal) -> Day {
        let repayment = try unmoved(moved)
        let later = try later(repayment)
        guard period.unit == .month || period.unit == .year else { return later }
        var anchor = 1
        for tranche in old { anchor = max(anchor, try unmoved(tranche.repayment).civil.day) }
        let own = repayment.civil
        let isAnchored = own.day == min(anchor, Day.length(ofMonth: own.month, year: own.year))
        return isAnchored ? later.adding(months: 0, anchorDay: anchor) : later
    }
}
