import Contracts
import Directories
package import Measures
import Processes
import Storage

/// What a late fact would have changed, bucket by bucket, and what would be posted for it.
package struct LateDifferenceView: Codable, Sendable {
    package let contract: String
    /// `late-payment` or `wrong-operation`.
    package let cause: String
    /// The fact, in words.
    package let fact: String
    /// `refuse` or `difference`: the policy of the directory for the cause.
    package let policy: String
    /// When the difference would be posted.
    package let valueTime: String
    /// The buckets that would be others.
    package let rows: [LateDifferenceRow]
    /// What would be posted; none when nothing differs or it cannot be.
    package let processes: [ProcessTree]
    /// What the order to post it must name.
    package let plan: String?
    /// Why it cannot be posted.
    package let obstacle: String?
}

/// A bucket as it is and as it would be.
package struct LateDifferenceRow: Codable, Sendable {
    package let amountType: String
    package let tranche: Int
    package let offBalance: Bool
    package let present: String
    package let wouldBe: String
    package let difference: String
}

extension Office {
    /// Works out what a fact of a closed period would have changed; nothing is stored.
    ///
    /// The history of the contract is decided again, order by order, with the fact in its place.
    /// - Throws: `notFound`, `late` for a fact that is not one, `refused`, `fault`.
    /// - Source: D-3.0.4.
    package func lateDifference(
        _ fact: LateFact, of number: String, postedOn day: Day
    ) throws(OfficeError) -> LateDifferenceView {
        let time = try firstMoment(of: day, on: number)
        return try answering { reading, rules in
            let question = LateQuestion(fact: fact, number: number, valueTime: time)
            let answer = try LateAnswer(question, reading, rules)
            return try answer.view(reading)
        }
    }

    /// Posts the difference of a late fact in the open period, as its report has shown it.
    ///
    /// - Throws: `late(.notApproved)` without a plan and a request key, `late(.policy)`,
    ///   `late(.notBookable)`, `planChanged`, `keyUsed`, what `carryOut` throws.
    package func postLateDifference(
        _ fact: LateFact, of number: String, postedOn day: Day, _ slip: OrderSlip
    ) throws(OfficeError) -> Receipt {
        guard let plan = slip.plan, slip.requestKey != nil else { throw .late(.notApproved) }
        let time = try firstMoment(of: day, on: number)
        let question = LateQuestion(fact: fact, number: number, valueTime: time)
        return try sorting {
            try working(slip) { try $0.post(question, plan, slip.requestKey) }
        }
    }
}

/// A late fact, and when its difference would be posted.
struct LateQuestion {
    let fact: LateFact
    let number: String
    let valueTime: ValueTime
}

extension Desk {
    fileprivate func post(
        _ question: LateQuestion, _ plan: String, _ key: String?
    ) throws -> Receipt {
        let kind = PostDifference.code.rawValue
        if let repeated = try repeatedPosting(question, key) { return repeated }
        let answer = try LateAnswer(question, transaction, rules)
        guard answer.policy == .difference else {
            throw OfficeError.late(.policy(question.fact.cause))
        }
        if let obstacle = answer.obstacle { throw obstacle }
        guard let order = answer.order, try answer.plan() == plan else {
            throw OfficeError.planChanged(plan)
        }
        let work = try record(
            kind, parameters: try text(of: order), on: answer.loaded.state.id, key: key)
        var current = answer.loaded
        var trees: [ProcessTree] = []
        for step in answer.steps where !step.isEmpty {
            current = try put(step, on: current, for: work)
            trees.append(step.tree(current.lastProcess))
        }
        return Receipt(posting: trees, on: question.number, plan: plan, isRepeat: false)
    }

    /// What an order under this key posted when it was first carried out; nil when it is new.
    private func repeatedPosting(_ question: LateQuestion, _ key: String?) throws -> Receipt? {
        guard let key, let stored = try transaction.work(key: key) else { return nil }
        let loaded = try load(question.number)
        guard stored.work.kind == PostDifference.code.rawValue,
            stored.work.contract == loaded.state.id,
            stored.work.parameters.contains(question.fact.text)
        else { throw OfficeError.keyUsed(key) }
        let history = try transaction.history(from: loaded.lastProcess, postings: rules.postings)
        let trees = try history.filter { $0.work == stored.id }.reversed().map { process in
            try process.tree(stored.work.kind, rules.on(process.valueTime.day))
        }
        return Receipt(posting: trees, on: question.number, plan: nil, isRepeat: true)
    }
}

extension Receipt {
    fileprivate init(
        posting processes: [ProcessTree], on contract: String, plan: String?, isRepeat: Bool
    ) {
        self.init(
            contract: contract, isRepeat: isRepeat, isPreview: false,
            outcome: Outcome.done.text, plan: plan, cashFlow: nil, unaccepted: nil,
            processes: processes, warnings: [], trace: [])
    }
}

extension LateFact {
    /// The fact in the words in which an order keeps it.
    var text: String {
        switch self {
        case .payment(let id): "\(cause.rawValue): cash flow \(id)"
        case .wrongOperation(let id): "\(cause.rawValue): process \(id)"
        }
    }
}
