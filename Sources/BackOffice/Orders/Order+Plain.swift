package import Contracts
import Formats
import FoundationEssentials
package import Measures
package import Orders
package import Processes

extension Office {
    /// Reads an order from parameters as people type them.
    ///
    /// The kind of a parameter says what its text means; a text in quotes is read as JSON.
    /// - Throws: `notFound` for a code that is not in the catalogue, `input` for a name the
    ///   process does not have, for a value that cannot be read and for one that is missing.
    package static func order(
        _ code: String, at time: ValueTime, parameters: [String: String]
    ) throws(OfficeError) -> any DebtProcess {
        let type = try processType(code)
        var given: [String: String] = [:]
        for (name, text) in parameters.sorted(by: { $0.key < $1.key }) {
            given[name] = try text.unquoted(as: name)
        }
        return try type.fields.reading(given, of: code) { given throws(ParameterFlaw) in
            try type.order(at: time, given)
        }
    }

    /// Reads an order by its code from JSON.
    ///
    /// - Throws: as from parameters that are typed; here the value time is a field like others.
    package static func order(
        _ code: String, json: String
    ) throws(OfficeError) -> any DebtProcess {
        let type = try processType(code)
        let given = try type.fields.given(json: json, of: code)
        return try type.fields.reading(given, of: code) { given throws(ParameterFlaw) in
            try type.order(given)
        }
    }

    /// Reads an order of the office by its code from what was given for its fields, by name.
    ///
    /// - Throws: `notFound` for a code that is not in the catalogue, `input` for a name the order
    ///   does not have, for a value that cannot be read and for one that is missing.
    package static func officeOrder(
        _ code: String, _ given: [String: String]
    ) throws(OfficeError) -> any OfficeOrder {
        let type = try officeOrderType(code)
        return try type.parameters.reading(given, of: code) { given throws(ParameterFlaw) in
            try type.order(given)
        }
    }

    /// Reads the terms under which a contract takes the place of another.
    ///
    /// - Throws: as `officeOrder`.
    package static func restructuring(
        _ given: [String: String]
    ) throws(OfficeError) -> RestructureOrder {
        try RestructureOrder.parameters.reading(given, of: WorkKind.restructure.code) {
            given throws(ParameterFlaw) in try RestructureOrder.read(given)
        }
    }

    package static func officeOrderType(_ code: String) throws(OfficeError) -> OfficeOrderType {
        guard let type = OfficeCatalogue[code] else { throw .notFound(.order, code) }
        return type
    }

    package static func processType(_ code: String) throws(OfficeError) -> ProcessType {
        guard let type = Catalogue[ProcessCode(rawValue: code)] else {
            throw .notFound(.process, code)
        }
        return type
    }
}

extension [Parameter] {
    /// Reads an order; texts of its own must be such as the ledger keeps.
    func reading<Read>(
        _ given: [String: String], of code: String,
        _ read: ([String: String]) throws(ParameterFlaw) -> Read
    ) throws(OfficeError) -> Read {
        let order: Read
        do {
            order = try read(given)
        } catch {
            throw OfficeError(error, of: code)
        }
        for parameter in self where parameter.kind == .text {
            if let text = given[parameter.name] {
                try GivenText.require(text, as: parameter.name)
            }
        }
        return order
    }

    /// The texts of the fields of a JSON object; null is as if the field were left out.
    fileprivate func given(
        json: String, of code: String
    ) throws(OfficeError) -> [String: String] {
        let values: [String: JSONValue]
        do {
            values = try JSONDecoder().decode([String: JSONValue].self, from: Data(json.utf8))
        } catch {
            throw .input(
                field: Office.wholeOrder, value: "",
                accepted: "a JSON object of texts, whole "
                    + "numbers, true and false")
        }
        var given: [String: String] = [:]
        for (name, value) in values.sorted(by: { $0.key < $1.key }) {
            switch value {
            case .null: break
            case .flag(let flag): given[name] = "\(flag)"
            case .integer(let count): given[name] = "\(count)"
            case .text(let text): given[name] = text
            case .number, .list, .object:
                let field = first { $0.name == name }
                let flaw: ParameterFlaw =
                    field.map { .notAccepted($0, given: value.kind) }
                    ?? .unknown(name, known: map(\.name))
                throw OfficeError(flaw, of: code)
            }
        }
        return given
    }
}

extension OfficeError {
    /// What is said to whoever gave an order that cannot be read.
    init(_ flaw: ParameterFlaw, of code: String) {
        self =
            switch flaw {
            case .unknown(let name, let known):
                .input(
                    field: "param", value: name,
                    accepted: known.isEmpty
                        ? "\(code) has no parameters" : known.joined(separator: ", "))
            case .missing(let parameter):
                .input(
                    field: parameter.name, value: "",
                    accepted: "\(parameter.accepted); it is required")
            case .notAccepted(let parameter, let given):
                .input(field: parameter.name, value: given, accepted: parameter.accepted)
            case .undecodable(let reason): .unexpected(reason)
            }
    }
}

extension String {
    /// The text between quotes, where it is in quotes; else the text as it stands.
    fileprivate func unquoted(as name: String) throws(OfficeError) -> String {
        guard first == "\"" else { return self }
        do {
            return try JSONDecoder().decode(String.self, from: Data(utf8))
        } catch {
            throw .input(
                field: name, value: self, accepted: "a plain text, or a JSON text in quotes")
        }
    }
}
