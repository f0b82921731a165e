package import Contracts

/// What an order or a batch is, as it is recorded with it.
package enum WorkKind: Hashable, Sendable {
    /// One process, ordered by its code on one contract or on many.
    case process(ProcessCode)
    case receiveCash, keepCash, acceptCash, voidCash, moveCash
    case night
    case rollback, signContract, restructure
    case importContracts, importCashFlows, importStatement, importRates
    case prepareExport, sendExport, confirmExport, cancelExport
    case closePeriod, requestReopening, approveReopening
    case generate, changeDirectory

    /// Those that are no process.
    package static let ofOffice: [WorkKind] = [
        .receiveCash, .keepCash, .acceptCash, .voidCash, .moveCash, .night, .rollback,
        .signContract, .restructure, .importContracts, .importCashFlows, .importStatement,
        .importRates, .prepareExport, .sendExport, .confirmExport, .cancelExport, .closePeriod,
        .requestReopening, .approveReopening, .generate, .changeDirectory,
    ]

    private static let byCode = Dictionary(
        uniqueKeysWithValues: ofOffice.map { ($0.code, $0) })

    /// As the ledger has it.
    package var code: String {
        switch self {
        case .process(let code): code.rawValue
        case .receiveCash: "receive-cash"
        case .keepCash: "keep-cash"
        case .acceptCash: "accept-cash"
        case .voidCash: "void-cash"
        case .moveCash: "move-cash"
        case .night: "night"
        case .rollback: "rollback"
        case .signContract: "sign-contract"
        case .restructure: "restructure"
        case .importContracts: "import-contracts"
        case .importCashFlows: "import-cash-flows"
        case .importStatement: "import-statement"
        case .importRates: "import-rates"
        case .prepareExport: "prepare-export"
        case .sendExport: "send-export"
        case .confirmExport: "confirm-export"
        case .cancelExport: "cancel-export"
        case .closePeriod: "close-period"
        case .requestReopening: "request-reopening"
        case .approveReopening: "approve-reopening"
        case .generate: "generate"
        case .changeDirectory: "change-directory"
        }
    }

    /// What the ledger has by this code.
    package init(code: String) {
        self = WorkKind.byCode[code] ?? .process(ProcessCode(rawValue: code))
    }
}
