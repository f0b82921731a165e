package import BackOffice
import Contracts
import Processes

/// A process that can be ordered, and what its order names beside the value time.
package struct ProcessTypeRow: Codable, Sendable {
    package let code: String
    package let name: String
    package let parameters: [ParameterRow]

    /// An order of the process as it is typed, with what it must have.
    package var exampleOrder: String {
        let order = "tranche order book.tranche 4711 \(code) --date 2018-05-31"
        return parameters.filter(\.isRequired).reduce(order) { order, parameter in
            order + " \\\n    --param \(parameter.name)=\(parameter.example)"
        }
    }
}

/// A field of an order.
package struct ParameterRow: Codable, Sendable {
    package let name: String
    /// The word for what it holds, such as `money` or `cashFlow`.
    package let kind: String
    /// The directory whose codes are accepted.
    package let directory: String?
    /// The words that alone are accepted.
    package let choices: [String]?
    package let isRequired: Bool
    /// The value that a field stands for when it is left out.
    package let standard: String?
    /// What holds when it is left out, in words, where that is no value.
    package let otherwise: String?
    package let accepted: String
    package let help: String
    package let example: String

    /// What holds when it is left out; "required" where it may not be.
    package var leftOut: String { standard ?? otherwise ?? "required" }
}

extension Office {
    /// The catalogue of processes, in its own order.
    package static var processTypes: [ProcessTypeRow] {
        Catalogue.all.map { ProcessTypeRow($0) }
    }

    /// One process of the catalogue.
    ///
    /// - Throws: `notFound`.
    package static func processTypeRow(_ code: String) throws(OfficeError) -> ProcessTypeRow {
        ProcessTypeRow(try processType(code))
    }
}

extension ProcessTypeRow {
    fileprivate init(_ type: ProcessType) {
        code = type.code.rawValue
        name = type.name
        parameters = type.parameters.map { ParameterRow($0) }
    }
}

extension ParameterRow {
    init(_ parameter: Parameter) {
        name = parameter.name
        kind = parameter.kind.name
        if case .code(let list) = parameter.kind {
            directory = list.rawValue
        } else {
            directory = nil
        }
        if case .choice(let words) = parameter.kind { choices = words } else { choices = nil }
        isRequired = parameter.isRequired
        if case .standard(let value) = parameter.presence {
            standard = value
        } else {
            standard = nil
        }
        if case .optional(let words) = parameter.presence {
            otherwise = words
        } else {
            otherwise = nil
        }
        accepted = parameter.kind.accepted
        help = parameter.help
        example = parameter.example
    }
}
