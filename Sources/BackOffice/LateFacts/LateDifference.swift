import Contracts
import Directories
package import Measures
package import Orders
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
    package let rows: [BalanceChange]
    /// What would be posted; none when nothing differs or it cannot be.
    package let processes: [ProcessTree]
    /// What the order to post it must name.
    package let previewToken: String?
    /// Why it cannot be posted.
    package let obstacle: String?
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
    /// - Throws: `late(.notApproved)` without a token and a request key, `late(.policy)`,
    ///   `late(.notBookable)`, `previewOutdated`, `keyUsed`, what `carryOut` throws.
    package func postLateDifference(
        _ fact: LateFact, of number: String, postedOn day: Day, _ context: OrderContext
    ) throws(OfficeError) -> Receipt {
        guard let previewToken = context.previewToken, context.idempotencyKey != nil else {
            throw .late(.notApproved)
        }
        let time = try firstMoment(of: day, on: number)
        let question = LateQuestion(fact: fact, number: number, valueTime: time)
        let order = LateFactOrder(contract: number, fact: fact, date: day)
        return try carry(sorting { try .posting(order, question, previewToken) }, context)
    }
}

/// A late fact, and when its difference would be posted.
struct LateQuestion {
    let fact: LateFact
    let number: String
    let valueTime: ValueTime
}

extension Order<Receipt> {
    fileprivate static func posting(
        _ asked: LateFactOrder, _ question: LateQuestion, _ previewToken: String
    ) throws -> Order {
        Order(
            kind: .process(PostDifference.code), request: try text(of: asked)
        ) { reading, rules in
            let answer = try LateAnswer(question, reading, rules)
            guard answer.policy == .difference else {
                throw OfficeError.late(.policy(question.fact.cause))
            }
            if let obstacle = answer.obstacle { throw obstacle }
            guard let order = answer.order else { throw OfficeError.previewOutdated(previewToken) }
            let steps = answer.steps.filter { !$0.isEmpty }
            return Proposal(
                answer: Receipt(of: question.number, steps.map { $0.tree(nil) }, .done),
                previewToken: try answer.previewToken()
            ) { unit, context in
                let work = try unit.record(
                    .process(PostDifference.code), parameters: try text(of: order),
                    on: answer.loaded.state.id, key: context.idempotencyKey)
                let put = try unit.put(steps, on: answer.loaded, for: work)
                return Receipt(of: question.number, put.trees, .done)
            }
        }
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
