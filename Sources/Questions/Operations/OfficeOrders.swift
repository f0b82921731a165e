package import BackOffice
import Orders
import Processes

/// An order of the office, and what it names.
package struct OfficeOrderRow: Codable, Sendable {
    package let code: String
    package let name: String
    package let help: String
    /// The command that gives it; nil where a scenario alone does.
    package let command: String?
    package let parameters: [ParameterRow]
}

extension Office {
    /// The catalogue of office orders, in its own order.
    package static var officeOrders: [OfficeOrderRow] {
        OfficeCatalogue.all.map { OfficeOrderRow($0) }
    }

    /// One order of that catalogue.
    ///
    /// - Throws: `notFound`.
    package static func officeOrderRow(_ code: String) throws(OfficeError) -> OfficeOrderRow {
        OfficeOrderRow(try officeOrderType(code))
    }
}

extension OfficeOrderRow {
    fileprivate init(_ type: OfficeOrderType) {
        code = type.code
        name = type.name
        help = type.help
        command = type.command
        parameters = type.parameters.map { ParameterRow($0) }
    }

    /// One field.
    package subscript(field: String) -> ParameterRow? { parameters.first { $0.name == field } }
}
