package import Directories
package import Measures

// Copies of immutable rows with one thing changed.

extension Product {
    /// The product with some of its terms changed.
    package func changed(
        id: UInt16? = nil, from: Day? = nil, interest: InterestTerms? = nil,
        waterfall: Waterfall? = nil, earlyInterest: EarlyInterest? = nil,
        penalties: PenaltyTerms? = nil,
        offBalance: OffBalanceTerms? = nil, prolongation: ProlongationTerms? = nil,
        fees: FeeTerms? = nil, prepayment: PrepaymentTerms? = nil, discountSegment: String? = nil,
        accountingCurrency: Currency? = nil
    ) -> Product {
        Product(
            id: id.map(ProductID.init) ?? self.id, code: code, name: name, kind: kind,
            currency: currency, accountingCurrency: accountingCurrency ?? self.accountingCurrency,
            validFrom: from ?? validFrom,
            interest: interest ?? self.interest,
            repayment: RepaymentTerms(
                waterfall: waterfall ?? repayment.waterfall,
                paysAccruedBeforeDue: repayment.paysAccruedBeforeDue,
                earlyAllocation: repayment.earlyAllocation,
                earlyEffect: repayment.earlyEffect,
                earlyInterest: earlyInterest ?? repayment.earlyInterest,
                isAutoFullEarly: repayment.isAutoFullEarly),
            penalties: penalties ?? self.penalties, fees: fees ?? self.fees,
            prepayment: prepayment ?? self.prepayment, offBalance: offBalance ?? self.offBalance,
            prolongation: prolongation ?? self.prolongation, ending: ending,
            isConsumer: isConsumer, isMicroloan: isMicroloan, edition: edition,
            discountSegment: discountSegment ?? self.discountSegment, deposit: deposit)
    }
}

extension InterestTerms {
    /// The terms with some of them changed; the calendar and the mandatory days are always said.
    package func changed(
        calendar: String?, mandatoryDays: Int32, shift: DayShift? = nil,
        shiftEffect: ShiftEffect? = nil
    ) -> InterestTerms {
        InterestTerms(
            basis: basis, rounding: rounding, base: base, shape: shape,
            instalmentRounding: instalmentRounding, instalmentBasis: instalmentBasis,
            instalmentMultipleOf: instalmentMultipleOf,
            calendar: calendar, shift: shift ?? self.shift,
            shiftEffect: shiftEffect ?? self.shiftEffect,
            overdueRate: overdueRate, afterEnd: afterEnd, mandatoryDays: mandatoryDays)
    }
}
