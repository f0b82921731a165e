import GeneralLedger
import Measures
package import Orders
import Storage

extension Office {
    /// Prepares a batch of all that no live batch has taken yet, and freezes its bytes.
    ///
    /// The same order under the same key prepares nothing a second time. A preview shows the
    /// batch as it would be and stores nothing.
    /// - Throws: `export(.nothingNew)`, `export(.tooManyLines)`, `input` when the days are out
    ///   of order, `keyUsed`, `fault`.
    /// - Source: D-8.5.
    package func prepareExport(
        _ order: ExportOrder, _ context: OrderContext
    ) throws(OfficeError) -> ExportView {
        if let from = order.from, from > order.through {
            throw .input(field: "from", value: "\(from)", accepted: "\(order.through) or earlier")
        }
        let preparing = try sorting { () throws -> BulkOrder<ExportView> in
            let request = try text(of: order)
            return BulkOrder(kind: .prepareExport, request: { request }) { unit, context in
                let work = try unit.record(
                    .prepareExport, parameters: request, on: nil, key: context.idempotencyKey)
                let number = try unit.prepare(order, for: work)
                return .kept(try unit.transaction.exportView(of: number))
            }
        }
        return try carry(preparing, context)
    }
}

extension UnitOfWork {
    fileprivate func prepare(_ order: ExportOrder, for work: WorkID) throws -> ExportNumber {
        let number = try transaction.nextExportNumber()
        let live = try LiveExports(transaction)
        let scope = try ExportScope(
            order, live[order.kind.kind], for: work, transaction)
        let batch =
            switch order.kind {
            case .postings, .memo: try journal(scope, number, live)
            case .payments: try payments(scope, number)
            }
        try transaction.insert(batch)
        return number
    }

    private func journal(
        _ scope: ExportScope, _ number: ExportNumber, _ live: LiveExports
    ) throws -> NewExport {
        var file = FrozenFile(number, transaction)
        let opening = try live.balances(of: scope.order.kind.kind, transaction)
        let batch = try scope.journal(
            number, opening: opening, transaction, rules, to: &file
        ).batch
        return batch.adding(try FrozenJournal(batch, transaction, rules).files(of: transaction))
    }

    private func payments(_ scope: ExportScope, _ number: ExportNumber) throws -> NewExport {
        var file = FrozenFile(number, transaction)
        return try scope.payments(
            number, created: recordedAt, transaction, rules, to: &file)
    }
}
