package import Measures

/// How interest is counted and how the schedule is cut.
package struct InterestTerms: Hashable, Sendable {
    package let basis: AccrualBasis
    package let rounding: Rounding
    package let base: InterestBearing
    package let shape: ScheduleShapeName
    /// How a solved instalment becomes whole steps.
    package let instalmentRounding: Rounding
    package let instalmentBasis: InstalmentBasis
    package let instalmentMultipleOf: Int64?
    /// The working calendar and the shift of due days off holidays; nil leaves the dates alone.
    package let calendar: String?
    package let shift: DayShift
    package let shiftEffect: ShiftEffect
    /// Interest on overdue principal, when it has a rate of its own.
    package let overdueRate: YearlyRate?
    package let afterEnd: InterestAfterEnd
    /// Days of mandatory interest from the disbursement on full early repayment; zero is none.
    package let mandatoryDays: Int32

    package init(
        basis: AccrualBasis, rounding: Rounding, base: InterestBearing, shape: ScheduleShapeName,
        instalmentRounding: Rounding, instalmentBasis: InstalmentBasis,
        instalmentMultipleOf: Int64?, calendar: String?,
        shift: DayShift, shiftEffect: ShiftEffect,
        overdueRate: YearlyRate?, afterEnd: InterestAfterEnd, mandatoryDays: Int32
    ) {
        self.basis = basis
        self.rounding = rounding
        self.base = base
        self.shape = shape
        self.instalmentRounding = instalmentRounding
        self.instalmentBasis = instalmentBasis
        self.instalmentMultipleOf = instalmentMultipleOf
        self.calendar = calendar
        self.shift = shift
        self.shiftEffect = shiftEffect
        self.overdueRate = overdueRate
        self.afterEnd = afterEnd
        self.mandatoryDays = mandatoryDays
    }
}

/// What principal bears that is unpaid when the last tranche has ended.
///
/// It counts where overdue principal bears interest, and no rate of its own.
package enum InterestAfterEnd: String, Hashable, Sendable, CaseIterable, Codable {
    /// The rate of the contract, until it is paid.
    case continues
    /// Nothing.
    case ends
}

/// The periods by which an annuity's payment is solved for.
package enum InstalmentBasis: String, Hashable, Sendable, CaseIterable, Codable {
    /// The same parts of a year that bear the interest.
    case interestPeriods
    /// Equal periods, a month being 1/12 of a year, whatever days bear the interest.
    ///
    /// - Source: D-F.1, the rate of a period.
    case equalPeriods
}

/// What moves when a repayment day falls on a holiday.
package enum ShiftEffect: String, Hashable, Sendable, CaseIterable, Codable {
    /// The tranche: interest is borne through the day it may be paid on.
    case movesTranche
    /// The due day alone: from the repayment day to it, the principal of the tranche bears
    /// nothing.
    case movesDueDay
}

/// Which principal bears interest on a day: the balance at the end of the day before.
package enum InterestBearing: String, Hashable, Sendable, CaseIterable, Codable {
    /// What the schedule says is outstanding.
    case scheduled
    /// The real balance of the tranches that are not overdue.
    case actualNotOverdue
    /// The whole real balance.
    case actualAll
    /// The amount lent, whatever has been repaid.
    case loanAmount
}

/// The shape of a schedule as a product names it.
package enum ScheduleShapeName: String, Hashable, Sendable, CaseIterable, Codable {
    case annuity, equalPrincipal, interestOnly, flat, custom
}

/// The order in which payments meet debt.
package struct RepaymentTerms: Hashable, Sendable {
    package let waterfall: Waterfall
    /// Whether a repayment may take interest of the running tranche before it is due.
    package let paysAccruedBeforeDue: Bool
    package let earlyAllocation: EarlyAllocation
    package let earlyEffect: EarlyEffect
    package let earlyInterest: EarlyInterest
    /// Whether a payment that covers the whole debt repays it early without a request.
    package let isAutoFullEarly: Bool

    package init(
        waterfall: Waterfall, paysAccruedBeforeDue: Bool, earlyAllocation: EarlyAllocation,
        earlyEffect: EarlyEffect, earlyInterest: EarlyInterest, isAutoFullEarly: Bool
    ) {
        self.waterfall = waterfall
        self.paysAccruedBeforeDue = paysAccruedBeforeDue
        self.earlyAllocation = earlyAllocation
        self.earlyEffect = earlyEffect
        self.earlyInterest = earlyInterest
        self.isAutoFullEarly = isAutoFullEarly
    }
}

/// Which future tranches an early repayment of principal takes from.
package enum EarlyAllocation: String, Hashable, Sendable, CaseIterable, Codable {
    case fromNext, fromLast, proportional
}

/// What becomes of the plan when principal was repaid ahead of time. - Source: D-3.3.
package enum EarlyEffect: String, Hashable, Sendable, CaseIterable, Codable {
    /// Tranches keep the principal that is left in them; payments fall by the interest saved.
    case keepsPrincipal
    /// Payments keep the instalment; principal moves to earlier tranches, the term shortens.
    case keepsInstalment
}

/// Through which day interest is owed when all principal is repaid before its time.
package enum EarlyInterest: String, Hashable, Sendable, CaseIterable, Codable {
    /// The day of the repayment.
    case toDay
    /// The repayment day of the tranche that runs.
    case toPeriodEnd
    /// The last repayment day: the interest of the whole plan.
    case wholePlan
}

