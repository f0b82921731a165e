import ArgumentParser
import BackOffice
import Laboratory

/// `tranche compare`.
struct CompareLedger: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Compare figures of a source with those of the ledger.",
        discussion: """
            Examples:
              tranche compare loans.tranche --map Maps/lendingclub-figures.json

            The figures are attributes that contracts brought along when they were imported; \
            the map says which balance or payment each stands for. Columns count how many \
            contracts agree within 0.01, 0.10 and 1.00, and how many lie beyond.
            """)

    @OptionGroup var ledger: LedgerArgument

    @Option(
        help: ArgumentHelp("The JSON file that says which figure is what.", valueName: "file"),
        completion: .file(extensions: ["json"]))
    var map: String

    @OptionGroup var output: OutputOptions

    func answer() throws(OfficeError) -> ExitStatus {
        let figures = try FigureMap(json: SourceFile.bytes(of: map, max: SourceFile.mapBytesMax))
        let office = try ledger.open(.toAsk)
        let comparison = try office.compareFigures(figures)
        try office.close()
        if output.json {
            try Console.show(json: comparison)
        } else {
            try Console.show(comparison.text)
        }
        return .done
    }
}

extension FigureComparison {
    fileprivate var text: String {
        let table = Table(
            [
                .words("group"), .words("figure"), .figures("compared"), .figures("<= 0.01"),
                .figures("<= 0.10"), .figures("<= 1.00"), .figures("beyond"),
            ], rows
        ) {
            [
                $0.group, $0.figure, "\($0.compared)", "\($0.withinCent)", "\($0.withinDime)",
                "\($0.withinUnit)", "\($0.beyond)",
            ]
        }
        return "\(contracts) contracts\n\n" + table.text
    }
}
