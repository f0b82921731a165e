package import Measures
package import GeneralLedger

/// A batch that is to be prepared.
package struct ExportOrder: Codable, Hashable, Sendable {
    package let kind: Kind
    package let mode: Mode
    /// Nil for all days up to the last.
    package let from: Day?
    package let through: Day

    package init(kind: Kind, mode: Mode, from: Day?, through: Day) {
        self.kind = kind
        self.mode = mode
        self.from = from
        self.through = through
    }

    /// What a batch takes out of the house.
    package enum Kind: String, Codable, Sendable, CaseIterable {
        case postings, memo, payments
    }

    /// How far entries are summed up.
    package enum Mode: String, Codable, Sendable, CaseIterable {
        case operation, document
        case dayContract = "day-contract"
        case day
    }

    /// In what form a batch is read.
    package enum Form: String, Codable, Sendable, CaseIterable {
        case csv, json, hledger, beancount
        case enterpriseData = "enterprise-data"
    }
}

extension ExportOrder.Kind {
    package var kind: ExportKind {
        switch self {
        case .postings: .postings
        case .memo: .memo
        case .payments: .payments
        }
    }
}

extension ExportOrder.Mode {
    package var mode: ExportMode {
        switch self {
        case .operation: .operation
        case .document: .document
        case .dayContract: .dayContract
        case .day: .day
        }
    }
}

extension ExportOrder.Form {
    var form: ExportForm {
        switch self {
        case .csv: .csv
        case .json: .json
        case .hledger: .hledger
        case .beancount: .beancount
        case .enterpriseData: .enterpriseData
        }
    }
}

extension ExportKind {
    var code: String {
        switch self {
        case .postings: ExportOrder.Kind.postings.rawValue
        case .memo: ExportOrder.Kind.memo.rawValue
        case .payments: ExportOrder.Kind.payments.rawValue
        }
    }
}

extension ExportForm {
    package var code: String {
        switch self {
        case .csv: ExportOrder.Form.csv.rawValue
        case .json: ExportOrder.Form.json.rawValue
        case .hledger: ExportOrder.Form.hledger.rawValue
        case .beancount: ExportOrder.Form.beancount.rawValue
        case .enterpriseData: ExportOrder.Form.enterpriseData.rawValue
        }
    }
}
