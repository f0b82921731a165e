package import Contracts
import Formats
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
        do {
            return try Office.order(code, json: try sorting { try text(of: order) })
        } catch OfficeError.input(Office.wholeOrder, _, let accepted) {
            let name = Office.parameter(of: order, beyondItsRange: type) ?? Office.wholeOrder
            throw .input(field: name, value: parameters[name] ?? "", accepted: accepted)
        }
    }

    /// The parameter with whose numbers made small the order can be read, or fails otherwise.
    ///
    /// A number beyond the range of its field is the one fault whose place a decoder does not
    /// tell.
    private static func parameter(
        of order: [String: JSONValue], beyondItsRange type: ProcessType
    ) -> String? {
        var tamed = order
        return order.keys.sorted().first { name in
            tamed[name] = order[name]?.tamed
            do {
                _ = try Office.order(type.code.rawValue, json: try text(of: tamed))
                return true
            } catch OfficeError.input(Office.wholeOrder, _, _) {
                return false
            } catch {
                return true
            }
        }
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
        guard isExact else {
            throw .input(
                field: name, value: text,
                accepted: "JSON of texts and whole numbers; an amount or a rate is a text")
        }
    }

    /// The same with a number in place of each that every field can hold.
    fileprivate var tamed: JSONValue {
        switch self {
        case .integer: .integer(1)
        case .null, .flag, .number, .text: self
        case .list(let list): .list(list.map(\.tamed))
        case .object(let object): .object(object.mapValues(\.tamed))
        }
    }

    /// Whether it holds no number but whole ones, which alone can be given on as they are.
    private var isExact: Bool {
        switch self {
        case .number: false
        case .null, .flag, .integer, .text: true
        case .list(let list): list.allSatisfy(\.isExact)
        case .object(let object): object.values.allSatisfy(\.isExact)
        }
    }
}
