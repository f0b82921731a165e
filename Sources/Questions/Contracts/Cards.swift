package import BackOffice
import Contracts
import Directories
import FoundationEssentials
import Measures
import Processes
import Storage

extension Office {
    /// A contract at a moment: head, totals and every bucket with its tranche.
    ///
    /// - Throws: `notFound`, `fault`.
    package func card(_ number: String, at moment: Moment) throws(OfficeError) -> ContractCard {
        try answering { reading, rules in
            try ContractAt(number, at: moment, reading, rules).card(rules)
        }
    }
}

extension ContractAt {
    fileprivate func card(_ rules: Rules) throws -> ContractCard {
        let directory = try rules.on(day)
        let accrued = try accruedThrough(rules)
        let (reckoned, obstacle) = state.reckoned(through: day, directory)
        let overdue = reckoned.overdue(on: day, directory)
        let due = reckoned.dueDebt(on: day)
        // What has ended is closed already, and owes no least interest for ending early.
        let payoff = state.status == .closed ? 0 : try reckoned.payoff(on: day, directory)
        let next = reckoned.listed.next(from: day)
        let prepaid = reckoned.prepaid
        var left = MoneyTotal(in: state.currency)
        for flow in state.cashFlows where flow.direction == .incoming { left.add(flow.unaccepted) }
        return ContractCard(
            number: state.terms.number, product: state.product.code,
            productFrom: "\(state.product.validFrom)",
            status: "\(state.status)", closure: state.closure.map { "\($0)" },
            closingDay: state.closingDay.map { "\($0)" }, currency: state.currency.code,
            accountingCurrency: state.isForeign ? state.bookMoney(0).currency.code : nil,
            principal: state.terms.principal.text, ratePercent: state.terms.rate.percentText,
            periods: state.terms.periods, period: "\(state.terms.period)",
            disbursed: state.schedule.map { "\($0.first.issue)" },
            ends: state.schedule.map { "\($0.last.repayment)" },
            instalment: reckoned.instalment(after: day).map(state.text),
            prolongations: Int(state.attributes.prolongations),
            isRestructured: state.attributes.isRestructured,
            lastOperation: state.lastOperation.map { "\($0)" },
            accruedThrough: accrued.map { "\($0)" },
            reckonedThrough: accrued.map { "\(obstacle == nil ? reckoned.accruedThrough : $0)" },
            asOf: "\(day)", overdueDays: overdue.days, overdue: state.text(overdue.minor),
            due: state.text(due), nextDue: next.map { "\($0.day)" },
            nextAmount: next.map { state.text($0.minor) }, payoff: state.text(payoff),
            prepaid: state.text(prepaid), payoffAfterPrepaid: state.text(max(0, payoff - prepaid)),
            unaccepted: left.text,
            chargesLeft: state.chargesRoom.map { state.text(max(0, $0)) },
            capReached: state.capReached.map { "\($0)" },
            interestStoppedFrom: state.interestStoppedFrom.map { "\($0)" },
            penaltyStoppedFrom: state.penaltyStoppedFrom.map { "\($0)" },
            loanCategory: state.attributes.loanCategory, reserveRate: state.reserveRateView,
            discount: state.discountView,
            announcedRepayment: state.attributes.announcedRepayment.map {
                AnnouncedRepaymentView(request: $0.request.rawValue, from: "\($0.from)")
            }, totals: state.totals(directory),
            buckets: state.bucketRows(directory),
            attributes: attributes,
            notReckoned: obstacle.map { OfficeError.refused($0, directory: directory).message })
    }

    /// The last day whose charges are booked; nil before the disbursement.
    ///
    /// A process that books nothing counts the days before it as well: how far they are booked
    /// the history tells.
    private func accruedThrough(_ rules: Rules) throws -> Day? {
        guard state.schedule != nil else { return nil }
        switch state.closure {
        // It settles the contract through the day before.
        case .writtenOffBankruptcy, .writtenOffUncollectable: return state.closingDay?.previous
        case .repaid, .repaidEarly, .writtenOffByAssignment, .cancelled, .returned, .restructured:
            return state.accruedThrough
        case nil: break
        }
        let directory = try rules.on(day)
        if state.isBooked(directory) { return state.accruedThrough }
        var booked = state.accruedThrough
        try eachState { if $0.isBooked(directory) { booked = $0.accruedThrough } }
        return booked
    }

