package import Contracts
package import Directories
package import Measures
package import Storage

/// The directories of one version, ready for work, and the periods that are closed.
package struct Rules: Sendable {
    package let book: DirectoryBook
    /// SHA-256 of the files.
    package let digest: [UInt8]
    /// Every version of every product: a contract keeps the one it was signed under.
    package let products: [ProductID: Product]
    /// The correct postings of all days, to read what was stored under them.
    package let postings: CorrectPostings
    private let legalDays: [PostingID: [Validity]]
    /// The closings that stand, oldest first.
    package private(set) var closings: [StoredPeriod] = []
    private(set) var closed: ClosedPeriods?
    /// The days on which something may happen now; nil for any.
    private var near: NearDays?
    /// What foreign currencies were and are worth; data of the ledger, not of the book.
    package private(set) var rates = ExchangeRates()

    package init(_ book: DirectoryBook, digest: [UInt8]) {
        self.book = book
        self.digest = digest
        let products = book.rows.products.map { ($0.id, $0) }
        self.products = Dictionary(products) { first, _ in first }
        postings = CorrectPostings(book.rows.postings)
        legalDays = Dictionary(grouping: book.rows.postings, by: \.id).mapValues { rows in
            rows.map(\.validity)
        }
    }

    /// Whether an operation may be posted by a correct posting on a day.
    package func isLegal(_ posting: PostingID, on day: Day) -> Bool {
        legalDays[posting]?.contains { $0.covers(day) } ?? false
    }

    /// The rules of a day, for what has happened: no period is closed to the past.
    /// - Throws: `notConfigured` on days before the first rule.
    package func on(_ day: Day) throws(Refusal) -> Directory {
        do {
            let directory = try book.on(day, closedThrough: nil)
            return rates.isEmpty ? directory : directory.rated(rates)
        } catch {
            throw .directory(.notConfigured("no rules on \(day)"))
        }
    }

    /// The rules of a day, for what is about to happen: closed periods refuse it.
    /// - Throws: `notConfigured` on days before the first rule.
    func binding(on day: Day) throws(Refusal) -> Directory { try on(day).closed(closed) }

    /// Whether no closed period holds the day.
    func isOpen(_ day: Day) -> Bool { closed.map { $0.through < day } ?? true }

    /// - Throws: `refused(.day(.farOff))`.
    package func requireNear(_ day: Day) throws(OfficeError) { try near?.require(day) }

    /// - Throws: `refused(.day(.farOff))`, `refused(.day(.periodClosed))` for a day of a closed
    ///   period.
    func requireOpen(_ day: Day) throws {
        try requireNear(day)
        guard let closed, day <= closed.through else { return }
        throw OfficeError.refused(
            .day(.periodClosed(through: closed.through, day: day)), directory: try binding(on: day))
    }

    /// The same rules for an order that may be dated on these days.
    func dated(_ near: NearDays?) -> Rules {
        var rules = self
        rules.near = near
        return rules
    }

    /// The same rules with the closings that stand, oldest first.
    func closing(_ closings: [StoredPeriod]) -> Rules {
        var rules = self
        rules.closings = closings
        rules.closed = closings.last.map { last in
            ClosedPeriods(
                through: last.period.days.last, handovers: closings.compactMap(\.handover))
        }
        return rules
    }

    /// The same rules with the rates that have come in.
    func rated(_ rates: ExchangeRates) -> Rules {
        var rules = self
        rules.rates = rates
        return rules
    }

    package func product(_ id: ProductID) throws(Refusal) -> Product {
        guard let product = products[id] else { throw .directory(.unknownProduct(id)) }
        return product
    }
}

extension StoredPeriod {
    fileprivate var handover: Handover? {
        period.exportBatch.map { batch in
            Handover(
                first: period.days.first, last: period.days.last, batch: batch,
                exported: period.exported)
        }
    }
}

extension [StoredPeriod] {
    /// Of all that happened to periods, the closings that stand, oldest first.
    var standing: [StoredPeriod] {
        reduce(into: []) { standing, event in
            switch event.period.event {
            case .closed: standing.append(event)
            case .requested: break
            case .reopened: standing.removeLast()
            }
        }
    }
}
