import BackOffice

/// What is wrong with a scenario file, and where.
package struct ScenarioFlaw: Error, Hashable, Sendable {
    package let place: FilePosition
    package let message: String

    init(_ place: FilePosition, _ message: String) {
        self.place = place
        self.message = message
    }
}

/// A place in a file, as editors count it: both from 1, columns in characters.
package struct FilePosition: Hashable, Sendable {
    package let line: Int
    package let column: Int

    static let start = FilePosition(line: 1, column: 1)
}

extension ScenarioFlaw: CustomStringConvertible {
    /// The place and the message, such as `12:5: unknown key "pai"`.
    package var description: String { "\(place.line):\(place.column): \(message)" }
}
