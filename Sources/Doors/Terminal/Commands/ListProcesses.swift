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

    @Argument(help: "The code of one process.")
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
            let names = type.parameters.map { $0.isRequired ? $0.name : "[\($0.name)]" }
            return [type.code, type.name, names.joined(separator: ", ")]
        }.text
    }
}

extension ProcessTypeRow {
    fileprivate var text: String {
        let told = parameters.isEmpty ? ["It has no parameters."] : parameters.map(\.text)
        return ([name, "  " + exampleOrder] + told).joined(separator: "\n\n")
    }
}

extension ParameterRow {
    fileprivate var text: String {
        """
        \(name)
          \(help)
          \(accepted), such as \(example)
          \(isRequired ? "required" : "left out: \(leftOut)")
        """
    }
}
