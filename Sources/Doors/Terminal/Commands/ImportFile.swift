import ArgumentParser
import BackOffice
import Imports

/// `tranche import`.
struct ImportFile: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Read contracts, cash flows or a bank statement.",
        discussion: """
            Examples:
              tranche import contracts book.tranche loans.csv \\
                --map Maps/lendingclub-contracts.json
              tranche import cash-flows book.tranche payments.csv --map payments.json
              tranche import statement book.tranche kl_to_1c.txt

            The map is a JSON file that says which column is what. Every row is checked before \
            anything is stored; a row that is refused keeps all from being stored, unless \
            --skip-refused is given.
            """,
        subcommands: [ImportContracts.self, ImportCashFlows.self, ImportStatement.self])
}

/// `tranche import contracts`.
struct ImportContracts: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "contracts",
        abstract: "Read contracts, sign them and pay them out.",
        discussion: """
            Examples:
              tranche import contracts book.tranche loans.csv \\
                --map Maps/lendingclub-contracts.json --preview
              tranche import contracts book.tranche loans.csv --map loans.json \\
                --skip-refused --no-disburse

            Figures the map wants checked are compared with ours and never refuse a row. The \
            status is 1 when a refused row kept all from being stored, and 2 when it was \
            skipped.
            """)

    @OptionGroup var ledger: LedgerArgument
    @OptionGroup var source: SourceArguments

    @Flag(
        inversion: .prefixedNo,
        help: "Pay each contract out on the day its row says, or leave it signed.")
    var disburse = true

    @OptionGroup var order: DatedOrderOptions
    @OptionGroup var output: OutputOptions

    func answer() throws(OfficeError) -> ExitStatus {
        let map = try ContractMap(json: source.mapBytes())
        let file = try SourceFile(source.file)
        let office = try ledger.open(.toWrite)
        let options = ImportOptions(skipsRefused: source.skipRefused, disburses: disburse)
        let report = try office.importContracts(file.lines, by: map, options, order.context)
        try office.close()
        if output.json { try Console.show(json: report) } else { try Console.show(report.text) }
        if report.refusedRows == 0 { return .done }
        return report.isStored ? .partial : .refused
    }
}

/// `tranche import cash-flows`.
struct ImportCashFlows: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "cash-flows",
        abstract: "Read cash flows and lay them over the debt, in order of time.",
        discussion: """
            Examples:
              tranche import cash-flows book.tranche payments.csv --map payments.json
              tranche import cash-flows book.tranche payments.csv --map payments.json \\
                --preview --json

            A row whose reference was taken before, with the same cash flow, is passed over: a \
            file may be imported again. The status is 1 when a refused row kept all from being \
            stored, and 2 when it was skipped.
            """)

    @OptionGroup var ledger: LedgerArgument
    @OptionGroup var source: SourceArguments
    @OptionGroup var order: DatedOrderOptions
    @OptionGroup var output: OutputOptions

    func answer() throws(OfficeError) -> ExitStatus {
        let map = try CashFlowMap(json: source.mapBytes())
        let file = try SourceFile(source.file)
        let office = try ledger.open(.toWrite)
        let report = try office.importCashFlows(
            file.lines, by: map, skipsRefused: source.skipRefused, order.context)
        try office.close()
        if output.json { try Console.show(json: report) } else { try Console.show(report.text) }
        if report.refusedRows == 0 { return .done }
        return report.isStored ? .partial : .refused
    }
}
