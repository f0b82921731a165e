/// Writes XML, indented, element by element; whatever is given as text stays text.
package struct XMLText {
    package private(set) var text = ""
    private var depth: Int

    package init(depth: Int) { self.depth = depth }

    /// An element that holds a text.
    package mutating func element(_ name: String, _ value: String) {
        text += indent + "<\(name)>" + XMLText.escaped(value) + "</\(name)>\n"
    }

    /// An element that holds elements.
    package mutating func inside(_ name: String, _ body: (inout XMLText) -> Void) {
        text += indent + "<\(name)>\n"
        depth += 1
        body(&self)
        depth -= 1
        text += indent + "</\(name)>\n"
    }

    private var indent: String { String(repeating: "  ", count: depth) }

    /// A text as character data; what XML 1.0 cannot hold is a space instead.
    package static func escaped(_ value: String) -> String {
        var escaped = ""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": escaped += " "
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
