import BackOffice
import Contracts
import Directories
import GeneralLedger
import Measures
import Storage

/// An operation at its place in history.
struct LocatedOperation {
    let id: OperationID
    /// Its place in the document, from zero.
    let place: Int
    let moment: HistoryTrace.Moment

    private var operation: DebtOperation { moment.document.operations[place] }
    private var bucket: Bucket { operation.bucket }

    func explanation(
        of number: String, _ reading: ReadSession, _ rules: Rules
    ) throws -> Explanation {
        let directory = try rules.on(moment.process.valueTime.day)
        let entersCounters =
            moment.document.type.entersCounters && bucket.amountType != .mandatoryInterest
            && (operation.action == .accrual || operation.action == .reversal)
        let account = entersCounters ? try accrual() : nil
        return Explanation(
            contract: number, subject: "operation \(id.rawValue)",
            facts: try facts(directory, reading.work(moment.process.work)), movements: [],
            lines: account?.lines ?? [], sum: account?.sum ?? [])
    }

    private func facts(
        _ directory: Directory, _ work: StoredWork?
    ) throws -> [ExplainedFact] {
        let before = moment.document.operations[..<place].filter { $0.bucket == bucket }
            .reduce(moment.before.balance(bucket)) { $0 + $1.signedMinor }
        let money = moment.before.money
        var facts = Facts()
        facts.add("process", "\(moment.process.id.rawValue) at \(moment.process.valueTime)")
        if let work {
            facts.add("ordered as", "\(work.work.kind) by \(work.work.operatorName)")
            facts.add("order", work.work.parameters)
            facts.add("directory version", "\(work.work.directoryVersion)")
        }
        facts.add("document", "\(moment.document.type)")
        facts.add("reason", moment.document.reason?.rawValue)
        facts.add("amount type", directory.row(of: bucket.amountType)?.code)
        facts.add("action", "\(operation.action)")
        facts.add("tranche", "\(bucket.tranche.rawValue)")
        facts.add("balance", bucket.isOffBalance ? "off" : "on")
        facts.add("amount", operation.sign.text + operation.amount.text)
        facts.add("bucket before", money(before).text)
        facts.add("bucket after", money(before + operation.signedMinor).text)
        for fact in worth(directory) { facts.add(fact.name, fact.value) }
        facts.add("cash flow", operation.cashFlow.map { "\($0.rawValue)" })
        facts.add("takes back", operation.restores.map { "operation \($0.rawValue)" })
        facts.add("rule", rule(directory))
        if let posting = directory.postings[operation.parameters(on: moment.before.kind)] {
            facts.add("correct posting", "CP-\(posting.row), template \(posting.template)")
            let entry = try entry(
                for: posting, operation.bookValue, in: moment.document.type,
                because: moment.document.reason, directory)
            facts.add("entry", entry.map { "\($0.debit.rawValue) / \($0.credit.rawValue)" })
        }
        return facts.list
    }

    /// What it is worth on the books, and by which rate; nothing in their own currency.
    private func worth(_ directory: Directory) -> [ExplainedFact] {
        let state = moment.before
        guard state.isForeign else { return [] }
        let before = moment.document.operations[..<place].filter { $0.bucket == bucket }
            .reduce(state.bookValue(bucket)) { $0 + $1.signedBookValue }
        var facts = Facts()
        let day = moment.process.valueTime.day
        if let first = firstDayOfWorth, first < day {
            facts.add("rates of the days", "\(first) to \(day)")
        } else {
            let rate = directory.exchangeRate(
                of: state.currency, in: state.product.accountingCurrency, on: day)
            facts.add("rate of the day", rate?.sentence)
        }
        facts.add("worth", operation.sign.text + "\(operation.bookValue)")
        facts.add("worth before", state.bookMoney(before).text)
        facts.add("worth after", state.bookMoney(before + operation.signedBookValue).text)
        return facts.list
    }

