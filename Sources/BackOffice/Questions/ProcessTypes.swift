import Contracts
package import Measures
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

    /// The first moment of a day at which a contract can still be moved.
    ///
    /// 00:00:00, or the moment of the last operation when that lies in the day.
    /// - Throws: `notFound`, `fault`.
    package func firstMoment(
        of day: Day, on number: String
    ) throws(OfficeError) -> ValueTime {
        try sorting {
            try store.reading { reading in
                guard let id = try reading.contractID(number: number) else {
                    throw OfficeError.notFound(.contract, number)
                }
                let rules = try rules(reading)
                let contract = try reading.load(id) { try rules.product($0) }.state
                let start = ValueTime.start(of: day)
                guard let last = contract.lastOperation, last.day == day else { return start }
                return max(start, last)
            }
        }
    }
}
