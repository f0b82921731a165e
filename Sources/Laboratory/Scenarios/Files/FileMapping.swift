import BackOffice
import Measures

/// A mapping of a scenario file whose keys are known; any other key is refused.
struct FileMapping {
    let node: FileNode
    private let entries: [String: FileEntry]

    /// - Parameter keys: in the order in which a message lists them.
    init(_ node: FileNode, of keys: [String], _ what: String) throws(ScenarioFlaw) {
        self.node = node
        var entries: [String: FileEntry] = [:]
        for entry in try node.entries(what) {
            guard keys.contains(entry.key) else {
                throw ScenarioFlaw(
                    entry.place,
                    "unknown key \"\(entry.key)\"; \(what) has: "
                        + keys.joined(separator: ", "))
            }
            entries[entry.key] = entry
        }
        self.entries = entries
    }

    /// The value of a key; nil when it is not there, or given nothing.
    subscript(_ key: String) -> FileNode? {
        guard let value = entries[key]?.value, !value.isNothing else { return nil }
        return value
    }

    func has(_ key: String) -> Bool { entries[key] != nil }

    func required(_ key: String) throws(ScenarioFlaw) -> FileNode {
        guard let value = self[key] else {
            throw node.flaw("the key \"\(key)\" is required")
        }
        return value
    }
}

extension FileNode {
    /// Reads the text of a scalar by what the house reads texts by.
    func read<Value>(
        _ accepted: String, _ body: (String) throws(MeasureFlaw) -> Value
    ) throws(ScenarioFlaw) -> Value {
        let text = try text(accepted)
        do {
            return try body(text)
        } catch {
            throw flaw("expected \(accepted), not \"\(text)\"")
        }
    }

    func day() throws(ScenarioFlaw) -> Day {
        try read("a day such as 2018-05-31") { text throws(MeasureFlaw) in
            try Day(text: text)
        }
    }

    func month() throws(ScenarioFlaw) -> Month {
        try read("a month such as 2018-05") { text throws(MeasureFlaw) in
            try Month(text: text)
        }
    }

    func money(_ currency: Currency) throws(ScenarioFlaw) -> Money {
        try read("an amount in \(currency.code) such as 485.08") { text throws(MeasureFlaw) in
            try Money(text: text, currency)
        }
    }

    func flag() throws(ScenarioFlaw) -> Bool {
        switch try text("true or false") {
        case "true": return true
        case "false": return false
        default: throw flaw("expected true or false, not \(kind)")
        }
    }

    func count(_ range: ClosedRange<Int>) throws(ScenarioFlaw) -> Int {
        let accepted = "a whole number from \(range.lowerBound) to \(range.upperBound)"
        let text = try text(accepted)
        guard let count = Int(text), range.contains(count) else {
            throw flaw("expected \(accepted), not \"\(text)\"")
        }
        return count
    }

    /// One of some words.
    func word(_ words: [String]) throws(ScenarioFlaw) -> String {
        let accepted = words.joined(separator: ", ")
        let text = try text(accepted)
        guard words.contains(text) else {
            throw flaw("expected one of \(accepted), not \"\(text)\"")
        }
        return text
    }
}
