import Measures

extension RowReading {
    func waterfall(_ row: WaterfallSeed) throws(DirectoryFlaw) -> Waterfall {
        var steps: [Waterfall.Step] = []
        for step in row.steps {
            steps.append(
                Waterfall.Step(
                    due: try choice("due", step.due, of: DueClass.self),
                    amountTypes: try words(
                        "amountTypes", step.amountTypes, in: codes.amountTypes)))
        }
        return Waterfall(steps: steps)
    }

    func product(
        _ row: ProductSeed, from day: Day, _ waterfalls: [String: Waterfall]
    ) throws(DirectoryFlaw) -> Product {
        let currency = try self.currency("currency", row.currency)
        return Product(
            id: ProductID(rawValue: row.id), code: row.code, name: row.name,
            kind: try word("kind", row.kind, in: codes.kinds), currency: currency,
            accountingCurrency: try row.accountingCurrency.map { text throws(DirectoryFlaw) in
                try self.currency("accountingCurrency", text)
            } ?? currency, validFrom: day, interest: try interest(row.interest, currency),
            repayment: try repayment(row.repayment, waterfalls),
            penalties: try penalties(row.penalties, currency),
            fees: FeeTerms(
                onDisbursement: try fee("fees.onDisbursement", row.fees.onDisbursement, currency),
                onTranche: try fee("fees.onTranche", row.fees.onTranche, currency),
                onRepayment: try choice(
                    "fees.onRepayment", row.fees.onRepayment ?? RepaymentFee.never.rawValue,
                    of: RepaymentFee.self)),
            prepayment: try prepayment(row.prepayment, currency),
            offBalance: try offBalance(row.offBalance),
            prolongation: try prolongation(row.prolongation, currency),
            ending: try ending(row.ending), isConsumer: row.isConsumer,
            isMicroloan: row.isMicroloan ?? false, edition: edition,
            discountSegment: row.discountSegment, deposit: try deposit(row.deposit, currency))
    }

    func cap(_ row: StatutoryCapSeed, from day: Day) throws(DirectoryFlaw) -> StatutoryCap {
        StatutoryCap(
            validFrom: day, chargesPercentMax: row.chargesPercentMax,
            dailyRateMax: try rate("dailyRatePercentMax", percentIfAny: row.dailyRatePercentMax),
            termMax: try termMax(row), coversMicroloans: row.coversMicroloans ?? true)
    }

    private func termMax(_ row: StatutoryCapSeed) throws(DirectoryFlaw) -> Tenor {
        switch (row.termMax, row.termDaysMax) {
        case (let text?, nil):
            try measure("termMax", text) { text throws(MeasureFlaw) in try Tenor(text: text) }
        case (nil, let days?):
            try measure("termDaysMax", "\(days)") { _ throws(MeasureFlaw) in try Tenor(days, .day) }
        case (nil, nil), (_?, _?):
            throw refusal("termMax", row.termMax ?? "missing", accepted: "a period such as P1Y")
        }
    }

    private func interest(
        _ seed: InterestSeed, _ currency: Currency
    ) throws(DirectoryFlaw) -> InterestTerms {
        var multiple: Int64?
        if let text = seed.instalmentMultipleOf {
            multiple = try minor("interest.instalmentMultipleOf", text, currency)
        }
        let rounding = try choice("interest.rounding", seed.rounding, of: Rounding.self)
        return InterestTerms(
            basis: try basis("interest.basis", seed.basis), rounding: rounding,
            base: try choice("interest.base", seed.base, of: InterestBearing.self),
            shape: try choice("interest.shape", seed.shape, of: ScheduleShapeName.self),
            instalmentRounding: try seed.instalmentRounding.map { text throws(DirectoryFlaw) in
                try choice("interest.instalmentRounding", text, of: Rounding.self)
            } ?? rounding,
            instalmentBasis: try seed.instalmentBasis.map { text throws(DirectoryFlaw) in
                try choice("interest.instalmentBasis", text, of: InstalmentBasis.self)
            } ?? .equalPeriods,
            instalmentMultipleOf: multiple, calendar: seed.calendar,
            shift: try choice("interest.shift", seed.shift, of: DayShift.self),
            shiftEffect: try seed.shiftEffect.map { text throws(DirectoryFlaw) in
                try choice("interest.shiftEffect", text, of: ShiftEffect.self)
            } ?? .movesTranche,
            overdueRate: try rate(
                "interest.overdueRatePercent", percentIfAny: seed.overdueRatePercent),
            afterEnd: try seed.afterEnd.map { text throws(DirectoryFlaw) in
                try choice("interest.afterEnd", text, of: InterestAfterEnd.self)
            } ?? (edition < .planIsDebt ? .ends : .continues),
            mandatoryDays: seed.mandatoryDays)
    }

    private func basis(_ field: String, _ text: String) throws(DirectoryFlaw) -> AccrualBasis {
        if text == "samePeriod" { return .samePeriod }
        return try measure(field, text) { text throws(MeasureFlaw) in
            try AccrualBasis(dayCount: try DayCount(text: text))
        }
    }

