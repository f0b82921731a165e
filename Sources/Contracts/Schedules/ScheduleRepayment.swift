package import Directories
package import Measures

/// How the principal of a plan comes back.
package struct ScheduleRepayment: Hashable, Sendable {
    /// The course of the balance.
    package let shape: ScheduleShape
    /// How the regular amount is found.
    package let instalment: InstalmentRule
    /// Principal paid on the day of the disbursement, in a row of its own; nil is none.
    package let downPayment: Money?
    /// So many first periods bear interest but repay no principal; read by `annuity`,
    /// `equalPrincipal` and `custom`.
    package let interestOnlyPeriods: Int

    /// Joins the parts.
    package init(
        shape: ScheduleShape, instalment: InstalmentRule, downPayment: Money?,
        interestOnlyPeriods: Int
    ) {
        self.shape = shape
        self.instalment = instalment
        self.downPayment = downPayment
        self.interestOnlyPeriods = interestOnlyPeriods
    }
}

/// The course of the balance from the disbursement to zero.
package enum ScheduleShape: Hashable, Sendable {
    /// Every payment is the same amount of interest and principal together.
    case annuity
    /// Every payment brings the same principal, and the interest of its period.
    case equalPrincipal
    /// Every payment brings interest, the last one the whole principal.
    case interestOnly
    /// Interest on the first balance for the whole term, both shared out equally.
    case flat
    /// Interest on the first balance period by period, in payments of the same amount.
    case flatByPeriod
    /// Principal by a list, one amount for each period that repays, and interest.
    case custom([Money])
}

/// How the regular amount of a plan is found.
///
/// It is the payment of an annuity or a flat loan by period; with equal principal and with
/// `flat` it is the part that is principal.
package struct InstalmentRule: Hashable, Sendable {
    /// The amount agreed on; nil has it solved for.
    package let fixed: Money?
    /// The periods by which a payment is solved for.
    package let basis: InstalmentBasis
    /// How the solved amount becomes a whole number of steps.
    package let rounding: Rounding
    /// The step, such as ten roubles; it is let go when the amount would come to nothing.
    package let multipleOf: Money
    /// What the last payment of an annuity is.
    package let last: LastPayment

    /// Joins the parts.
    package init(
        fixed: Money?, basis: InstalmentBasis, rounding: Rounding, multipleOf: Money,
        last: LastPayment
    ) {
        self.fixed = fixed
        self.basis = basis
        self.rounding = rounding
        self.multipleOf = multipleOf
        self.last = last
    }
}

/// What the last payment of an annuity is.
package enum LastPayment: String, Hashable, Sendable, CaseIterable {
    /// Whatever is left.
    case takesRest
    /// Whatever is left, after the payment was moved to bring both together.
    ///
    /// - Source: `docs/agreement.md`: at most three rounds.
    case smoothed
    /// Whatever is left; the payment is the smallest that the last does not exceed.
    case neverHigher
}
