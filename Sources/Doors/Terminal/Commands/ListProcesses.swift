import ArgumentParser
import BackOffice
import Questions

/// `tranche processes`.
struct ListProcesses: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "processes",
        abstract: "List the processes that can be ordered, or tell the parameters of one.",
        discussion: """
            Examples:
              tranche processes
              tranche processes early-repayment
              tranche processes --json

            The list shows parameters in brackets that may be left out. Beside them every order \
            has its value time, which --date gives.
            """)

    @Argument(
        help: "The code of one process.",
        completion: .list(Office.processTypes.map(\.code)))
    var code: String?

    @OptionGroup var output: OutputOptions

    func answer() throws(OfficeError) -> ExitStatus {
        if let code {
            let type = try Office.processTypeRow(code)
            if output.json { try Console.show(json: type) } else { try Console.show(type.text) }
        } else {
            let types = Office.processTypes
            if output.json { try Console.show(json: types) } else { try Console.show(types.text) }
        }
        return .done
    }
}

extension [ProcessTypeRow] {
    fileprivate var text: String {
        Table([.words("code"), .words("name"), .words("parameters")], self) { type in
            [type.code, type.name, type.parameters.names]
        }.text
    }
}

extension ProcessTypeRow {
    fileprivate var text: String {
        ([name, "  " + exampleOrder] + parameters.told).joined(separator: "\n\n")
    }
}
