import Directories
package import Measures

/// What a contract has accrued, through which day, and what holds accruals back.
package struct Accruals: Hashable, Sendable {
    /// What has accrued, exactly, and how much of it is booked.
    package internal(set) var counters: [AccrualCounter]
    /// The last day that `counters` include.
    package internal(set) var accruedThrough: Day
    /// No interest from this day on; nil while it runs.
    package private(set) var interestStoppedFrom: Day?
    package private(set) var penaltyStoppedFrom: Day?
    /// What may still be charged under the statutory cap.
    package internal(set) var room: StatutoryRoom

    /// Nothing accrued, and nothing held back.
    package init(from day: Day) {
        self.init(
            counters: [], accruedThrough: day, interestStoppedFrom: nil, penaltyStoppedFrom: nil,
            room: StatutoryRoom(left: nil, reached: nil))
    }

    package init(
        counters: [AccrualCounter], accruedThrough: Day, interestStoppedFrom: Day?,
        penaltyStoppedFrom: Day?, room: StatutoryRoom
    ) {
        self.counters = counters
        self.accruedThrough = accruedThrough
        self.interestStoppedFrom = interestStoppedFrom
        self.penaltyStoppedFrom = penaltyStoppedFrom
        self.room = room
    }
}

// The fold.
extension Accruals {
    /// Adds to a counter, beginning it where there is none.
    mutating func add(_ numerator: Int128, to type: AmountType, _ tranche: TrancheNumber) {
        counters[place(of: type, tranche)].numerator += numerator
    }

    /// Keeps what days have added to a counter until it is booked.
    mutating func wait(
        for days: [EarnedDay], to type: AmountType, _ tranche: TrancheNumber
    ) {
        if days.isEmpty { return }
        counters[place(of: type, tranche)].wait(for: days)
    }

    /// Adds to what the last accrued day is worth to a counter, whether it counts or not.
    mutating func note(
        _ numerator: Int128, asLatestOf type: AmountType, _ tranche: TrancheNumber
    ) {
        counters[place(of: type, tranche)].latest += numerator
    }

    /// Forgets what the last accrued day was worth: another one is accrued now.
    mutating func forgetLatest() {
        for place in counters.indices { counters[place].latest = 0 }
    }

    /// Says how far a counter is booked ahead; it may begin with that.
    mutating func mark(
        _ type: AmountType, _ tranche: TrancheNumber, _ ahead: AccrualCounter.Advance
    ) {
        if ahead != .nothing { add(0, to: type, tranche) }
        for place in counters.indices
        where counters[place].tranche == tranche && counters[place].amountType == type {
            counters[place].accruedInAdvance = ahead
            if ahead == .nothing { counters[place].paidAhead = 0 }
        }
    }

    /// Takes an accrual or a reversal as booked by the counter of its bucket.
    ///
    /// - Parameter growing: the sign of an accrual on this kind of contract.
    /// - Throws: `overflow`.
    mutating func book(_ operation: DebtOperation, growing: Sign) throws(Refusal) {
        let type = operation.bucket.amountType
        // Nobody counts it by days: what is booked is what it came to.
        if type.family == .mandatoryInterest {
            add(Int128(operation.signedMinor), to: type, operation.bucket.tranche)
        }
        for place in counters.indices
        where counters[place].tranche == operation.bucket.tranche
            && counters[place].amountType == type
        {
            counters[place].booked = try ContractSum.adding(
                counters[place].booked, growing.signed(operation.signedMinor))
        }
    }

    /// Takes what days have earned out of a count of interest, and out of mandatory interest.
    ///
    /// - Parameter denominator: what the numerator of the count is divided by.
    mutating func earnOffMandatory(
        _ minor: Int64, in type: AmountType, _ tranche: TrancheNumber, over denominator: Int128
    ) {
        counters[place(of: type, tranche)].forgo(Int128(minor) * denominator)
        var left = Int128(minor)
        for place in counters.indices
        where counters[place].amountType.family == .mandatoryInterest {
            let part = min(left, counters[place].numerator)
            counters[place].numerator -= part
            left -= part
        }
    }

    private static let movesByMoney: Set<ActionType> = [
        .repayment, .repaymentFromPrepayment, .reaccept, .restore,
    ]

    /// Notes what money paid of interest that is booked ahead of its days.
    mutating func notePaidAhead(_ operation: DebtOperation) {
        // Asked of every operation, and true of few: most counts are not ahead.
        for place in counters.indices
        where counters[place].accruedInAdvance != .nothing
            && counters[place].tranche == operation.bucket.tranche
            && counters[place].amountType == operation.bucket.amountType
            && Accruals.movesByMoney.contains(operation.action)
        {
            counters[place].paidAhead -= operation.signedMinor
        }
    }

    /// Takes over the moving parts of the one counter of a quiet contract; what its last day is
    /// worth is for the contract to say.
    mutating func adopt(_ quiet: QuietContract) {
        counters[0].numerator = quiet.numerator
        counters[0].booked = quiet.booked
        accruedThrough = quiet.accruedThrough
        room.left = quiet.chargesRoom
    }

    /// Where a counter stands; it is begun where there is none.
    private mutating func place(of type: AmountType, _ tranche: TrancheNumber) -> Int {
        let fresh = AccrualCounter(
            amountType: type, tranche: tranche, numerator: 0, latest: 0, booked: 0,
            accruedInAdvance: .nothing)
        let place = counters.firstIndex { $0.order >= fresh.order } ?? counters.count
        if place == counters.count || counters[place].order != fresh.order {
            counters.insert(fresh, at: place)
        }
        return place
    }
}

// Stopping and starting: the days from a stop to a start are never accrued.
//
// A night may have accrued the day already. Then the very day is taken out, or put in, by what
// its counter says it added, and the next accrual books the difference.
// - Source: R004-50, D-3.18, D-3.19, D-3.22, D-3.23.
extension Accruals {
    mutating func stopInterest(from day: Day) throws(Refusal) {
        guard interestStoppedFrom == nil else { throw .state(.accrualAlreadyStopped) }
        try recount(day, \.isInterestByDays, isIn: false)
        interestStoppedFrom = day
    }

    mutating func resumeInterest(from day: Day) throws(Refusal) {
        guard interestStoppedFrom != nil else { throw .state(.accrualNotStopped) }
        try recount(day, \.isInterestByDays, isIn: true)
        interestStoppedFrom = nil
    }

    mutating func stopPenalties(from day: Day) throws(Refusal) {
        guard penaltyStoppedFrom == nil else { throw .state(.accrualAlreadyStopped) }
        try recount(day, \.isPenalty, isIn: false)
        penaltyStoppedFrom = day
    }

    mutating func resumePenalties(from day: Day) throws(Refusal) {
        guard penaltyStoppedFrom != nil else { throw .state(.accrualNotStopped) }
        try recount(day, \.isPenalty, isIn: true)
        penaltyStoppedFrom = nil
    }

    /// Alters the counters of a kind by their last day, where that is the day of the change.
    ///
    /// - Throws: `beforeCounted` for an earlier day, whose balances are gone.
    private mutating func recount(
        _ day: Day, _ belongs: (AmountType) -> Bool, isIn: Bool
    ) throws(Refusal) {
        guard day >= accruedThrough else { throw .day(.beforeCounted(through: accruedThrough)) }
        guard day == accruedThrough else { return }
        for place in counters.indices where belongs(counters[place].amountType) {
            counters[place].recount(day, isIn: isIn)
        }
    }
}