/// Penalties for delay: rates by band of overdue days.
package struct PenaltyTerms: Hashable, Sendable {
    /// In rising order of `fromDay`; empty when the product has no penalties.
    package let onPrincipal: [PenaltyBand]
    package let onInterest: [PenaltyBand]
    /// Days of delay that bear no penalty.
    package let graceDays: Int32
    /// Whether penalties are born off balance.
    package let isOffBalance: Bool
    /// Days in the year of a penalty rate.
    package let daysPerYear: Int32
    /// Charged once for a tranche that falls overdue; zero is none.
    package let fixedFine: Int64

    package init(
        onPrincipal: [PenaltyBand], onInterest: [PenaltyBand], graceDays: Int32,
        isOffBalance: Bool, daysPerYear: Int32, fixedFine: Int64
    ) {
        self.onPrincipal = onPrincipal
        self.onInterest = onInterest
        self.graceDays = graceDays
        self.isOffBalance = isOffBalance
        self.daysPerYear = daysPerYear
        self.fixedFine = fixedFine
    }
}

/// A penalty rate from an overdue day on, until the next band begins.
package struct PenaltyBand: Hashable, Sendable {
    /// The first overdue day it applies to, counted from 1.
    package let fromDay: Int32
    package let rate: YearlyRate

    package init(fromDay: Int32, rate: YearlyRate) {
        self.fromDay = fromDay
        self.rate = rate
    }
}

/// What the contract costs beside interest.
package struct FeeTerms: Hashable, Sendable {
    /// Charged at the disbursement on the amount lent; nil is none.
    package let onDisbursement: FeeAmount?
    /// Charged for each tranche on its repayment day; nil is none.
    package let onTranche: FeeAmount?
    /// Whether the client bears the fee of the bank that a payment comes through.
    package let onRepayment: RepaymentFee

    package init(onDisbursement: FeeAmount?, onTranche: FeeAmount?, onRepayment: RepaymentFee) {
        self.onDisbursement = onDisbursement
        self.onTranche = onTranche
        self.onRepayment = onRepayment
    }
}

/// Who asks the client for the fee of the bank that a payment comes through.
///
/// - Source: D-3.27, D-3.0.6.
package enum RepaymentFee: String, Hashable, Sendable, CaseIterable, Codable {
    /// Nobody may.
    case never
    /// The user, by an order.
    case onOrder
    /// Auto-accept, on every payment.
    case onEveryPayment
}

/// How a fee is reckoned.
package enum FeeAmount: Hashable, Sendable {
    /// Minor units of the contract's currency.
    case fixed(Int64)
    /// A share of the base, without regard to time.
    case share(YearlyRate)
}

/// What happens to money paid ahead.
package struct PrepaymentTerms: Hashable, Sendable {
    package let isAllowed: Bool
    /// Whether an excess is not kept: it counts for the next instalments, and principal falls at
    /// once.
    package let repaysAtOnce: Bool
    package let offsetMethod: OffsetMethod
    /// Recalculate the schedule on a scheduled payment day.
    package let recalculatesOnDueDay: Bool
    /// An excess below this is not worth a recalculation; minor units.
    package let recalculationMin: Int64
    /// Whether an early offset pays interest of days to come from what is prepaid for it.
    package let offsetsFutureInterest: Bool
    /// Whether what is prepaid in a foreign currency follows its rate; else it stays worth what
    /// it was when it came.
    package let isRevalued: Bool

    package init(
        isAllowed: Bool, repaysAtOnce: Bool, offsetMethod: OffsetMethod,
        recalculatesOnDueDay: Bool, recalculationMin: Int64, offsetsFutureInterest: Bool,
        isRevalued: Bool
    ) {
        self.isAllowed = isAllowed
        self.repaysAtOnce = repaysAtOnce
        self.offsetMethod = offsetMethod
        self.recalculatesOnDueDay = recalculatesOnDueDay
        self.recalculationMin = recalculationMin
        self.offsetsFutureInterest = offsetsFutureInterest
        self.isRevalued = isRevalued
    }
}

/// How an excess is cut into prepayments.
///
/// - Source: D-3.4.
package enum OffsetMethod: String, Hashable, Sendable, CaseIterable, Codable {
    case principal, interestThenPrincipal, interestPrincipalToEnd
}

/// When overdue debt leaves the balance.
package struct OffBalanceTerms: Hashable, Sendable {
    /// In the order of the directory of amount types.
    package let moves: [OffBalanceMove]
    /// Whose delay it is that counts.
    package let reach: OffBalanceReach
    /// Whether debt off balance comes back before it is repaid.
    package let returnsOnRepayment: Bool

    package init(moves: [OffBalanceMove], reach: OffBalanceReach, returnsOnRepayment: Bool) {
        self.moves = moves
        self.reach = reach
        self.returnsOnRepayment = returnsOnRepayment
    }

    /// The overdue days after which a type moves; nil where it stays.
    package func days(for amountType: AmountType) -> Int32? {
        moves.first { $0.amountType == amountType }?.afterDays
    }
}

/// How far a delay takes debt off balance. - Source: D-3.0.5.
package enum OffBalanceReach: String, Hashable, Sendable, CaseIterable, Codable {
    /// Debt of the tranche that is overdue.
    case tranche
    /// Debt of the whole contract, by the oldest that is overdue.
    case contract
}

/// One amount type and the overdue days after which it moves.
package struct OffBalanceMove: Hashable, Sendable {
    package let amountType: AmountType
    package let afterDays: Int32

    package init(amountType: AmountType, afterDays: Int32) {
        self.amountType = amountType
        self.afterDays = afterDays
    }
}
