package import Orders
package import Storage

/// An order that is given to the office, whatever it is about.
struct Order<Answer: OrderAnswer> {
    let kind: WorkKind
    /// What is asked, as JSON in one form: the same under the same key is the same order.
    let request: String
    /// What the order would do, by what the ledger holds and the rules say; nothing is put down.
    let decide: (ReadSession, Rules) throws -> Proposal<Answer>
}

/// What an order would do.
struct Proposal<Answer> {
    /// What is said of it before it is done.
    let answer: Answer
    /// Stands for all that was decided and what it was decided on; nil when there is nothing to
    /// do that could become another thing.
    let previewToken: String?
    /// Puts it down, with its row of work; what is said of it then.
    let put: (UnitOfWork, OrderContext) throws -> Answer
}

/// An order that is decided row by row on what it has put down before, such as an import.
///
/// It is tried by doing it and undoing it.
package struct BulkOrder<Answer: OrderAnswer> {
    package let kind: WorkKind
    /// What is asked, as that of an `Order`; told once the order is carried out, or to compare.
    package let request: () throws -> String
    package let carryOut: (UnitOfWork, OrderContext) throws -> Ending<Answer>

    package init(
        kind: WorkKind, request: @escaping () throws -> String,
        carryOut: @escaping (UnitOfWork, OrderContext) throws -> Ending<Answer>
    ) {
        self.kind = kind
        self.request = request
        self.carryOut = carryOut
    }
}

/// What is said of an order; kept with it, so that a repetition gives it back whole.
package protocol OrderAnswer: Codable, Sendable {
    /// True when the key had been carried out before and nothing was done now.
    var isRepeat: Bool { get set }
    /// True when the order was only tried: nothing is stored.
    var isPreview: Bool { get set }
    /// What the order must name to do this or nothing.
    var previewToken: String? { get set }
}

extension Office {
    /// Carries out an order in one unit of work, or tries it on a snapshot.
    ///
    /// The one way for everything that is ordered: who orders and under which key, whether he
    /// may, what was answered when the key was used before, whether it still does what its
    /// preview has shown; then the work, and the receipt that is kept with it.
    func carry<Answer>(_ order: Order<Answer>, _ context: OrderContext) throws(OfficeError)
        -> Answer
    {
        try context.check()
        return try sorting {
            try requireRight(to: order.kind, context)
            guard context.isPreview else {
                return try working(context) { try $0.carryOut(order, context) }
            }
            return try store.reading { reading in
                let proposal = try order.decide(reading, rules(reading).dated(nearDays(context)))
                return proposal.answer.with(previewToken: proposal.previewToken) {
                    $0.isPreview = true
                }
            }
        }
    }

    /// The same for an order that is decided row by row.
    package func carry<Answer>(
        _ order: BulkOrder<Answer>, _ context: OrderContext
    ) throws(OfficeError) -> Answer {
        try context.check()
        return try sorting {
            try requireRight(to: order.kind, context)
            return try workingOnTrial(context) { try $0.carryOut(order, context) }
        }
    }

    /// Whether the operator may order this. Everybody may, until there are roles.
    private func requireRight(to kind: WorkKind, _ context: OrderContext) throws {}
}

extension OrderAnswer {
    fileprivate func with(previewToken: String?, _ change: (inout Self) -> Void) -> Self {
        var answer = self
        answer.previewToken = previewToken
        change(&answer)
        return answer
    }
}

extension UnitOfWork {
    fileprivate func carryOut<Answer>(
        _ order: Order<Answer>, _ context: OrderContext
    ) throws -> Answer {
        let request = order.request
        if let said: Answer = try answered(order.kind, { request }, context) { return said }
        let proposal = try order.decide(transaction, rules)
        if let promised = context.previewToken, promised != proposal.previewToken {
            throw OfficeError.previewOutdated(promised)
        }
        let answer = try proposal.put(self, context).with(previewToken: proposal.previewToken) {
            _ in
        }
        try keep(answer, to: order.request, context)
        return answer
    }

    fileprivate func carryOut<Answer>(
        _ order: BulkOrder<Answer>, _ context: OrderContext
    ) throws -> Ending<Answer> {
        if let said: Answer = try answered(order.kind, order.request, context) {
            return .kept(said)
        }
        switch try order.carryOut(self, context) {
        case .undone(let answer): return .undone(answer)
        case .kept(let answer) where context.isPreview:
            return .undone(answer.with(previewToken: nil) { $0.isPreview = true })
        case .kept(let answer):
            try keep(answer, to: try order.request(), context)
            return .kept(answer)
        }
    }

    /// What was answered to an order under this key; nil when it is new.
    /// - Throws: `keyUsed` when another order was given under the key, `answerNotKept` when an
    ///   earlier program has carried it out.
    fileprivate func answered<Answer: OrderAnswer>(
        _ kind: WorkKind, _ request: () throws -> String, _ context: OrderContext
    ) throws -> Answer? {
        guard let key = context.idempotencyKey, let stored = try transaction.work(key: key) else {
            return nil
        }
        guard stored.work.isOf == kind else { throw OfficeError.keyUsed(key) }
        guard let receipt = try transaction.receipt(of: stored.id) else {
            throw OfficeError.answerNotKept(key)
        }
        guard receipt.request == (try request()) else { throw OfficeError.keyUsed(key) }
        var answer: Answer = try decoded(receipt.answer)
        answer.isRepeat = true
        return answer
    }

    /// Keeps what is answered to an order that has a key and put something down.
    fileprivate func keep(
        _ answer: some OrderAnswer, to request: String, _ context: OrderContext
    ) throws {
        guard let key = context.idempotencyKey, let stored = try transaction.work(key: key) else {
            return
        }
        try transaction.insert(
            StoredReceipt(work: stored.id, request: request, answer: try text(of: answer)))
    }
}
