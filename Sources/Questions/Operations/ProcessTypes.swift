package import BackOffice
import Contracts
import Processes

/// A process that can be ordered, and what its order names beside the day.
package struct ProcessTypeRow: Codable, Sendable {
    package let code: String
    package let name: String
    package let parameters: [String]
}

extension Office {
    /// The catalogue of processes, in its own order.
    package static var processTypes: [ProcessTypeRow] {
        Catalogue.all.map { type in
            ProcessTypeRow(
                code: type.code.rawValue, name: type.name, parameters: type.parameters)
        }
    }
}
