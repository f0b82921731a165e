/// A JSON value as it was written: members in their order, numbers and texts to the letter.
package indirect enum JSONTree: Hashable, Sendable {
    case object([Member])
    case list([JSONTree])
    case text(String)
    /// A number, `true`, `false` or `null`.
    case word(String)

    /// A key of an object and its value.
    package struct Member: Hashable, Sendable {
        package let key: String
        package var value: JSONTree

        package init(_ key: String, _ value: JSONTree) {
            self.key = key
            self.value = value
        }
    }

    /// Objects and lists within one another.
    package static let depthMax = 64

    /// Reads a text.
    ///
    /// - Throws: the line and what is wrong; a key that stands twice in an object is.
    package init(_ bytes: [UInt8]) throws(FormatFlaw) {
        var reader = JSONTreeReader(bytes)
        self = try reader.whole()
    }

    /// The value of a key; nil for none, and for what is no object.
    package subscript(key: String) -> JSONTree? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.key == key }?.value
    }

    /// The text or the word, without quotes; nil for objects and lists.
    package var plain: String? {
        switch self {
        case .text(let text): text
        case .word(let word): word
        case .object, .list: nil
        }
    }

    /// The same value with the members of each object in the order of their keys.
    package var sorted: JSONTree {
        switch self {
        case .object(let members):
            .object(
                members.map { Member($0.key, $0.value.sorted) }.sorted { $0.key < $1.key })
        case .list(let list): .list(list.map(\.sorted))
        case .text, .word: self
        }
    }

    /// The value on one line.
    package var line: String {
        switch self {
        case .object(let members): "{" + members.map(\.line).joined(separator: ", ") + "}"
        case .list(let list): "[" + list.map(\.line).joined(separator: ", ") + "]"
        case .text(let text): JSONText.quoted(text)
        case .word(let word): word
        }
    }
}

extension JSONTree.Member {
    /// The member on one line.
    package var line: String { JSONText.quoted(key) + ": " + value.line }
}

/// Reads one JSON value by going down into it.
private struct JSONTreeReader {
    private let bytes: [UInt8]
    private var position = 0
    private var depth = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func whole() throws(FormatFlaw) -> JSONTree {
        let tree = try value()
        skipSpace()
        guard position == bytes.count else { throw flaw("nothing after the value") }
        return tree
    }

    private mutating func value() throws(FormatFlaw) -> JSONTree {
        skipSpace()
        depth += 1
        defer { depth -= 1 }
        guard depth <= JSONTree.depthMax else {
            throw flaw("at most \(JSONTree.depthMax) values within one another")
        }
        switch next {
        case UInt8(ascii: "{"): return .object(try members())
        case UInt8(ascii: "["): return .list(try elements())
        case UInt8(ascii: "\""): return .text(try string())
        default: return .word(try word())
        }
    }

    private mutating func members() throws(FormatFlaw) -> [JSONTree.Member] {
        var members: [JSONTree.Member] = []
        position += 1
        while try goesOn(to: UInt8(ascii: "}"), isFirst: members.isEmpty) {
            let key = try string()
            guard !members.contains(where: { $0.key == key }) else {
                throw flaw("each key once, not \"\(key)\" twice")
            }
            try take(UInt8(ascii: ":"))
            members.append(JSONTree.Member(key, try value()))
        }
        return members
    }

    private mutating func elements() throws(FormatFlaw) -> [JSONTree] {
        var list: [JSONTree] = []
        position += 1
        while try goesOn(to: UInt8(ascii: "]"), isFirst: list.isEmpty) {
            list.append(try value())
        }
        return list
    }

    /// Whether another element follows; takes the comma before it, or the end.
    private mutating func goesOn(to end: UInt8, isFirst: Bool) throws(FormatFlaw) -> Bool {
        skipSpace()
        if next == end {
            position += 1
            return false
        }
        if !isFirst { try take(UInt8(ascii: ",")) }
        skipSpace()
        return true
    }

    private mutating func string() throws(FormatFlaw) -> String {
        try take(UInt8(ascii: "\""))
        var units: [UInt8] = []
        while let byte = next, byte != UInt8(ascii: "\"") {
            position += 1
            guard byte >= 0x20 else { throw flaw("a text without line ends and controls") }
            guard byte == UInt8(ascii: "\\") else {
                units.append(byte)
                continue
            }
            units += try escaped()
        }
        try take(UInt8(ascii: "\""))
        guard let text = String(validating: units, as: UTF8.self) else {
            throw flaw("UTF-8")
        }
        return text
    }

    private mutating func escaped() throws(FormatFlaw) -> [UInt8] {
        guard let byte = next else { throw flaw("a text that ends") }
        position += 1
        switch byte {
        case UInt8(ascii: "n"): return [0x0A]
        case UInt8(ascii: "r"): return [0x0D]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "b"): return [0x08]
        case UInt8(ascii: "f"): return [0x0C]
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
        case UInt8(ascii: "u"): return try scalar()
        default: throw flaw("an escape of JSON")
        }
    }

    /// `\uXXXX`, two of them for what lies beyond.
    private mutating func scalar() throws(FormatFlaw) -> [UInt8] {
        var units = [try unit()]
        if UTF16.isLeadSurrogate(units[0]), next == UInt8(ascii: "\\") {
            position += 1
            try take(UInt8(ascii: "u"))
            units.append(try unit())
        }
        guard let text = String(validating: units, as: UTF16.self) else {
            throw flaw("an escape that is a letter")
        }
        return Array(text.utf8)
    }

    private mutating func unit() throws(FormatFlaw) -> UInt16 {
        let digits = bytes[position...].prefix(4)
        position += digits.count
        guard digits.count == 4, let text = String(validating: digits, as: UTF8.self),
            !text.hasPrefix("+"), let unit = UInt16(text, radix: 16)
        else { throw flaw("four hexadecimal digits") }
        return unit
    }

    private mutating func word() throws(FormatFlaw) -> String {
        let start = position
        while let byte = next, JSONTreeReader.isOfWord(byte) { position += 1 }
        let word = String(decoding: bytes[start..<position], as: UTF8.self)
        let isNumber = word.first.map { $0.isNumber || $0 == "-" } ?? false
        guard isNumber || ["true", "false", "null"].contains(word) else {
            throw flaw("a JSON value")
        }
        return word
    }

    private static func isOfWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "E"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
            true
        default: false
        }
    }

    private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func skipSpace() {
        while let byte = next, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { position += 1 }
    }

    private mutating func take(_ byte: UInt8) throws(FormatFlaw) {
        skipSpace()
        guard next == byte else {
            throw flaw("\(Character(Unicode.Scalar(byte))) here")
        }
        position += 1
    }

    private func flaw(_ accepted: String) -> FormatFlaw {
        FormatFlaw(
            1 + bytes.prefix(position).count { $0 == 0x0A }, "not JSON; accepted: \(accepted)")
    }
}
