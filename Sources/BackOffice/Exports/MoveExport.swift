import Contracts
import Directories
package import GeneralLedger
import Measures
package import Orders
import Storage

extension Office {
    /// Says that the receiver has booked a batch.
    ///
    /// - Parameter checksum: what the receiver has booked, where he tells it; nil otherwise.
    /// - Throws: `notFound`, `export(.state)`, `export(.otherChecksum)`, `keyUsed`, `fault`.
    package func confirmExport(
        _ number: Int64, checksum: String?, _ context: OrderContext
    ) throws(OfficeError) -> ExportView {
        let asked = ExportConfirmation(batch: number, checksum: checksum)
        return try move(asked, number, .confirm, context) { batch, _ in
            guard let told = checksum?.lowercased() else { return }
            guard batch.files.contains(where: { $0.checksum == told }) else {
                throw ExportRefusal.otherChecksum(
                    batch.number, own: batch.kept?.checksum ?? "", told: told)
            }
        }
    }

    /// Takes a batch back while its period is open; its operations may be exported again.
    ///
    /// Its bytes and its number stay. The receiver must have taken its entries out.
    /// - Throws: `notFound`, `export(.state)`, `export(.corrected)` by a later batch of the same
    ///   days, `export(.periodClosed)`, `keyUsed`, `fault`.
    package func cancelExport(
        _ number: Int64, _ context: OrderContext
    ) throws(OfficeError) -> ExportView {
        let asked = ExportBatchOrder(batch: number)
        return try move(asked, number, .cancel, context) { batch, unit in
            let live = try LiveExports(unit.transaction)
            if let later = live[batch.kind].rows.correction(of: batch.number) {
                throw ExportRefusal.corrected(batch.number, by: later)
            }
            let first = batch.extent.days.first
            if let closed = try unit.rules.binding(on: first).closedThrough, first <= closed {
                throw ExportRefusal.periodClosed(batch.number, through: closed)
            }
        }
    }

    /// Says that a batch has gone out whole, when it had not before.
    func sendExport(_ number: ExportNumber, _ context: OrderContext) throws(OfficeError) {
        let asked = ExportBatchOrder(batch: number.rawValue)
        let sending = BulkOrder<ExportView>(
            kind: .sendExport, request: { try text(of: asked) }
        ) { unit, context in
            guard let batch = try unit.transaction.export(number) else {
                throw OfficeError.notFound(.exportBatch, "\(number.rawValue)")
            }
            switch batch.state {
            case .prepared: try unit.move(batch, .download, key: context.idempotencyKey)
            case .sent, .confirmed: break
            case .cancelled:
                throw ExportRefusal.state(number, .cancelled, action: .download)
            }
            return .kept(try unit.transaction.exportView(of: number))
        }
        _ = try carry(sending, context)
    }

    private func move(
        _ asked: some OfficeOrder, _ number: Int64, _ action: ExportAction,
        _ context: OrderContext, allowed: @escaping (StoredExport, UnitOfWork) throws -> Void
    ) throws(OfficeError) -> ExportView {
        let number = ExportNumber(rawValue: number)
        let moving = BulkOrder(
            kind: action.kind, request: { try text(of: asked) }
        ) { unit, context in
            guard let batch = try unit.transaction.export(number) else {
                throw OfficeError.notFound(.exportBatch, "\(number.rawValue)")
            }
            guard batch.state.mayBecome(action.next) else {
                throw ExportRefusal.state(number, batch.state, action: action)
            }
            try allowed(batch, unit)
            try unit.move(batch, action, key: context.idempotencyKey)
            return .kept(try unit.transaction.exportView(of: number))
        }
        return try carry(moving, context)
    }
}

extension UnitOfWork {
    fileprivate func move(
        _ batch: StoredExport, _ action: ExportAction, key: String?
    ) throws {
        let work = try record(
            action.kind, parameters: ExportAction.parameters(of: batch.number), on: nil, key: key)
        try transaction.move(batch.number, to: action.next, for: work)
    }
}

extension ExportAction {
    /// The state that a batch comes to.
    fileprivate var next: ExportState {
        switch self {
        case .download: .sent
        case .confirm: .confirmed
        case .cancel: .cancelled
        }
    }

    /// What the order says of the batch, as it is recorded.
    package static func parameters(of batch: ExportNumber) -> String {
        "{\"batch\":\(batch.rawValue)}"
    }

    /// As the order is recorded.
    package var kind: WorkKind {
        switch self {
        case .download: .sendExport
        case .confirm: .confirmExport
        case .cancel: .cancelExport
        }
    }
}
