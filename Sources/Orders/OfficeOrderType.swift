package import Processes

/// One entry of the catalogue of office orders: how an order is named, and how it is read.
package struct OfficeOrderType: Sendable {
    /// The code of its kind of work; one of its own where it is recorded as work of another kind.
    package let code: String
    /// The name people know it by.
    package let name: String
    /// What it does, in one line.
    package let help: String
    /// The command of the terminal that gives it; nil where a scenario alone does.
    package let command: String?
    package let parameters: [Parameter]
    private let decode: @Sendable (any Decoder) throws -> any OfficeOrder

    init<Order: OfficeOrder>(
        _ kind: WorkKind, _ name: String, _ help: String, by command: String?, _ type: Order.Type
    ) {
        self.init(code: kind.code, name, help, by: command, type)
    }

    /// An order that is recorded as work of another kind.
    init<Order: OfficeOrder>(
        code: String, _ name: String, _ help: String, by command: String?, _ type: Order.Type
    ) {
        self.code = code
        self.name = name
        self.help = help
        self.command = command
        parameters = type.parameters
        decode = { try Order(from: $0) }
    }

    /// Reads an order from what was given for its fields, by name.
    ///
    /// - Throws: what `[Parameter].read` throws.
    package func order(_ given: [String: String]) throws(ParameterFlaw) -> any OfficeOrder {
        try parameters.read(given, decode)
    }
}
