import BackOffice
import Questions
import TestHouse
import Testing

/// Keeps `docs/orders.md` in step with the catalogue of office orders; `UPDATE_GOLDEN=1`
/// rewrites it.
@Suite struct `The page of office orders` {
    private static let path = "docs/orders.md"

    @Test func `is written from the catalogue`() throws {
        let orders = Office.officeOrders
        var lines = [
            "# Orders of the office", "",
            "What can be ordered and is no process of a contract; those are in",
            "[the catalogue of processes](processes/README.md). The page is written from the code",
            "by `OrdersPageTests` (`UPDATE_GOLDEN=1`), never by hand.", "",
            "The fields are those that a program gives, and the names that are kept with a",
            "receipt; the terminal has words of its own for some. Those in brackets may be",
            "left out. Beside them an order has its operator, its request key and its preview.", "",
            "| code | name | parameters |", "|---|---|---|",
        ]
        lines += orders.map { order in
            let names = order.parameters.map { $0.isRequired ? "`\($0.name)`" : "[`\($0.name)`]" }
            return "| [`\(order.code)`](#\(order.code)) | \(order.name) | "
                + "\(names.joined(separator: ", ")) |"
        }
        lines += orders.flatMap { section(of: $0) }
        let text = lines.joined(separator: "\n") + "\n"
        let kept = try PackageFiles.kept(Self.path, insteadOf: text)
        #expect(kept == text, "UPDATE_GOLDEN=1 rewrites \(Self.path)")
    }

    private func section(of order: OfficeOrderRow) -> [String] {
        let given = order.command.map { "Given by `tranche \($0)`." } ?? "Given in scenarios."
        return ["", "## \(order.code)", "", "\(order.help) \(given)", ""]
            + ParameterTable(order.parameters).lines
    }
}