    private func repayment(
        _ seed: RepaymentSeed, _ waterfalls: [String: Waterfall]
    ) throws(DirectoryFlaw) -> RepaymentTerms {
        RepaymentTerms(
            waterfall: try word("repayment.waterfall", seed.waterfall, in: waterfalls),
            paysAccruedBeforeDue: seed.paysAccruedBeforeDue,
            earlyAllocation: try choice(
                "repayment.earlyAllocation", seed.earlyAllocation, of: EarlyAllocation.self),
            earlyEffect: try choice(
                "repayment.earlyEffect",
                seed.earlyEffect ?? EarlyEffect.keepsPrincipal.rawValue, of: EarlyEffect.self),
            isAutoFullEarly: seed.isAutoFullEarly)
    }

    private func penalties(
        _ seed: PenaltySeed, _ currency: Currency
    ) throws(DirectoryFlaw) -> PenaltyTerms {
        PenaltyTerms(
            onPrincipal: try bands("penalties.onPrincipal", seed.onPrincipal),
            onInterest: try bands("penalties.onInterest", seed.onInterest),
            graceDays: seed.graceDays, isOffBalance: seed.isOffBalance,
            daysPerYear: seed.daysPerYear,
            fixedFine: try minor("penalties.fixedFine", seed.fixedFine, currency))
    }

    private func bands(
        _ field: String, _ seeds: [BandSeed]
    ) throws(DirectoryFlaw) -> [PenaltyBand] {
        var bands: [PenaltyBand] = []
        for seed in seeds {
            let rate = try rate(field + ".ratePercent", percent: seed.ratePercent)
            bands.append(PenaltyBand(fromDay: seed.fromDay, rate: rate))
        }
        return bands
    }

    private func fee(
        _ field: String, _ seed: FeeAmountSeed?, _ currency: Currency
    ) throws(DirectoryFlaw) -> FeeAmount? {
        guard let seed else { return nil }
        switch (seed.amount, seed.percent) {
        case (let amount?, nil): return .fixed(try minor(field + ".amount", amount, currency))
        case (nil, let percent?):
            return .share(try rate(field + ".percent", percent: percent))
        case (nil, nil), (_?, _?):
            throw refusal(field, "amount, percent", accepted: "one of the two")
        }
    }

    private func prepayment(
        _ seed: PrepaymentSeed, _ currency: Currency
    ) throws(DirectoryFlaw) -> PrepaymentTerms {
        PrepaymentTerms(
            isAllowed: seed.isAllowed,
            offsetMethod: try choice(
                "prepayment.offsetMethod", seed.offsetMethod, of: OffsetMethod.self),
            recalculatesOnDueDay: seed.recalculatesOnDueDay,
            recalculationMin: try minor(
                "prepayment.recalculationMin", seed.recalculationMin, currency),
            offsetsFutureInterest: seed.offsetsFutureInterest ?? false,
            isRevalued: seed.isRevalued ?? true)
    }

    private func prolongation(
        _ seed: ProlongationSeed?, _ currency: Currency
    ) throws(DirectoryFlaw) -> ProlongationTerms? {
        guard let seed else { return nil }
        let period = try seed.period.map { text throws(DirectoryFlaw) in
            try measure("prolongation.period", text) { text throws(MeasureFlaw) in
                try Tenor(text: text)
            }
        }
        return ProlongationTerms(
            period: period,
            start: try choice("prolongation.start", seed.start, of: ProlongationStart.self),
            effect: try choice("prolongation.effect", seed.effect, of: ProlongationEffect.self),
            countMax: seed.countMax, overdueDaysMax: seed.overdueDaysMax,
            requiresInterestPaid: seed.requiresInterestPaid,
            fee: try fee("prolongation.fee", seed.fee, currency))
    }

    private func offBalance(_ seed: OffBalanceSeed) throws(DirectoryFlaw) -> OffBalanceTerms {
        var moves: [OffBalanceMove] = []
        for move in seed.moves {
            let amountType = try amountType("offBalance.moves", move.amountType)
            moves.append(OffBalanceMove(amountType: amountType, afterDays: move.afterDays))
        }
        return OffBalanceTerms(moves: moves, returnsOnRepayment: seed.returnsOnRepayment)
    }

    private func ending(_ seed: EndingSeed?) throws(DirectoryFlaw) -> EndingTerms {
        EndingTerms(
            cancelDays: seed?.cancelPeriodDays,
            returnAllocation: try choice(
                "ending.returnAllocation",
                seed?.returnAllocation ?? ReturnAllocation.fromLast.rawValue,
                of: ReturnAllocation.self),
            isReturnRetroactive: seed?.returnRetroactive ?? false)
    }

    func rate(
        _ field: String, percentIfAny text: String?
    ) throws(DirectoryFlaw) -> YearlyRate? {
        guard let text else { return nil }
        return try rate(field, percent: text)
    }
}
