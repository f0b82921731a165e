package import Contracts
import FoundationEssentials
package import Measures
import Processes

extension Office {
    /// Reads an order from parameters as people type them.
    ///
    /// A whole number, `true` and `false` stand for themselves; what begins with a quote or a
    /// bracket is JSON, so `"12"` in quotes is a text; everything else is a text as it stands.
    /// - Throws: `notFound` for a code that is not in the catalogue, `input` for a name the
    ///   process does not have and for a value that cannot be read.
    package static func order(
        _ code: String, at time: ValueTime, parameters: [String: String]
    ) throws(OfficeError) -> any DebtProcess {
        guard let type = Catalogue[ProcessCode(rawValue: code)] else {
            throw .notFound(.process, code)
        }
        var values: [String: JSONValue] = ["valueTime": .text("\(time)")]
        for (name, text) in parameters.sorted(by: { $0.key < $1.key }) {
            guard type.parameters.contains(name) else {
                let names = type.parameters.joined(separator: ", ")
                throw .input(
                    field: "param", value: name,
                    accepted: names.isEmpty ? "\(code) has no parameters" : names)
            }
            values[name] = try JSONValue(typed: text, as: name)
        }
        let order = values
        return try Office.order(code, json: try sorting { try text(of: order) })
    }
}

extension JSONValue {
    fileprivate init(typed text: String, as name: String) throws(OfficeError) {
        if let count = Int64(text) {
            self = .integer(count)
        } else if text == "true" || text == "false" {
            self = .flag(text == "true")
        } else if let first = text.first, "\"[{".contains(first) {
            self = try JSONValue(json: text, as: name)
        } else {
            self = .text(text)
        }
    }

    private init(json text: String, as name: String) throws(OfficeError) {
        do {
            self = try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
        } catch {
            throw .input(field: name, value: text, accepted: "well-formed JSON, or a plain text")
        }
    }
}
