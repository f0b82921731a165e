/// Which family each amount type belongs to, and what follows from it.
///
/// A type that behaves like another is a row of `amount-types.json`, and a row here when
/// processes are to treat it so. Nothing else in the house lists amount types.
extension AmountType {
    private static let rows: [(type: AmountType, family: AmountFamily)] = [
        (.principal, .principal),
        (.interest, .interest),
        (.deferredInterest, .deferredInterest),
        (.penaltyOnPrincipal, .penalty),
        (.penaltyOnInterest, .penalty),
        (.fixedFine, .fine),
        (.overdueInterest, .overdueInterest),
        (.disbursementFee, .fee),
        (.repaymentFee, .fee),
        (.prolongationFee, .fee),
        (.serviceFee, .trancheFee),
        (.courtCost, .cost),
        (.mandatoryInterest, .mandatoryInterest),
        (.prepaymentForPrincipal, .credit),
        (.prepaymentForInterest, .credit),
        (.overpayment, .credit),
        (.discount, .valuation),
        (.reserveIFRS, .valuation),
        (.reserveRegular, .valuation),
        (.observedDebt, .memo),
        (.depositPrincipal, .depositPrincipal),
        (.depositInterest, .depositInterest),
        (.depositTax, .tax),
    ]

    private static let families: [AmountFamily] = {
        var families = [AmountFamily](repeating: .other, count: 256)
        for row in rows { families[Int(row.type.rawValue)] = row.family }
        return families
    }()

    /// The family of the type; `other` for a type that only a directory knows.
    package var family: AmountFamily { AmountType.families[Int(rawValue)] }

    /// The types of some families, by number.
    package static func all(where belongs: (AmountFamily) -> Bool) -> [AmountType] {
        rows.map(\.type).filter { belongs($0.family) }
    }
}

// What a contract asks.
extension AmountType {
    /// Whether it counts toward the statutory cap: interest, penalties and paid services.
    package var isCharge: Bool {
        switch family {
        case .interest, .deferredInterest, .overdueInterest, .mandatoryInterest, .penalty, .fine,
            .fee, .trancheFee:
            true
        case .principal, .depositPrincipal, .depositInterest, .cost, .credit, .valuation, .memo,
            .tax, .other:
            false
        }
    }

    /// Money of the client that waits to repay what will be owed, and is not to be paid back.
    package var isPrepayment: Bool {
        self == .prepaymentForPrincipal || self == .prepaymentForInterest
    }

    /// Penalties on principal and on interest, and fines for delay.
    package var isPenalty: Bool {
        switch family {
        case .penalty, .fine: true
        case .principal, .depositPrincipal, .interest, .depositInterest, .deferredInterest,
            .overdueInterest, .mandatoryInterest, .fee, .trancheFee, .cost, .credit, .valuation,
            .memo, .tax, .other:
            false
        }
    }

    /// What a delay costs: penalties, fines and interest on overdue principal.
    package var isForDelay: Bool { isPenalty || family == .overdueInterest }

    /// Interest that accrues by the days of a tranche at the rate of the contract.
    package var isTrancheInterest: Bool { family == .interest || family == .depositInterest }

    /// Whether it grows by the day on principal: what a stop of interest stops.
    package var isInterestByDays: Bool { isTrancheInterest || family == .overdueInterest }

    /// Interest that a borrower owes by the day, deferred or not.
    package var isDailyInterestOfBorrower: Bool {
        family == .interest || family == .deferredInterest || family == .overdueInterest
    }

    /// Interest of any kind that a borrower owes.
    package var isInterestOfBorrower: Bool {
        isDailyInterestOfBorrower || family == .mandatoryInterest
    }

    /// What the payments of a schedule bring, and so what is discounted.
    package var isScheduled: Bool {
        family == .principal || family == .interest || family == .deferredInterest
    }

    /// Whether it is due when its tranche is; everything else is due as soon as it is charged.
    package var isDueWithTranche: Bool {
        switch family {
        case .principal, .depositPrincipal, .interest, .depositInterest, .deferredInterest,
            .overdueInterest:
            true
        case .mandatoryInterest, .penalty, .fine, .fee, .trancheFee, .cost, .credit, .valuation,
            .memo, .tax, .other:
            false
        }
    }

    /// Whether it grows only while its tranche runs, and not by a delay.
    package var endsWithTranche: Bool { isTrancheInterest || family == .trancheFee }

    /// Whether its accruals are amounts, not balances over days.
    package var isAccruedAsAmount: Bool {
        switch family {
        case .fine, .trancheFee, .mandatoryInterest: true
        case .principal, .depositPrincipal, .interest, .depositInterest, .deferredInterest,
            .overdueInterest, .penalty, .fee, .cost, .credit, .valuation, .memo, .tax, .other:
            false
        }
    }

    /// The document in which its accrual stands.
    package var accrualDocument: DocumentType {
        switch family {
        case .penalty, .fine: .penaltyAccrual
        case .interest, .depositInterest, .overdueInterest: .interestAccrual
        case .principal, .depositPrincipal, .deferredInterest, .mandatoryInterest, .fee,
            .trancheFee, .cost, .credit, .valuation, .memo, .tax, .other:
            .feeAccrual
        }
    }
}

extension AmountFamily {
    /// Whether a borrower owes it: an accrual adds to it and a repayment takes from it, never
    /// the other way.
    package var isClaim: Bool {
        switch self {
        case .principal, .interest, .deferredInterest, .overdueInterest, .mandatoryInterest,
            .penalty, .fine, .fee, .trancheFee, .cost:
            true
        case .depositPrincipal, .depositInterest, .credit, .valuation, .memo, .tax, .other: false
        }
    }

    /// Whether it is owed to a depositor.
    package var isDeposit: Bool { self == .depositPrincipal || self == .depositInterest }
}