    /// The first day by whose rate a document of a night may be worth something; nil for others.
    ///
    /// What a night books late is worth what the nights that were missed would have made of it.
    private var firstDayOfWorth: Day? {
        let isOfNights =
            moment.document.type.entersCounters || moment.document.type == .revaluation
            || moment.document.type == .transferToOffBalance || moment.document.type == .discount
        guard isOfNights, let last = moment.lastDay else { return nil }
        let waiting = moment.before.counters.first {
            $0.amountType == bucket.amountType && $0.tranche == bucket.tranche
        }?.unbooked.first?.day
        return min(last.next, waiting ?? last.next)
    }

    /// What decided the amount, where it is no sum of days.
    private func rule(_ directory: Directory) -> String? {
        if moment.document.type == .mandatoryInterest {
            let days = moment.before.product.interest.mandatoryDays
            return "interest of the first \(days) days, less what has accrued"
        }
        if operation.action == .conversion {
            return "what the balance is worth, brought in line with the rate of the day"
        }
        guard operation.action == .repayment else { return nil }
        let due = moment.before.dueClass(of: bucket, on: moment.process.valueTime.day)
        let steps = moment.before.product.repayment.waterfall.steps
        let step = steps.firstIndex {
            $0.due == due && $0.amountTypes.contains(bucket.amountType)
        }
        return step.map { "step \($0 + 1) of \(steps.count) of the order of repayment: \(due)" }
    }

    /// From the days to the amount: all lines of the count, less what was booked before.
    private func accrual() throws(Refusal) -> (lines: [ExplainedLine], sum: [ExplainedFact]) {
        let state = moment.before
        let count = state.counters.first {
            $0.amountType == bucket.amountType && $0.tranche == bucket.tranche
        }
        let account = AccrualStatement(
            moment.tracks[bucket.amountType, bucket.tranche], of: bucket, on: state)
        var sum = Facts()
        sum.add("exact total", account.exact)
        let day = moment.process.valueTime.day
        if let ahead = ahead(count) {
            sum.add("booked ahead", ahead)
        } else if let reached = try dayReached, reached.day < day {
            // A night that was missed is made up for: the days after it are booked by themselves.
            sum.add("rounded through \(reached.day)", state.money(reached.total).text)
        } else {
            sum.add("rounded", state.money(account.rounded).text)
        }
        sum.add("booked before", state.money(count?.booked ?? 0).text)
        sum.add("this operation", operation.sign.text + operation.amount.text)
        return (account.explained, sum.list)
    }

    /// How far the operation takes its count, where the days of that wait one by one.
    private var dayReached: (day: Day, total: Int64)? {
        get throws(Refusal) {
            let state = moment.before
            return try state.dayReached(
                booking: state.kind.growing.signed(operation.signedMinor), of: bucket.amountType,
                bucket.tranche, through: moment.process.valueTime.day)
        }
    }

    /// How far interest is booked before its days have come; nil when it is not.
    private func ahead(_ count: AccrualCounter?) -> String? {
        let booked = moment.document.changes.lazy.compactMap { $0.ahead(of: bucket.tranche) }
        return (booked.first ?? count?.accruedInAdvance).flatMap(text)
    }

    private func text(_ ahead: AccrualCounter.Advance) -> String? {
        switch ahead {
        case .nothing: nil
        case .whole: "the whole tranche, as things stood"
        case .atLeast(let minor): "\(moment.before.money(minor).text) of the tranche"
        }
    }
}

extension Change {
    /// How far interest of a tranche is booked ahead from here on; nil where it says nothing of it.
    fileprivate func ahead(of tranche: TrancheNumber) -> AccrualCounter.Advance? {
        switch self {
        case .accruedInAdvance(let number): number == tranche ? .whole : nil
        case .accruedAtLeast(let number, let minor): number == tranche ? .atLeast(minor) : nil
        case .accruedToDate(let number): number == tranche ? .nothing : nil
        case .schedule, .opened, .closed, .capReached, .earnedOffMandatory, .interestStopped,
            .interestResumed,
            .interestBackdated, .penaltyStopped, .penaltyResumed, .cashFlowReopened,
            .cashFlowVoided,
            .attribute:
            nil
        }
    }
}

/// Named facts in order; those without a value are left out.
struct Facts {
    private(set) var list: [ExplainedFact] = []

    mutating func add(_ name: String, _ value: String?) {
        if let value, !value.isEmpty { list.append(ExplainedFact(name: name, value: value)) }
    }
}
