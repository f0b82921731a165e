import ArgumentParser
import BackOffice
import Questions

/// `tranche processes`.
struct ListProcesses: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "processes",
        abstract: "List the processes that can be ordered.",
        discussion: """
            Examples:
              tranche processes
              tranche processes --json
            """)

    @OptionGroup var output: OutputOptions

    func answer() throws(OfficeError) -> ExitStatus {
        let types = Office.processTypes
        if output.json {
            try Console.show(json: types)
        } else {
            let table = Table([.words("code"), .words("name"), .words("parameters")], types) {
                [$0.code, $0.name, $0.parameters.joined(separator: ", ")]
            }
            try Console.show(table.text)
        }
        return .done
    }
}
