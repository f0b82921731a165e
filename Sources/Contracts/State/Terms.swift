package import Directories
package import Measures

/// What was signed: never changed; what the business may alter lives in documents.
package struct Terms: Hashable, Sendable {
    /// The number people use; unique in the ledger.
    package let number: String
    package let product: ProductID
    package let principal: Money
    package let rate: YearlyRate
    package let signed: Day
    /// When the money is to be paid out; the first tranche begins on the real day.
    package let plannedDisbursement: Day
    package let periods: Int
    /// The length of one period.
    package let period: Tenor
    /// The end of the first period, where it is not one period after the disbursement.
    package let firstRepayment: Day?
    /// The instalment agreed on, where it is not to be solved for.
    package let instalment: Money?
    /// Days after the disbursement that bear no interest; the first payment is less by it.
    package let interestFreeDays: Int32

    package init(
        number: String, product: ProductID, principal: Money, rate: YearlyRate, signed: Day,
        plannedDisbursement: Day, periods: Int, period: Tenor, firstRepayment: Day?,
        instalment: Money?, interestFreeDays: Int32
    ) {
        self.number = number
        self.product = product
        self.principal = principal
        self.rate = rate
        self.signed = signed
        self.plannedDisbursement = plannedDisbursement
        self.periods = periods
        self.period = period
        self.firstRepayment = firstRepayment
        self.instalment = instalment
        self.interestFreeDays = interestFreeDays
    }
}

extension Terms {
    /// Whether the cycle of a loan paid out on one day meets another, however long it would go on.
    func isOfCycle(_ day: Day, issued: Day) -> Bool {
        let anchor = firstRepayment ?? issued
        let own = day.civil
        switch period.unit {
        case .month, .year:
            return own.day == min(anchor.civil.day, Day.length(ofMonth: own.month, year: own.year))
        case .day, .week:
            let step = period.unit == .week ? period.count * 7 : period.count
            return anchor.days(to: day) % step == 0
        }
    }
}
