/// All that can be ordered of the office beside the processes of `Catalogue`.
package enum OfficeCatalogue {
    /// In the order of the kinds of work, and behind them what is recorded as work of another.
    package static let all: [OfficeOrderType] =
        WorkKind.ofOffice.compactMap(\.order) + [.identify, .lateFact, .massOrder, .massRollback]

    package static subscript(code: String) -> OfficeOrderType? { byCode[code] }

    private static let byCode = Dictionary(uniqueKeysWithValues: all.map { ($0.code, $0) })
}

extension WorkKind {
    /// The order of the office that is recorded so; nil for a process, which `Catalogue` has.
    package var order: OfficeOrderType? {
        switch self {
        case .process: nil
        case .receiveCash: .receiveCash
        case .keepCash: .keepCash
        case .acceptCash: .acceptCash
        case .voidCash: .voidCash
        case .moveCash: .moveCash
        case .night: .night
        case .rollback: .rollback
        case .signContract: .signContract
        case .restructure: .restructure
        case .importContracts: .importContracts
        case .importCashFlows: .importCashFlows
        case .importStatement: .importStatement
        case .importRates: .importRates
        case .prepareExport: .prepareExport
        case .sendExport: .sendExport
        case .confirmExport: .confirmExport
        case .cancelExport: .cancelExport
        case .closePeriod: .closePeriod
        case .requestReopening: .requestReopening
        case .approveReopening: .approveReopening
        case .generate: .generate
        case .changeDirectory: .changeDirectory
        }
    }
}

// Cash and contracts.
extension OfficeOrderType {
    fileprivate static let receiveCash = OfficeOrderType(
        .receiveCash, "Receive cash", "Stores a cash flow and lays it over the debt at once.",
        by: "pay", CashOrder.self)
    fileprivate static let keepCash = OfficeOrderType(
        .keepCash, "Keep cash",
        "Stores a cash flow and lays it over no debt: it waits for an order that names it.",
        by: nil, CashOrder.self)
    fileprivate static let acceptCash = OfficeOrderType(
        .acceptCash, "Accept cash",
        "Lays a cash flow that waits over the debt, in its place in the past where it comes late.",
        by: "accept", AcceptanceOrder.self)
    fileprivate static let voidCash = OfficeOrderType(
        .voidCash, "Void a payment",
        "Takes a payment back that was mistyped or returned, with what was laid out of it.",
        by: "void", VoidOrder.self)
    fileprivate static let moveCash = OfficeOrderType(
        .moveCash, "Move a payment",
        "Gives a payment, or parts of it, to the contracts that it was for.",
        by: "move", MoveOrder.self)
    fileprivate static let identify = OfficeOrderType(
        code: "identify", "Identify a payment",
        "Receives an unidentified payment on the contract that a person has found.",
        by: "identify", Identification.self)
    fileprivate static let rollback = OfficeOrderType(
        .rollback, "Rollback", "Cancels every process of a contract from a moment on.",
        by: "rollback", RollbackOrder.self)
    fileprivate static let signContract = OfficeOrderType(
        .signContract, "Sign a contract", "Signs one contract, which then waits to be paid out.",
        by: "sign", SigningOrder.self)
    fileprivate static let restructure = OfficeOrderType(
        .restructure, "Restructuring",
        "Signs a contract in place of another and moves the debt to it.", by: "restructure",
        RestructureOrder.self)
    fileprivate static let lateFact = OfficeOrderType(
        code: "late-fact", "Post a late fact",
        "Posts on an open day what a fact of a closed month would have changed.",
        by: "late-fact post",
        LateFactOrder.self)
}

// What goes over the portfolio, and what comes in files.
extension OfficeOrderType {
    fileprivate static let night = OfficeOrderType(
        .night, "Night", "Processes the whole portfolio through a day.", by: "night",
        NightOrder.self)
    fileprivate static let massOrder = OfficeOrderType(
        code: "mass-order", "Mass order", "Carries out one process on many contracts.",
        by: "mass-order", ManyContracts.self)
    fileprivate static let massRollback = OfficeOrderType(
        code: "mass-rollback", "Mass rollback",
        "Cancels every process of many contracts from a moment on.", by: "mass-rollback",
        MassRollbackOrder.self)
    fileprivate static let generate = OfficeOrderType(
        .generate, "Generate a portfolio", "Makes up a portfolio and adds it to the ledger.",
        by: "generate", PortfolioOrder.self)
    fileprivate static let importContracts = OfficeOrderType(
        .importContracts, "Import contracts", "Reads contracts, signs them and pays them out.",
        by: "import contracts", ContractImport.self)
    fileprivate static let importCashFlows = OfficeOrderType(
        .importCashFlows, "Import cash flows",
        "Reads cash flows and lays them over the debt, in order of time.",
        by: "import cash-flows", CashFlowImport.self)
    fileprivate static let importStatement = OfficeOrderType(
        .importStatement, "Import a bank statement",
        "Reads a bank statement and receives its payments.", by: "import statement",
        StatementImport.self)
    fileprivate static let importRates = OfficeOrderType(
        .importRates, "Import rates", "Reads rates of foreign currencies, all of a file or none.",
        by: "rates import", RatesImport.self)
}

// The rules of the ledger.
extension OfficeOrderType {
    fileprivate static let changeDirectory = OfficeOrderType(
        .changeDirectory, "Change directories",
        "Puts down a version of the rules that holds from a day on.", by: "directory change",
        DirectoryChange.self)
}

// Exports and periods.
extension OfficeOrderType {
    fileprivate static let prepareExport = OfficeOrderType(
        .prepareExport, "Prepare an export", "Prepares a batch of what was not exported yet.",
        by: "export prepare", ExportOrder.self)
    fileprivate static let sendExport = OfficeOrderType(
        .sendExport, "Send an export", "Says that a batch has gone out whole.",
        by: "export download", ExportBatchOrder.self)
    fileprivate static let confirmExport = OfficeOrderType(
        .confirmExport, "Confirm an export", "Says that a batch was booked by its receiver.",
        by: "export confirm", ExportConfirmation.self)
    fileprivate static let cancelExport = OfficeOrderType(
        .cancelExport, "Cancel an export", "Takes a batch back while its period is open.",
        by: "export cancel", ExportBatchOrder.self)
    fileprivate static let closePeriod = OfficeOrderType(
        .closePeriod, "Close a period", "Closes a month for good.", by: "period close",
        PeriodOrder.self)
    fileprivate static let requestReopening = OfficeOrderType(
        .requestReopening, "Request a reopening",
        "Asks for the newest closed month to be opened again.", by: "period reopen",
        ReopeningRequest.self)
    fileprivate static let approveReopening = OfficeOrderType(
        .approveReopening, "Approve a reopening",
        "Opens the newest closed month again, as another operator has asked.",
        by: "period approve-reopening", PeriodOrder.self)
}
