import Directories
import Measures

// Copies of immutable rows with one thing changed, for planting faults.

extension Product {
    func changed(
        id: UInt16? = nil, from: Day? = nil, interest: InterestTerms? = nil,
        waterfall: Waterfall? = nil, penalties: PenaltyTerms? = nil,
        offBalance: OffBalanceTerms? = nil, prolongation: ProlongationTerms? = nil,
        fees: FeeTerms? = nil, discountSegment: String? = nil,
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
                isAutoFullEarly: repayment.isAutoFullEarly),
            penalties: penalties ?? self.penalties, fees: fees ?? self.fees,
            prepayment: prepayment, offBalance: offBalance ?? self.offBalance,
            prolongation: prolongation ?? self.prolongation, ending: ending,
            isConsumer: isConsumer, isMicroloan: isMicroloan, edition: edition,
            discountSegment: discountSegment ?? self.discountSegment, deposit: deposit)
    }
}

extension InterestTerms {
    func changed(
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

extension PenaltyTerms {
    func changed(onPrincipal: [PenaltyBand]? = nil, fixedFine: Int64? = nil) -> PenaltyTerms {
        PenaltyTerms(
            onPrincipal: onPrincipal ?? self.onPrincipal, onInterest: onInterest,
            graceDays: graceDays, isOffBalance: isOffBalance, daysPerYear: daysPerYear,
            fixedFine: fixedFine ?? self.fixedFine)
    }
}

extension CorrectPosting {
    func changed(
        id: UInt16? = nil, action: ActionType? = nil, sign: Sign? = nil,
        payment: PaymentType? = nil, off: Bool? = nil, exported: Bool? = nil,
        template: String? = nil
    ) -> CorrectPosting {
        CorrectPosting(
            id: id.map(PostingID.init) ?? self.id, kind: kind, amountType: amountType,
            action: action ?? self.action, sign: sign ?? self.sign,
            payment: payment ?? self.payment, isOffBalance: off ?? isOffBalance,
            isExported: exported ?? isExported, template: template ?? self.template,
            validFrom: validFrom, validThrough: validThrough)
    }
}

extension DirectoryRows {
    /// The first posting of a CP row.
    func posting(row: Int) -> CorrectPosting {
        guard let posting = postings.first(where: { $0.row == row }) else {
            preconditionFailure("no CP-\(row)")
        }
        return posting
    }

    /// Replaces the first posting of a CP row.
    mutating func replacePosting(row: Int, _ change: (CorrectPosting) -> CorrectPosting) {
        guard let place = postings.firstIndex(where: { $0.row == row }) else { return }
        postings[place] = change(postings[place])
    }

    /// Replaces the product of this number.
    mutating func replaceProduct(_ id: UInt16, _ change: (Product) -> Product) {
        guard let place = products.firstIndex(where: { $0.id.rawValue == id }) else { return }
        products[place] = change(products[place])
    }

    /// Puts other accounts into every line of a template.
    mutating func replaceTemplate(
        _ template: String, debit: AccountExpression, credit: AccountExpression
    ) {
        templateLines = templateLines.map { line in
            guard line.value.template == template else { return line }
            let changed = TemplateLine(
                template: template, condition: line.value.condition, debit: debit,
                credit: credit)
            return Dated(changed, line.validity)
        }
    }
}
