import Storage

/// An order that is given to the office, whatever it is about.
struct Order<Answer: OrderAnswer> {
    let kind: WorkKind
    /// What is asked, as JSON in one form: the same under the same key is the same order.
    let request: String
    /// What the order would do, by what the ledger holds and the rules say; nothing is put down.
    let decide: (Reading, Rules) throws -> Proposal<Answer>
}

/// What an order would do.
struct Proposal<Answer> {
    /// What is said of it before it is done.
    let answer: Answer
    /// Stands for all that was decided and what it was decided on; nil when there is nothing to
    /// do that could become another thing.
    let plan: String?
    /// Puts it down, with its row of work; what is said of it then.
    let put: (Desk, OrderSlip) throws -> Answer
}

/// An order that is decided row by row on what it has put down before, such as an import.
///
/// It is tried by doing it and undoing it.
struct BulkOrder<Answer: OrderAnswer> {
    let kind: WorkKind
    let request: String
    let carryOut: (Desk, OrderSlip) throws -> Ending<Answer>
}

/// What is said of an order; kept with it, so that a repetition gives it back whole.
protocol OrderAnswer: Codable, Sendable {
    /// True when the key had been carried out before and nothing was done now.
    var isRepeat: Bool { get set }
    /// True when the order was only tried: nothing is stored.
    var isPreview: Bool { get set }
    /// What the order must name to do this or nothing.
    var plan: String? { get set }
}

extension Office {
    /// Carries out an order in one unit of work, or tries it on a snapshot.
    ///
    /// The one way for everything that is ordered: who orders and under which key, whether he
    /// may, what was answered when the key was used before, whether it still does what its
    /// preview has shown; then the work, and the receipt that is kept with it.
    func carry<Answer>(_ order: Order<Answer>, _ slip: OrderSlip) throws(OfficeError) -> Answer {
        try slip.check()
        return try sorting {
            try requireRight(to: order.kind, slip)
            guard slip.isPreview else {
                return try working(slip) { try $0.carryOut(order, slip) }
            }
            return try store.reading { reading in
                let proposal = try order.decide(reading, rules(reading))
                return proposal.answer.with(plan: proposal.plan) { $0.isPreview = true }
            }
        }
    }

    /// The same for an order that is decided row by row.
    func carry<Answer>(
        _ order: BulkOrder<Answer>, _ slip: OrderSlip
    ) throws(OfficeError) -> Answer {
        try slip.check()
        return try sorting {
            try requireRight(to: order.kind, slip)
            return try workingOnTrial(slip) { try $0.carryOut(order, slip) }
        }
    }

    /// Whether the operator may order this. Everybody may, until there are roles.
    private func requireRight(to kind: WorkKind, _ slip: OrderSlip) throws {}
}

extension OrderAnswer {
    fileprivate func with(plan: String?, _ change: (inout Self) -> Void) -> Self {
        var answer = self
        answer.plan = plan
        change(&answer)
        return answer
    }
}

extension Desk {
    fileprivate func carryOut<Answer>(
        _ order: Order<Answer>, _ slip: OrderSlip
    ) throws -> Answer {
        if let said: Answer = try answered(order.kind, order.request, slip) { return said }
        let proposal = try order.decide(transaction, rules)
        if let promised = slip.plan, promised != proposal.plan {
            throw OfficeError.planChanged(promised)
        }
        let answer = try proposal.put(self, slip).with(plan: proposal.plan) { _ in }
        try keep(answer, to: order.request, slip)
        return answer
    }

    fileprivate func carryOut<Answer>(
        _ order: BulkOrder<Answer>, _ slip: OrderSlip
    ) throws -> Ending<Answer> {
        if let said: Answer = try answered(order.kind, order.request, slip) { return .kept(said) }
        switch try order.carryOut(self, slip) {
        case .undone(let answer): return .undone(answer)
        case .kept(let answer) where slip.isPreview:
            return .undone(answer.with(plan: nil) { $0.isPreview = true })
        case .kept(let answer):
            try keep(answer, to: order.request, slip)
            return .kept(answer)
        }
    }

    /// What was answered to an order under this key; nil when it is new.
    /// - Throws: `keyUsed` when another order was given under the key, `answerNotKept` when an
    ///   earlier program has carried it out.
    fileprivate func answered<Answer: OrderAnswer>(
        _ kind: WorkKind, _ request: String, _ slip: OrderSlip
    ) throws -> Answer? {
        guard let key = slip.requestKey, let stored = try transaction.work(key: key) else {
            return nil
        }
        guard stored.work.isOf == kind else { throw OfficeError.keyUsed(key) }
        guard let receipt = try transaction.receipt(of: stored.id) else {
            throw OfficeError.answerNotKept(key)
        }
        guard receipt.request == request else { throw OfficeError.keyUsed(key) }
        var answer: Answer = try decoded(receipt.answer)
        answer.isRepeat = true
        return answer
    }

    /// Keeps what is answered to an order that has a key and put something down.
    fileprivate func keep(
        _ answer: some OrderAnswer, to request: String, _ slip: OrderSlip
    ) throws {
        guard let key = slip.requestKey, let stored = try transaction.work(key: key) else { return }
        try transaction.insert(
            StoredReceipt(work: stored.id, request: request, answer: try text(of: answer)))
    }
}
