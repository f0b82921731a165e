import Contracts
package import Measures
import Storage

/// What closing or reopening a period left behind.
package struct PeriodReceipt: Codable, Sendable {
    /// `YYYY-MM`.
    package let period: String
    /// `closed`, `requested` or `reopened`.
    package let event: String
    package let from: String
    package let through: String
    /// The first day that can be posted into; nil when every day can.
    package let firstOpenDay: String?
    /// Contracts kept as they stood, for a closing.
    package let contracts: Int?
    /// The export batch that took the books over.
    package let batch: String?
    /// True when the request key had been carried out before and nothing was done now.
    package let isRepeat: Bool
}

extension Office {
    /// Closes a month for good: every role is refused from now on, here and in the ledger file.
    ///
    /// All of the checklist is gone through again first, in the same transaction. The first
    /// month to be closed closes all before it.
    /// - Throws: `period(.notReady)`, `keyUsed`, `fault`; nothing is changed then.
    /// - Source: D-3.39, R001-3, R001-4.
    package func closePeriod(
        _ month: Month, _ slip: OrderSlip, progress: (Int, Int) -> Void
    ) throws(OfficeError) -> PeriodReceipt {
        try sorting {
            try working(slip) { desk in
                let order = try PeriodOrder("close-period", of: month, because: nil)
                if let repeated = try desk.earlier(order, slip.requestKey) { return repeated }
                var check = PeriodCheck(of: month, desk.rules)
                try check.run(desk.transaction, progress)
                let checklist = check.checklist
                guard checklist.isReady else {
                    throw OfficeError.period(.notReady(checklist))
                }
                return try desk.close(check, order, slip.requestKey)
            }
        }
    }
}

/// An order about a period, as it is recorded.
struct PeriodOrder {
    let kind: String
    let month: Month
    let parameters: String

    init(_ kind: String, of month: Month, because reason: String?) throws {
        self.kind = kind
        self.month = month
        var parameters = ["period": "\(month)"]
        parameters["reason"] = reason
        self.parameters = try text(of: parameters)
    }
}

extension Desk {
    fileprivate func close(
        _ check: PeriodCheck, _ order: PeriodOrder, _ key: String?
    ) throws -> PeriodReceipt {
        let days = try check.days(transaction)
        let work = try record(order.kind, parameters: order.parameters, on: nil, key: key)
        let (batch, exported) = check.handover.confirmation
        let closing = NewPeriod(
            closing: days, figures: try transaction.figures(of: days), exportBatch: batch,
            exported: exported, work: work)
        let id = try transaction.insert(closing)
        let contracts = try transaction.takeSnapshots(for: id)
        return PeriodReceipt(closing, of: order.month, contracts: contracts, isRepeat: false)
    }

    /// What an order under this key did when it was first carried out; nil when it is new.
    /// - Throws: `keyUsed` when another order was given under the key.
    func earlier(_ order: PeriodOrder, _ key: String?) throws -> PeriodReceipt? {
        guard let key, let stored = try transaction.work(key: key) else { return nil }
        guard stored.work.kind == order.kind, stored.work.parameters == order.parameters,
            let event = try transaction.periods().first(where: { $0.period.work == stored.id })
        else { throw OfficeError.keyUsed(key) }
        return PeriodReceipt(event.period, of: order.month, contracts: nil, isRepeat: true)
    }
}

extension PeriodReceipt {
    init(_ period: NewPeriod, of month: Month, contracts: Int?, isRepeat: Bool) {
        self.init(
            period: "\(month)", event: period.event.rawValue, from: "\(period.days.first)",
            through: "\(period.days.last)",
            firstOpenDay: period.closedThrough.map { "\($0.next)" }, contracts: contracts,
            batch: period.exportBatch, isRepeat: isRepeat)
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
