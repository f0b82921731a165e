package import Contracts

/// What an order or a batch is, as it is recorded with it.
package enum WorkKind: Hashable, Sendable {
    /// One process, ordered by its code on one contract or on many.
    case process(ProcessCode)
    case receiveCash, keepCash
    case night
    case rollback, restructure
    case importContracts, importCashFlows, importStatement, importRates
    case prepareExport, sendExport, confirmExport, cancelExport
    case closePeriod, requestReopening, approveReopening
    case generate

    /// Those that are no process.
    package static let ofOffice = named.map(\.0)

    private static let named: [(WorkKind, String)] = [
        (.receiveCash, "receive-cash"), (.keepCash, "keep-cash"), (.night, "night"),
        (.rollback, "rollback"), (.restructure, "restructure"),
        (.importContracts, "import-contracts"), (.importCashFlows, "import-cash-flows"),
        (.importStatement, "import-statement"), (.importRates, "import-rates"),
        (.prepareExport, "prepare-export"), (.sendExport, "send-export"),
        (.confirmExport, "confirm-export"), (.cancelExport, "cancel-export"),
        (.closePeriod, "close-period"), (.requestReopening, "request-reopening"),
        (.approveReopening, "approve-reopening"), (.generate, "generate"),
    ]
    private static let codes = Dictionary(uniqueKeysWithValues: named)
    private static let kinds = Dictionary(uniqueKeysWithValues: named.map { ($1, $0) })

    /// As the ledger has it.
    package var code: String {
        switch self {
        case .process(let code): code.rawValue
        case .receiveCash, .keepCash, .night, .rollback, .restructure, .importContracts,
            .importCashFlows, .importStatement, .importRates, .prepareExport, .sendExport,
            .confirmExport, .cancelExport, .closePeriod, .requestReopening, .approveReopening,
            .generate:
            WorkKind.codes[self] ?? ""
        }
    }

    /// What the ledger has by this code.
    package init(code: String) {
        self = WorkKind.kinds[code] ?? .process(ProcessCode(rawValue: code))
    }
}
