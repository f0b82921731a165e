import Contracts
package import Measures
import Storage

extension Office {
    /// Asks for the newest closed period to be opened again; another operator must approve.
    ///
    /// It stays closed until then. A closing of the next month leaves the request behind.
    /// - Throws: `period(.notClosed)`, `period(.laterIsClosed)`, `period(.requestedAlready)`,
    ///   `input` for a reason that says nothing, `keyUsed`, `fault`.
    /// - Source: R001-4, D-9.7.
    package func requestReopening(
        of month: Month, because reason: String, _ slip: OrderSlip
    ) throws(OfficeError) -> PeriodReceipt {
        let says = reason.contains { !$0.isWhitespace }
        guard says, reason.isPlain else {
            throw .input(
                field: "reason", value: reason,
                accepted: "why the period is opened, in visible characters")
        }
        return try sorting {
            try working(slip) { desk in
                let order = try PeriodOrder("request-reopening", of: month, because: reason)
                if let repeated = try desk.earlier(order, slip.requestKey) { return repeated }
                let closing = try desk.newestClosing(month)
                if let request = try desk.request(of: closing) {
                    throw OfficeError.period(
                        .requestedAlready(month, by: request.work.operatorName))
                }
                return try desk.putDown(order, slip.requestKey) { work in
                    NewPeriod(requestToReopen: closing.period.days, work: work)
                }
            }
        }
    }

    /// Opens the newest closed period again, as another operator has asked.
    ///
    /// Both orders stay in the ledger for good. The states kept at the closing are let go.
    /// - Throws: `period(.notClosed)`, `period(.laterIsClosed)`, `period(.notRequested)`,
    ///   `period(.samePerson)`, `keyUsed`, `fault`.
    package func approveReopening(
        of month: Month, _ slip: OrderSlip
    ) throws(OfficeError) -> PeriodReceipt {
        try sorting {
            try working(slip) { desk in
                let order = try PeriodOrder("approve-reopening", of: month, because: nil)
                if let repeated = try desk.earlier(order, slip.requestKey) { return repeated }
                let closing = try desk.newestClosing(month)
                guard let request = try desk.request(of: closing) else {
                    throw OfficeError.period(.notRequested(month))
                }
                let asked = request.work.operatorName
                guard !isSamePerson(asked, desk.operatorName) else {
                    throw OfficeError.period(.samePerson(month, operatorName: asked))
                }
                let earlier = desk.rules.closings.dropLast().last?.closedThrough
                let receipt = try desk.putDown(order, slip.requestKey) { work in
                    NewPeriod(reopening: closing.period.days, leaving: earlier, work: work)
                }
                try desk.transaction.dropSnapshots(of: closing.id)
                return receipt
            }
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

extension Desk {
    /// The closing of a month, which must be the newest that stands.
    fileprivate func newestClosing(_ month: Month) throws -> StoredPeriod {
        guard let newest = rules.closings.last, month.last <= newest.period.days.last else {
            throw OfficeError.period(.notClosed(month))
        }
        guard month.last == newest.period.days.last else {
            throw OfficeError.period(
                .laterIsClosed(month, newest: Month(of: newest.period.days.last)))
        }
        return newest
    }

    /// The request to reopen that waits for approval; nil when there is none.
    fileprivate func request(of closing: StoredPeriod) throws -> StoredWork? {
        guard let newest = try transaction.newestPeriod(), newest.period.event == .requested,
            newest.period.days == closing.period.days
        else { return nil }
        return try transaction.work(newest.period.work)
    }

    fileprivate func putDown(
        _ order: PeriodOrder, _ key: String?, _ event: (WorkID) -> NewPeriod
    ) throws -> PeriodReceipt {
        let work = try record(order.kind, parameters: order.parameters, on: nil, key: key)
        let period = event(work)
        _ = try transaction.insert(period)
        return PeriodReceipt(period, of: order.month, contracts: nil, isRepeat: false)
    }
}
