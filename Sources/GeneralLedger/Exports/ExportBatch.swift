/// The number of an export batch, by the order of preparation; never used again.
package struct ExportNumber: Hashable, Sendable, Comparable, RawRepresentable {
    package let rawValue: Int64

    package init(rawValue: Int64) { self.rawValue = rawValue }

    package static func < (left: ExportNumber, right: ExportNumber) -> Bool {
        left.rawValue < right.rawValue
    }
}

/// What a batch takes out of the house.
package enum ExportKind: UInt8, Hashable, Sendable, CaseIterable {
    /// Entries on balance.
    case postings = 1
    /// Entries off balance: for the lender's own books, never for 1C (D-8.1).
    case memo = 2
    /// Counterparties, contracts and payments.
    case payments = 3
}

/// How far the entries of a batch are summed up.
///
/// - Source: D-8.5.
package enum ExportMode: UInt8, Hashable, Sendable, CaseIterable {
    case operation = 1
    case document = 2
    /// By day, template and contract.
    case dayContract = 3
    /// By day and template.
    case day = 4

    /// The word by which it is asked for.
    package var code: String {
        switch self {
        case .operation: "operation"
        case .document: "document"
        case .dayContract: "day-contract"
        case .day: "day"
        }
    }

    /// Whether lines are made document by document, and so stand in their order.
    package var keepsDocuments: Bool {
        switch self {
        case .operation, .document: true
        case .dayContract, .day: false
        }
    }
}

/// In what form a batch is read.
package enum ExportForm: UInt8, Hashable, Sendable, CaseIterable {
    case csv = 1
    case json = 2
    case hledger = 3
    case beancount = 4
    case enterpriseData = 5

    /// The form whose bytes are kept; the others are made from them.
    package static func kept(of kind: ExportKind) -> ExportForm {
        switch kind {
        case .postings, .memo: .csv
        case .payments: .enterpriseData
        }
    }

    /// The forms in which a batch of this kind may leave.
    package static func all(of kind: ExportKind) -> [ExportForm] {
        switch kind {
        case .postings: [.csv, .json, .hledger, .beancount]
        case .memo: [.hledger, .beancount]
        case .payments: [.enterpriseData]
        }
    }
}

/// Where a batch stands.
///
/// - Source: D-8.5.
package enum ExportState: UInt8, Hashable, Sendable, CaseIterable {
    case prepared = 1
    /// It was given out.
    case sent = 2
    /// The receiver has booked it.
    case confirmed = 3
    /// Its operations may be exported again.
    case cancelled = 4

    package var isLive: Bool { self != .cancelled }

    /// Whether a batch may go on from here to `next`.
    package func mayBecome(_ next: ExportState) -> Bool {
        switch (self, next) {
        case (.prepared, .sent), (.sent, .confirmed), (.prepared, .cancelled),
            (.sent, .cancelled), (.confirmed, .cancelled):
            true
        case (_, .prepared), (.prepared, .confirmed), (.sent, .sent), (.confirmed, .sent),
            (.confirmed, .confirmed), (.cancelled, _):
            false
        }
    }
}
