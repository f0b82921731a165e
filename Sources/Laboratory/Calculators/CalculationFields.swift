import BackOffice
import Formats
import FoundationEssentials
import Measures

/// The values of one line by their keys, read as measures; null is the same as left out.
struct CalculationFields {
    private let values: [String: JSONValue]

    /// Takes an object that has none but these keys, and `id`.
    init(
        _ values: [String: JSONValue], accepting keys: [String]
    ) throws(CalculationFlaw) {
        for key in values.keys.sorted() where key != "id" && !keys.contains(key) {
            let accepted = (["id"] + keys).joined(separator: ", ")
            throw CalculationFlaw("E-FMT", key, "unknown key; accepted are \(accepted)")
        }
        self.values = values.filter { $0.value != .null }
    }

    func has(_ key: String) -> Bool { values[key] != nil }

    // MARK: Plain values

    func text(_ key: String) throws(CalculationFlaw) -> String? {
        try values[key].map { value throws(CalculationFlaw) in try value.text(key) }
    }

    func count(_ key: String) throws(CalculationFlaw) -> Int? {
        switch values[key] {
        case nil: return nil
        case .integer(let count)?: return Int(count)
        case let value?: throw value.refusal(key, accepted: "a whole number such as 12")
        }
    }

    func flag(_ key: String) throws(CalculationFlaw) -> Bool? {
        switch values[key] {
        case nil: return nil
        case .flag(let flag)?: return flag
        case let value?: throw value.refusal(key, accepted: "true or false")
        }
    }

    func list(_ key: String) throws(CalculationFlaw) -> [JSONValue]? {
        switch values[key] {
        case nil: return nil
        case .list(let list)?: return list
        case let value?: throw value.refusal(key, accepted: "a list")
        }
    }

    /// The object under a key, which may have none but these keys.
    func object(
        _ key: String, accepting keys: [String]
    ) throws(CalculationFlaw) -> CalculationFields? {
        switch values[key] {
        case nil: return nil
        case .object(let values)?: return try CalculationFields(values, accepting: keys)
        case let value?: throw value.refusal(key, accepted: "an object")
        }
    }

    // MARK: Measures

    func day(_ key: String) throws(CalculationFlaw) -> Day? {
        try text(key).map { text throws(CalculationFlaw) in
            try concerning(key) { () throws(MeasureFlaw) in try Day(text: text) }
        }
    }

    func money(_ key: String, _ currency: Currency) throws(CalculationFlaw) -> Money? {
        try values[key].map { value throws(CalculationFlaw) in
            try value.money(key, currency)
        }
    }

    func currency(_ key: String, whenLeftOut: Currency) throws(CalculationFlaw) -> Currency {
        guard let code = try text(key) else { return whenLeftOut }
        return try concerning(key) { () throws(MeasureFlaw) in try Currency(code: code) }
    }

    /// One of the named cases.
    func choice<Choice: RawRepresentable & CaseIterable>(
        _ key: String, of type: Choice.Type
    ) throws(CalculationFlaw) -> Choice? where Choice.RawValue == String {
        guard let name = try text(key) else { return nil }
        guard let choice = Choice(rawValue: name) else {
            throw CalculationFields.unknown(name, key, type.allCases.map(\.rawValue))
        }
        return choice
    }

    static func unknown(_ name: String, _ key: String, _ accepted: [String]) -> CalculationFlaw {
        CalculationFlaw(
            "E-REF", key,
            "\(key) \"\(name)\" is not known; accepted are " + accepted.joined(separator: ", "))
    }
}

extension CalculationFields {
    /// The value, or a flaw for the key that is missing.
    func required<Value>(
        _ key: String, _ read: (String) throws(CalculationFlaw) -> Value?
    ) throws(CalculationFlaw) -> Value {
        guard let value = try read(key) else { throw .missing(key) }
        return value
    }
}

extension JSONValue {
    /// The keys and values of a line that is one JSON object.
    static func object(in line: Data) throws(CalculationFlaw) -> [String: JSONValue] {
        do {
            return try JSONDecoder().decode([String: JSONValue].self, from: line)
        } catch {
            throw CalculationFlaw("E-FMT", "line", "the line is not a JSON object")
        }
    }

    func text(_ key: String) throws(CalculationFlaw) -> String {
        guard case .text(let text) = self else { throw refusal(key, accepted: "a text") }
        return text
    }

    /// An amount, which is written as a text: a JSON number would be a binary fraction.
    func money(_ key: String, _ currency: Currency) throws(CalculationFlaw) -> Money {
        guard case .text(let text) = self else {
            throw refusal(key, accepted: "a decimal in quotes such as \"1200.50\"")
        }
        return try concerning(key) { () throws(MeasureFlaw) in
            try Money(text: text, currency)
        }
    }

    func refusal(_ key: String, accepted: String) -> CalculationFlaw {
        CalculationFlaw("E-FMT", key, "\(key) must be \(accepted), not \(kind)")
    }
}