    private var attributes: [String: String] {
        let data = Data(contract.attributes.utf8)
        do {
            return try JSONDecoder().decode([String: String].self, from: data)
        } catch {
            return ["attributes": contract.attributes]
        }
    }
}

extension ContractState {
    /// Whether all that was counted is booked.
    fileprivate func isBooked(_ directory: Directory) -> Bool {
        do {
            return try accrualDocuments(through: accruedThrough, .plain, directory).isEmpty
        } catch {
            return false
        }
    }

    /// The contract with what the nights through `day` would book, for a day they have not
    /// come to or have not booked; as it stands where they would be refused, and why.
    fileprivate func reckoned(
        through day: Day, _ directory: Directory
    ) -> (state: ContractState, obstacle: Refusal?) {
        guard status.isServiced, accruedThrough < day || !isBooked(directory) else {
            return (self, nil)
        }
        let night = ProcessContract.nightly(at: .end(of: day), on: self)
        do {
            let documents = try night.decide(self, directory).documents
            return documents.isEmpty
                ? (self, nil) : (try applying(documents, at: night.valueTime, directory), nil)
        } catch {
            return (self, error)
        }
    }

    fileprivate func text(_ minor: Int64) -> String { money(minor).text }

    /// Money of the client that waits to repay what will be owed, minor units.
    fileprivate var prepaid: Int64 {
        -buckets.entries.reduce(0) { sum, entry in
            entry.bucket.amountType.isPrepayment ? sum + entry.minor : sum
        }
    }

    /// What the plan asks for by the tranche that runs behind `day`; nil behind the last.
    fileprivate func instalment(after day: Day) -> Int64? {
        guard status.isServiced, let schedule, day < schedule.last.repayment else { return nil }
        let tranche = schedule.holding(day.next)
        return tranche.principal + tranche.interest + plannedFees(of: tranche, in: schedule)
    }

    fileprivate var reserveRateView: ReserveRateView? {
        attributes.reserveRate.map { rate in
            ReserveRateView(percent: rate.rate.percentText, day: "\(rate.day)", model: rate.model)
        }
    }

    fileprivate var discountView: DiscountView? {
        attributes.discount.map { plan in
            DiscountView(
                initial: text(plan.initial),
                left: text(buckets[Bucket(.discount, .contract, isOffBalance: false)]),
                marketRatePercent: plan.marketRate.percentText,
                recognised: "\(plan.recognised)", amortisedThrough: "\(plan.amortisedThrough)")
        }
    }

    fileprivate func totals(_ directory: Directory) -> [AmountTypeTotal] {
        directory.amountTypes.compactMap { row in
            let own = buckets.entries.filter { $0.bucket.amountType == row.type }
            if own.isEmpty { return nil }
            let off = own.reduce(0) { $1.bucket.isOffBalance ? $0 + $1.minor : $0 }
            let all = own.reduce(0) { $0 + $1.minor }
            return AmountTypeTotal(
                amountType: row.code, name: row.name, onBalance: text(all - off),
                offBalance: text(off))
        }
    }

    fileprivate func bucketRows(_ directory: Directory) -> [BucketRow] {
        buckets.entries.map { entry in
            let tranche = schedule?[entry.bucket.tranche]
            return BucketRow(
                tranche: Int(entry.bucket.tranche.rawValue),
                issueDate: tranche.map { "\($0.issue)" },
                repaymentDate: tranche.map { "\($0.repayment)" },
                amountType: directory.row(of: entry.bucket.amountType)?.code ?? "",
                offBalance: entry.bucket.isOffBalance, balance: text(entry.minor),
                local: isForeign ? bookMoney(bookValue(entry.bucket)).text : nil)
        }
    }
}
