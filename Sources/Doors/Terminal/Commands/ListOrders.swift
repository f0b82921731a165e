import ArgumentParser
import BackOffice
import Questions

/// `tranche orders`.
struct ListOrders: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "orders",
        abstract: "List the orders of the office, or tell the parameters of one.",
        discussion: """
            Examples:
              tranche orders
              tranche orders restructure
              tranche orders --json

            These are orders that are no process of a contract; tranche processes lists those. \
            Parameters in brackets may be left out.
            """)

    @Argument(help: "The code of one order.")
    var code: String?

    @OptionGroup var output: OutputOptions

    func answer() throws(OfficeError) -> ExitStatus {
        if let code {
            let order = try Office.officeOrderRow(code)
            if output.json { try Console.show(json: order) } else { try Console.show(order.text) }
        } else {
            let orders = Office.officeOrders
            if output.json {
                try Console.show(json: orders)
            } else {
                try Console.show(orders.text)
            }
        }
        return .done
    }
}

extension [OfficeOrderRow] {
    fileprivate var text: String {
        Table([.words("code"), .words("name"), .words("parameters")], self) { order in
            [order.code, order.name, order.parameters.names]
        }.text
    }
}

extension OfficeOrderRow {
    fileprivate var text: String {
        let given = command.map { "given by tranche \($0)" } ?? "given in scenarios"
        return (["\(name)\n  \(help)\n  \(given)"] + parameters.told)
            .joined(separator: "\n\n")
    }
}
