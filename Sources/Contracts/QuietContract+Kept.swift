package import Directories
package import Measures

extension QuietContract {
    /// A quiet contract read back from where it was kept, field by field.
    package init(
        quietThrough: Day, issue: Day, end: Day, tranche: TrancheNumber, basis: AccrualBasis,
        rounding: Rounding, base: Int64, rate: YearlyRate, denominator: Int128,
        countedThrough: Day, lastOperation: ValueTime, numerator: Int128, booked: Int64,
        interest: Int64, chargesRoom: Int64?
    ) {
        self.quietThrough = quietThrough
        self.issue = issue
        self.end = end
        self.tranche = tranche
        self.basis = basis
        self.rounding = rounding
        self.base = base
        self.rate = rate
        self.denominator = denominator
        self.countedThrough = countedThrough
        self.lastOperation = lastOperation
        self.numerator = numerator
        self.booked = booked
        self.interest = interest
        self.chargesRoom = chargesRoom
    }
}
