/// A JSON object on one line, its keys in the order in which they were added.
package struct JSONLine {
    private var members = ""

    package init() {}

    /// The whole object.
    package var text: String { "{\(members)}" }

    /// Adds a text.
    package mutating func add(_ key: String, _ text: String) { put(key, JSONText.quoted(text)) }

    /// Adds a whole number.
    package mutating func add(_ key: String, _ count: some BinaryInteger) { put(key, "\(count)") }

    /// Adds a yes or no.
    package mutating func add(_ key: String, _ flag: Bool) { put(key, "\(flag)") }

    /// Adds an object.
    package mutating func add(_ key: String, _ object: JSONLine) { put(key, object.text) }

    /// Adds a text, or `null` for none.
    package mutating func add(_ key: String, _ text: String?) {
        put(key, text.map(JSONText.quoted) ?? "null")
    }

    /// Adds a list of objects.
    package mutating func add(_ key: String, _ list: [JSONLine]) {
        put(key, "[" + list.map(\.text).joined(separator: ",") + "]")
    }

    /// Adds what a line was named by: a text, a whole number or nothing.
    package mutating func add(_ key: String, _ id: JSONValue) {
        switch id {
        case .text(let text): add(key, text)
        case .integer(let count): add(key, count)
        case .null, .number, .flag, .list, .object: put(key, "null")
        }
    }

    private mutating func put(_ key: String, _ value: String) {
        if !members.isEmpty { members += "," }
        members += JSONText.quoted(key) + ":" + value
    }
}
