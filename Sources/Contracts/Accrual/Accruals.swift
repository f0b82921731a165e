import Directories
package import Measures

/// What a contract has accrued, through which day, and what holds accruals back.
package struct Accruals: Hashable, Sendable {
    /// What has accrued, exactly, and how much of it is booked.
    package internal(set) var counts: [Count]
    /// The last day that `counts` include.
    package internal(set) var countedThrough: Day
    /// No interest from this day on; nil while it runs.
    package private(set) var interestStoppedFrom: Day?
    package private(set) var penaltyStoppedFrom: Day?
    /// What may still be charged under the statutory cap.
    package internal(set) var room: StatutoryRoom

    /// Nothing accrued, and nothing held back.
    package init(from day: Day) {
        self.init(
            counts: [], countedThrough: day, interestStoppedFrom: nil, penaltyStoppedFrom: nil,
            room: StatutoryRoom(left: nil, reached: nil))
    }

    package init(
        counts: [Count], countedThrough: Day, interestStoppedFrom: Day?,
        penaltyStoppedFrom: Day?, room: StatutoryRoom
    ) {
        self.counts = counts
        self.countedThrough = countedThrough
        self.interestStoppedFrom = interestStoppedFrom
        self.penaltyStoppedFrom = penaltyStoppedFrom
        self.room = room
    }
}

// The fold.
extension Accruals {
    /// Adds to a count, beginning it where there is none.
    mutating func add(_ numerator: Int128, to type: AmountType, _ tranche: TrancheNumber) {
        counts[place(of: type, tranche)].numerator += numerator
    }

    /// Adds to what the last counted day is worth to a count, whether it counts or not.
    mutating func note(
        _ numerator: Int128, asLatestOf type: AmountType, _ tranche: TrancheNumber
    ) {
        counts[place(of: type, tranche)].latest += numerator
    }

    /// Forgets what the last counted day was worth: another one is counted now.
    mutating func forgetLatest() {
        for place in counts.indices { counts[place].latest = 0 }
    }

    /// Says how far a count is booked ahead; it may begin with that.
    mutating func mark(_ type: AmountType, _ tranche: TrancheNumber, _ ahead: Count.Ahead) {
        if ahead != .nothing { add(0, to: type, tranche) }
        for place in counts.indices
        where counts[place].tranche == tranche && counts[place].amountType == type {
            counts[place].ahead = ahead
        }
    }

    /// Takes an accrual or a reversal as booked by the count of its bucket.
    ///
    /// - Parameter growing: the sign of an accrual on this kind of contract.
    /// - Throws: `overflow`.
    mutating func book(_ operation: DebtOperation, growing: Sign) throws(Refusal) {
        let type = operation.bucket.amountType
        // Nobody counts it by days: what is booked is what it came to.
        if type.family == .mandatoryInterest {
            add(Int128(operation.signedMinor), to: type, operation.bucket.tranche)
        }
        for place in counts.indices
        where counts[place].tranche == operation.bucket.tranche
            && counts[place].amountType == type
        {
            counts[place].booked = try ContractSum.adding(
                counts[place].booked, growing.signed(operation.signedMinor))
        }
    }

    /// Takes over the moving parts of the one count of a quiet contract; what its last day is
    /// worth is for the contract to say.
    mutating func adopt(_ quiet: QuietContract) {
        counts[0].numerator = quiet.numerator
        counts[0].booked = quiet.booked
        countedThrough = quiet.countedThrough
        room.left = quiet.chargesRoom
    }

    /// Where a count stands; it is begun where there is none.
    private mutating func place(of type: AmountType, _ tranche: TrancheNumber) -> Int {
        let fresh = Count(
            amountType: type, tranche: tranche, numerator: 0, latest: 0, booked: 0,
            ahead: .nothing)
        let place = counts.firstIndex { $0.order >= fresh.order } ?? counts.count
        if place == counts.count || counts[place].order != fresh.order {
            counts.insert(fresh, at: place)
        }
        return place
    }
}

// Stopping and starting: the days from a stop to a start are never counted.
//
// A night may have counted the day already. Then the very day is taken out, or put in, by what
// its count says it added, and the next accrual books the difference.
// - Source: seed 004 "Stop interest accrual"; domain §3.18, §3.19, §3.22, §3.23.
extension Accruals {
    mutating func stopInterest(from day: Day) throws(Refusal) {
        guard interestStoppedFrom == nil else { throw .accrualAlreadyStopped }
        try recount(day, \.isInterestByDays) { $0.numerator -= $0.latest }
        interestStoppedFrom = day
    }

    mutating func resumeInterest(from day: Day) throws(Refusal) {
        guard interestStoppedFrom != nil else { throw .accrualNotStopped }
        try recount(day, \.isInterestByDays) { $0.numerator += $0.latest }
        interestStoppedFrom = nil
    }

    mutating func stopPenalties(from day: Day) throws(Refusal) {
        guard penaltyStoppedFrom == nil else { throw .accrualAlreadyStopped }
        try recount(day, \.isPenalty) { $0.numerator -= $0.latest }
        penaltyStoppedFrom = day
    }

    mutating func resumePenalties(from day: Day) throws(Refusal) {
        guard penaltyStoppedFrom != nil else { throw .accrualNotStopped }
        try recount(day, \.isPenalty) { $0.numerator += $0.latest }
        penaltyStoppedFrom = nil
    }

    /// Alters the counts of a kind by their last day, where that is the day of the change.
    ///
    /// - Throws: `beforeCounted` for an earlier day, whose balances are gone.
    private mutating func recount(
        _ day: Day, _ belongs: (AmountType) -> Bool, _ alter: (inout Count) -> Void
    ) throws(Refusal) {
        guard day >= countedThrough else { throw .beforeCounted(through: countedThrough) }
        guard day == countedThrough else { return }
        for place in counts.indices where belongs(counts[place].amountType) {
            alter(&counts[place])
        }
    }
}
