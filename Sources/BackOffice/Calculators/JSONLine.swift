/// A JSON object on one line, its keys in the order in which they were added.
struct JSONLine {
    private var members = ""

    /// The whole object.
    var text: String { "{\(members)}" }

    mutating func add(_ key: String, _ text: String) { put(key, JSONLine.quoted(text)) }
    mutating func add(_ key: String, _ count: some BinaryInteger) { put(key, "\(count)") }
    mutating func add(_ key: String, _ object: JSONLine) { put(key, object.text) }

    /// Adds a text, or `null` for none.
    mutating func add(_ key: String, _ text: String?) {
        put(key, text.map(JSONLine.quoted) ?? "null")
    }

    mutating func add(_ key: String, _ list: [JSONLine]) {
        put(key, "[" + list.map(\.text).joined(separator: ",") + "]")
    }

    /// Adds what a line was named by: a text, a whole number or nothing.
    mutating func add(_ key: String, _ id: JSONValue) {
        switch id {
        case .text(let text): add(key, text)
        case .integer(let count): add(key, count)
        case .null, .number, .flag, .list, .object: put(key, "null")
        }
    }

    private mutating func put(_ key: String, _ value: String) {
        if !members.isEmpty { members += "," }
        members += JSONLine.quoted(key) + ":" + value
    }

    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\t": quoted += "\\t"
            case "\r": quoted += "\\r"
            case _ where scalar.value < 0x20:
                let code = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - code.count) + code
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
