package import Processes

/// An order of the office that is no process of a contract.
///
/// It is a value whose properties are the order, as those of a process are. It states each of
/// them once, as a `Parameter`: orders are read by these, and what is kept of one under a key
/// has their names.
package protocol OfficeOrder: Codable, Hashable, Sendable {
    /// The fields of the order, as they are shown.
    static var parameters: [Parameter] { get }
}

extension OfficeOrder {
    /// Reads an order from what was given for its fields, by name.
    ///
    /// - Throws: what `[Parameter].read` throws.
    package static func read(_ given: [String: String]) throws(ParameterFlaw) -> Self {
        try parameters.read(given) { try Self(from: $0) }
    }
}
