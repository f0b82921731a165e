package import GeneralLedger
package import Orders

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
