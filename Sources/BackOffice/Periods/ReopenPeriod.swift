import Contracts
package import Measures
import Orders
import Storage

extension Office {
    /// Asks for the newest closed period to be opened again; another operator must approve.
    ///
    /// It stays closed until then. A closing of the next month leaves the request behind.
    /// - Throws: `period(.notClosed)`, `period(.laterIsClosed)`, `period(.requestedAlready)`,
    ///   `input` for a reason that says nothing, `keyUsed`, `fault`.
    /// - Source: R001-4, D-9.7.
    package func requestReopening(
        of month: Month, because reason: String, _ context: OrderContext
    ) throws(OfficeError) -> PeriodReceipt {
        let says = reason.contains { !$0.isWhitespace }
        guard says, reason.isPlain else {
            throw .input(
                field: "reason", value: reason,
                accepted: "why the period is opened, in visible characters")
        }
        return try carry(sorting { try .requesting(month, because: reason) }, context)
    }

    /// Opens the newest closed period again, as another operator has asked.
    ///
    /// Both orders stay in the ledger for good. The states kept at the closing are let go.
    /// - Throws: `period(.notClosed)`, `period(.laterIsClosed)`, `period(.notRequested)`,
    ///   `period(.samePerson)`, `keyUsed`, `fault`.
    package func approveReopening(
        of month: Month, _ context: OrderContext
    ) throws(OfficeError) -> PeriodReceipt {
        try carry(sorting { try .approving(month, by: context.operatorName) }, context)
    }
}

extension Order<PeriodReceipt> {
    fileprivate static func requesting(
        _ month: Month, because reason: String
    ) throws -> Order {
        let order = try RecordedOrder(
            .requestReopening, ReopeningRequest(period: month, reason: reason))
        return Order(kind: order.kind, request: order.parameters) { reading, rules in
            let closing = try rules.newestClosing(month)
            if let request = try reading.request(of: closing) {
                throw OfficeError.period(.requestedAlready(month, by: request.work.operatorName))
            }
            return try .event(of: order, in: month) { work in
                NewPeriod(requestToReopen: closing.period.days, work: work)
            }
        }
    }

    fileprivate static func approving(_ month: Month, by operatorName: String) throws -> Order {
        let order = try RecordedOrder(.approveReopening, PeriodOrder(period: month))
        return Order(kind: order.kind, request: order.parameters) { reading, rules in
            let closing = try rules.newestClosing(month)
            guard let request = try reading.request(of: closing) else {
                throw OfficeError.period(.notRequested(month))
            }
            let asked = request.work.operatorName
            guard !isSamePerson(asked, operatorName) else {
                throw OfficeError.period(.samePerson(month, operatorName: asked))
            }
            let earlier = rules.closings.dropLast().last?.closedThrough
            return try .event(of: order, in: month, leaving: closing.id) { work in
                NewPeriod(reopening: closing.period.days, leaving: earlier, work: work)
            }
        }
    }
}

extension Proposal<PeriodReceipt> {
    /// An event in the life of a period; what a closing kept is let go with it.
    fileprivate static func event(
        of order: RecordedOrder, in month: Month, leaving closing: PeriodID? = nil,
        _ event: @escaping (WorkID) -> NewPeriod
    ) throws -> Proposal {
        let answer = PeriodReceipt(event(WorkID(rawValue: 0)), of: month)
        return Proposal(
            answer: answer, previewToken: try token(order.kind, of: answer, on: [])
        ) { unit, context in
            _ = try unit.transaction.insert(event(try unit.record(order, context)))
            if let closing { try unit.transaction.dropSnapshots(of: closing) }
            return answer
        }
    }
}

/// Whether two names are one operator's, however they were typed: case, white space and
/// characters that nobody sees make no other person.
func isSamePerson(_ left: String, _ right: String) -> Bool {
    left.plainName == right.plainName
}

extension String {
    fileprivate var plainName: String {
        let seen = unicodeScalars.filter { !$0.properties.isWhitespace && !$0.isHidden }
        // Up, then down: some letters have two small forms, such as the last sigma of a word.
        return String(String.UnicodeScalarView(seen)).uppercased().lowercased()
    }
}

extension Rules {
    /// The closing of a month, which must be the newest that stands.
    fileprivate func newestClosing(_ month: Month) throws -> StoredPeriod {
        guard let newest = closings.last, month.last <= newest.period.days.last else {
            throw OfficeError.period(.notClosed(month))
        }
        guard month.last == newest.period.days.last else {
            throw OfficeError.period(
                .laterIsClosed(month, newest: Month(of: newest.period.days.last)))
        }
        return newest
    }
}

extension ReadSession {
    /// The request to reopen that waits for approval; nil when there is none.
    fileprivate func request(of closing: StoredPeriod) throws -> StoredWork? {
        guard let newest = try newestPeriod(), newest.period.event == .requested,
            newest.period.days == closing.period.days
        else { return nil }
        return try work(newest.period.work)
    }
}
