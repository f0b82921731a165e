package import Contracts
package import Measures

/// One entry of the catalogue: how a process is named, and how its order is read.
package struct ProcessType: Sendable {
    package let code: ProcessCode
    package let name: String
    /// What an order names beside its value time.
    package let parameters: [Parameter]
    /// Reads an order from its stored form, whatever else is stored with it.
    package let decode: @Sendable (any Decoder) throws -> any DebtProcess

    init<Order: OrderedProcess>(_ type: Order.Type) {
        code = type.code
        name = type.name
        parameters = type.parameters
        decode = { try Order(from: $0) }
    }

    /// A variant that has its own code, ordered by its value time alone.
    init(
        code: String, name: String, _ order: @escaping @Sendable (ValueTime) -> any DebtProcess
    ) {
        self.code = ProcessCode(rawValue: code)
        self.name = name
        parameters = []
        decode = { order(try DatedOrder(from: $0).valueTime) }
    }

    /// All fields of an order: its value time, and its parameters.
    package var fields: [Parameter] { [.valueTime] + parameters }

    /// Reads an order from what was given for its fields, by name.
    package func order(
        _ given: [String: String]
    ) throws(ParameterFlaw) -> any DebtProcess {
        try fields.read(given, decode)
    }

    /// Reads an order whose value time is known from what was given for its parameters.
    package func order(
        at time: ValueTime, _ given: [String: String]
    ) throws(ParameterFlaw) -> any DebtProcess {
        try parameters.check(given)
        return try order(given.merging([Parameter.valueTime.name: "\(time)"]) { own, _ in own })
    }
}

/// An order of which only the value time is its own; the rest is in the process code.
private struct DatedOrder: Decodable {
    let valueTime: ValueTime
}
