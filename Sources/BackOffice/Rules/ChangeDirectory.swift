import Contracts
import Directories
import Measures
import Orders
import Storage

/// What changing directories left behind.
package struct DirectoryReceipt: Codable, Sendable, OrderAnswer {
    /// The first day on which the new rows hold.
    package let from: String
    /// The version that holds them; the one there was where nothing is otherwise.
    package let version: Int64
    package let differences: [DirectoryDifference]
    /// True when the request key had been carried out before and nothing was done now.
    package var isRepeat = false
    package var isPreview = false
    package var previewToken: String?
}

extension Office {
    /// Puts down a version of the rules in which directories hold otherwise from a day on.
    ///
    /// What held before the day holds on; a contract keeps the version of its product, an order
    /// the version of the rules it was decided under.
    /// - Throws: `rules`, `refused(.day(.periodClosed))`, `notFound(.directory)`, `keyUsed`,
    ///   `fault`; nothing is changed then.
    /// - Source: R004-18...23, D-8.6, D-9.8.
    package func changeDirectories(
        _ edit: DirectoryEdit, _ context: OrderContext
    ) throws(OfficeError) -> DirectoryReceipt {
        try carry(sorting { try .changing(edit) }, context)
    }
}

extension Order<DirectoryReceipt> {
    fileprivate static func changing(_ edit: DirectoryEdit) throws -> Order {
        let order = try RecordedOrder(
            .changeDirectory,
            DirectoryChange(
                from: edit.from, directories: edit.directories.joined(separator: ","),
                content: edit.content()))
        return Order(kind: order.kind, request: order.parameters) { reading, rules in
            try rules.requireChangeable(from: edit.from)
            guard let stored = try reading.newestDirectory() else {
                throw OfficeError.directory("the ledger has no directories")
            }
            let draft = try DirectoryDraft(edit, on: stored)
            guard draft.findings.isEmpty else {
                throw OfficeError.rules(.unsound(draft.findings))
            }
            let isOther = !draft.differences.isEmpty
            let answer = DirectoryReceipt(
                from: "\(edit.from)", version: stored.version + (isOther ? 1 : 0),
                differences: draft.differences)
            guard isOther else {
                return Proposal(answer: answer, previewToken: nil) { _, _ in answer }
            }
            try draft.requireUnbooked(edit.from, reading)
            return Proposal(
                answer: answer, previewToken: try token(order.kind, of: answer, on: [])
            ) { unit, context in
                _ = try unit.record(order, context)
                let version = try unit.transaction.insertDirectory(
                    draft.files, of: stored.edition, at: unit.recordedAt)
                precondition(version == answer.version, "versions are numbered in turn")
                return answer
            }
        }
    }
}

extension Rules {
    /// Whether rules may hold otherwise from a day on.
    ///
    /// - Throws: `refused(.day(.periodClosed))` for a day of a closed period, `notConfigured` for
    ///   one before the first rule.
    fileprivate func requireChangeable(from day: Day) throws {
        _ = try on(day)
        try dated(nil).requireOpen(day)
    }
}

extension DirectoryDraft {
    /// - Throws: `rules(.unfinished)` while a batch goes on under the rules of its order,
    ///   `rules(.booked)` and `rules(.carried)` where operations were posted under what would
    ///   change.
    fileprivate func requireUnbooked(_ day: Day, _ reading: ReadSession) throws {
        if let batch = try reading.runningBatches().first {
            throw OfficeError.rules(.unfinished("\(batch.kind) of \(batch.day)"))
        }
        guard let last = try reading.postedDays()?.last else { return }
        if let (difference, field) = carried {
            throw OfficeError.rules(
                .carried(
                    difference.directory, row: difference.row, field: field.field,
                    kept: field.before ?? "none"))
        }
        guard let booked, day <= last else { return }
        throw OfficeError.rules(.booked(booked.directory, row: booked.row, through: last, day))
    }
}
