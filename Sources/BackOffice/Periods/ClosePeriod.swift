import Contracts
package import Measures
import Orders
import Storage

/// What closing or reopening a period left behind.
package struct PeriodReceipt: Codable, Sendable, OrderAnswer {
    /// `YYYY-MM`.
    package let period: String
    /// `closed`, `requested` or `reopened`.
    package let event: String
    package let from: String
    package let through: String
    /// The first day that can be posted into; nil when every day can.
    package let firstOpenDay: String?
    /// Contracts kept as they stood, for a closing.
    package internal(set) var contracts: Int?
    /// The export batch that took the books over.
    package let batch: String?
    /// True when the request key had been carried out before and nothing was done now.
    package var isRepeat = false
    package var isPreview = false
    package var previewToken: String?
}

extension Office {
    /// Closes a month for good: every role is refused from now on, here and in the ledger file.
    ///
    /// All of the checklist is gone through again first, in the same transaction. The first
    /// month to be closed closes all before it.
    /// - Throws: `period(.notReady)`, `keyUsed`, `fault`; nothing is changed then.
    /// - Source: D-3.39, R001-3, R001-4.
    package func closePeriod(
        _ month: Month, _ context: OrderContext, progress: @escaping (Int, Int) -> Void
    ) throws(OfficeError) -> PeriodReceipt {
        try carry(sorting { try .closing(month, progress) }, context)
    }
}

extension Order<PeriodReceipt> {
    fileprivate static func closing(
        _ month: Month, _ progress: @escaping (Int, Int) -> Void
    ) throws -> Order {
        let order = try RecordedOrder(.closePeriod, PeriodOrder(period: month))
        return Order(kind: order.kind, request: order.parameters) { reading, rules in
            var check = PeriodCheck(of: month, rules)
            try check.run(reading, progress)
            let checklist = check.checklist
            guard checklist.isReady else { throw OfficeError.period(.notReady(checklist)) }
            let days = try check.days(reading)
            let (batch, exported) = check.handover.confirmation
            let figures = try reading.figures(of: days)
            func closing(for work: WorkID) -> NewPeriod {
                NewPeriod(
                    closing: days, figures: figures, exportBatch: batch, exported: exported,
                    work: work)
            }
            let answer = PeriodReceipt(closing(for: WorkID(rawValue: 0)), of: month)
            return Proposal(
                answer: answer, previewToken: try token(order.kind, of: answer, on: [])
            ) { unit, context in
                let closing = closing(for: try unit.record(order, context))
                let id = try unit.transaction.insert(closing)
                var receipt = PeriodReceipt(closing, of: month)
                receipt.contracts = try unit.transaction.takeSnapshots(for: id)
                return receipt
            }
        }
    }
}

/// An order about a period, as it is recorded.
struct RecordedOrder {
    let kind: WorkKind
    let parameters: String

    init(_ kind: WorkKind, _ order: some OfficeOrder) throws {
        self.kind = kind
        parameters = try text(of: order)
    }
}

extension UnitOfWork {
    func record(_ order: RecordedOrder, _ context: OrderContext) throws -> WorkID {
        try record(order.kind, parameters: order.parameters, on: nil, key: context.idempotencyKey)
    }
}

extension PeriodReceipt {
    init(_ period: NewPeriod, of month: Month) {
        self.period = "\(month)"
        event = period.event.rawValue
        from = "\(period.days.first)"
        through = "\(period.days.last)"
        firstOpenDay = period.closedThrough.map { "\($0.next)" }
        batch = period.exportBatch
    }
}

extension HandoverState {
    fileprivate var confirmation: (batch: String?, exported: Day?) {
        switch self {
        case .confirmed(let batch, let day): (batch, day)
        case .nothing, .unconfirmed: (nil, nil)
        }
    }
}
