/// A row of `products`.
package struct ProductSeed: SeedRow {
    package let id: UInt16
    package let code: String
    package let name: String
    package let kind: String
    package let currency: String
    /// Left out, the books are kept in the currency of the contract.
    package let accountingCurrency: String?
    package let isConsumer: Bool
    /// Left out, it is none.
    package let isMicroloan: Bool?
    package let interest: InterestSeed
    package let repayment: RepaymentSeed
    package let penalties: PenaltySeed
    package let fees: FeeSeed
    package let prepayment: PrepaymentSeed
    package let offBalance: OffBalanceSeed
    /// A segment of `market-rates`; left out, loans are not discounted.
    package let discountSegment: String?
    /// Left out, interest is paid out and the client may not end a deposit early.
    package let deposit: DepositSeed?
    /// Left out, the contract cannot be cancelled and returns are the plain ones.
    package let ending: EndingSeed?
    /// Left out, contracts are not prolonged.
    package let prolongation: ProlongationSeed?
    package let validFrom: String?
    package let validThrough: String?
    package var label: String { "\(id) \(code)" }
}

/// Interest and schedule of a product.
package struct InterestSeed: Codable, Sendable {
    /// A day-count convention, or `samePeriod`.
    package let basis: String
    package let rounding: String
    package let base: String
    package let shape: String
    /// Left out, it is the rounding of interest.
    package let instalmentRounding: String?
    /// Left out, it is solved for by equal periods.
    package let instalmentBasis: String?
    /// A multiple in major units, such as `10.00`.
    package let instalmentMultipleOf: String?
    package let calendar: String?
    package let shift: String
    /// Left out, the tranche moves with its due day.
    package let shiftEffect: String?
    package let overdueRatePercent: String?
    /// Left out, unpaid principal goes on bearing interest after the last tranche; in the first
    /// edition it ends there.
    package let afterEnd: String?
    package let mandatoryDays: Int32
}

/// Repayment of a product.
package struct RepaymentSeed: Codable, Sendable {
    package let waterfall: String
    package let paysAccruedBeforeDue: Bool
    package let earlyAllocation: String
    /// Left out, tranches keep their principal.
    package let earlyEffect: String?
    package let isAutoFullEarly: Bool
}

/// Penalties of a product.
package struct PenaltySeed: Codable, Sendable {
    package let onPrincipal: [BandSeed]
    package let onInterest: [BandSeed]
    package let graceDays: Int32
    package let isOffBalance: Bool
    package let daysPerYear: Int32
    package let fixedFine: String
}

/// A band of penalty rates.
package struct BandSeed: Codable, Sendable {
    package let fromDay: Int32
    package let ratePercent: String
}

/// Fees of a product.
package struct FeeSeed: Codable, Sendable {
    package let onDisbursement: FeeAmountSeed?
    package let onTranche: FeeAmountSeed?
    /// Left out, the client never pays the fee of a bank.
    package let onRepayment: String?
}

/// An amount or a share, never both.
package struct FeeAmountSeed: Codable, Sendable {
    package let amount: String?
    package let percent: String?
}

/// Prepayment of a product.
package struct PrepaymentSeed: Codable, Sendable {
    package let isAllowed: Bool
    package let offsetMethod: String
    package let recalculatesOnDueDay: Bool
    package let recalculationMin: String
    /// Left out, what is prepaid for interest waits for it.
    package let offsetsFutureInterest: Bool?
    /// Left out, it follows the rate of its currency.
    package let isRevalued: Bool?
}

/// Prolongation of a product.
package struct ProlongationSeed: Codable, Sendable {
    /// Left out, each order names its own.
    package let period: String?
    package let start: String
    package let effect: String
    package let countMax: Int32
    package let overdueDaysMax: Int32
    package let requiresInterestPaid: Bool
    package let fee: FeeAmountSeed?
}

/// Moves off balance of a product.
package struct OffBalanceSeed: Codable, Sendable {
    package let moves: [OffBalanceMoveSeed]
    package let returnsOnRepayment: Bool
}

/// Endings of a product.
package struct EndingSeed: Codable, Sendable {
    package let cancelPeriodDays: Int32?
    /// Left out, the last tranche comes first.
    package let returnAllocation: String?
    package let returnRetroactive: Bool?
}

/// One amount type that moves off balance.
package struct OffBalanceMoveSeed: Codable, Sendable {
    package let amountType: String
    package let afterDays: Int32
}

/// A row of `waterfalls`.
package struct WaterfallSeed: SeedRow {
    package let code: String
    package let name: String
    package let steps: [WaterfallStepSeed]
    package let validFrom: String?
    package let validThrough: String?
    package var label: String { code }
}

/// One step of a waterfall.
package struct WaterfallStepSeed: Codable, Sendable {
    package let due: String
    package let amountTypes: [String]
}

/// A row of `calendars`.
package struct CalendarSeed: SeedRow {
    package let code: String
    package let name: String
    /// By ISO 8601: 6 is Saturday.
    package let weekend: [Int]
    /// Days off of the years that were published, and weekend days that are worked.
    package let holidays: [String]?
    package let workdays: [String]?
    /// The years that were published; left out, from the first listed day to the last.
    package let firstYear: Int?
    package let lastYear: Int?
    /// Days off by law, for all other years; left out, those are not known.
    package private(set) var yearly: [YearlyHolidaySeed]?
    package let validFrom: String?
    package let validThrough: String?
    package var label: String { code }

    func with(yearly: [YearlyHolidaySeed]?) -> CalendarSeed {
        var row = self
        row.yearly = yearly
        return row
    }
}

/// A day off of every year.
package struct YearlyHolidaySeed: Codable, Sendable {
    /// Such as `01-07`, `01-mon-3` or `05-mon-last`.
    package let day: String
    /// What happens at a weekend; left out, nothing.
    package let observed: String?
    /// Left out, it was always there.
    package let firstYear: Int?
}

/// A row of `statutory-caps`.
package struct StatutoryCapSeed: SeedRow {
    /// Left out, the law of the time has no limit of charges.
    package let chargesPercentMax: Int64?
    /// Left out, the law of the time has no limit of the rate of one day.
    package let dailyRatePercentMax: String?
    /// A period such as `P1Y`.
    package let termMax: String?
    /// In the place of `termMax`, as files of before have it.
    package let termDaysMax: Int32?
    /// Left out, microloans have the same limits.
    package let coversMicroloans: Bool?
    package let validFrom: String?
    package let validThrough: String?
    package var label: String { validFrom ?? "first" }
}
