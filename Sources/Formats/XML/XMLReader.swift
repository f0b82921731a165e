/// Reads XML piece by piece: elements, attributes and text, and nothing that can be misused.
///
/// There are no document types, so no entities but the five of XML itself and numbers; what is
/// deep, wide or long beyond reason is refused with its line. Names lose their prefix.
/// - Source: W3C, "Extensible Markup Language 1.0".
struct XMLReader {
    static let depthMax = 64
    static let attributesMax = 64
    static let nameBytesMax = 256
    static let textBytesMax = 65_536

    /// What is met next.
    enum Event: Hashable {
        case start(XMLStart)
        case text(String)
        case end(String)
    }

    private var open: [String] = []
    private var hasRoot = false
    /// The name of an element that began and ended at once.
    private var pendingEnd: String?

    init() {}

    /// The next event; nil at the end of a document that is whole.
    mutating func next(_ input: inout ByteStream) throws -> Event? {
        if let name = pendingEnd {
            pendingEnd = nil
            return .end(name)
        }
        while let byte = try input.peek() {
            guard byte == UInt8(ascii: "<") else {
                if let text = try readText(&input) { return .text(text) }
                continue
            }
            _ = try input.take()
            if let event = try readMarkup(&input) { return event }
        }
        guard hasRoot, open.isEmpty else {
            throw FormatFlaw(input.line, "the end tag of \(open.last ?? "a document")")
        }
        return nil
    }

    /// The text up to the next tag; nil where it is space between elements.
    private mutating func readText(_ input: inout ByteStream) throws -> String? {
        let line = input.line
        var bytes: [UInt8] = []
        while let byte = try input.peek(), byte != UInt8(ascii: "<") {
            _ = try input.take()
            if byte == UInt8(ascii: "&") {
                bytes.append(contentsOf: try readReference(&input))
            } else {
                bytes.append(byte)
            }
            try check(bytes.count <= XMLReader.textBytesMax, input, "a shorter text")
        }
        return try text(bytes, line)
    }

    private func text(_ bytes: [UInt8], _ line: Int) throws -> String? {
        let text = try XMLReader.characters(bytes, line)
        guard text.allSatisfy(\.isWhitespace) else {
            guard !open.isEmpty else { throw FormatFlaw(line, "text inside an element only") }
            return text
        }
        return nil
    }

    /// What follows a `<`; nil for comments and instructions, which say nothing.
    private mutating func readMarkup(_ input: inout ByteStream) throws -> Event? {
        switch try input.peek() {
        case UInt8(ascii: "?"):
            try readInstruction(&input)
            return nil
        case UInt8(ascii: "!"): return try readDeclaration(&input)
        case UInt8(ascii: "/"): return .end(try readEnd(&input))
        default: return .start(try readStart(&input))
        }
    }

    private func readInstruction(_ input: inout ByteStream) throws {
        let text = try read(&input, until: "?>")
        guard text.hasPrefix("?xml ") else { return }
        let encoding = text.lowercased().split(separator: "encoding").dropFirst().first
        guard let encoding else { return }
        let isKnown = ["utf-8", "us-ascii"].contains { encoding.contains($0) }
        try check(isKnown, input, "an encoding of UTF-8")
    }

    /// A comment, or character data.
    private mutating func readDeclaration(_ input: inout ByteStream) throws -> Event? {
        var opening = ""
        while opening.utf8.count < 8, opening != "!--", let byte = try input.peek(),
            byte != UInt8(ascii: ">")
        {
            opening.unicodeScalars.append(Unicode.Scalar(byte))
            _ = try input.take()
        }
        if opening == "!--" {
            _ = try read(&input, until: "-->")
            return nil
        }
        try check(opening == "![CDATA[", input, "no document type, no entities of its own")
        let line = input.line
        let data = try read(&input, until: "]]>")
        return try text(Array(data.utf8), line).map(Event.text)
    }

    private mutating func readEnd(_ input: inout ByteStream) throws -> String {
        _ = try input.take()
        let name = try readName(&input)
        try skipSpace(&input)
        try check(try input.take() == UInt8(ascii: ">"), input, "> at the end of a tag")
        try check(open.popLast() == name, input, "the end tag of the element that is open")
        return name.local
    }

    private mutating func readStart(_ input: inout ByteStream) throws -> XMLStart {
        let line = input.line
        try check(!open.isEmpty || !hasRoot, input, "one element at the top")
        let name = try readName(&input)
        var attributes: [String: String] = [:]
        while true {
            try skipSpace(&input)
            switch try input.peek() {
            case UInt8(ascii: ">"):
                _ = try input.take()
                try enter(name, input)
                return XMLStart(name: name, attributes: attributes, line: line)
            case UInt8(ascii: "/"):
                _ = try input.take()
                try check(try input.take() == UInt8(ascii: ">"), input, "> behind /")
                hasRoot = true
                pendingEnd = name.local
                return XMLStart(name: name, attributes: attributes, line: line)
            case nil: throw FormatFlaw(input.line, "the end of a tag")
            default:
                let attribute = try readName(&input)
                let isNew = attributes.updateValue(try readValue(&input), forKey: attribute) == nil
                try check(isNew, input, "an attribute once")
                let isFew = attributes.count <= XMLReader.attributesMax
                try check(isFew, input, "at most \(XMLReader.attributesMax) attributes")
            }
        }
    }

    private mutating func enter(_ name: String, _ input: ByteStream) throws {
        hasRoot = true
        open.append(name)
        try check(
            open.count <= XMLReader.depthMax, input, "at most \(XMLReader.depthMax) levels")
    }
}

/// An element at its beginning.
struct XMLStart: Hashable {
    /// With its prefix, where it has one.
    let name: String
    let attributes: [String: String]
    let line: Int

    /// The namespace of an element that declares it itself.
    var namespace: String? {
        let prefix = name.split(separator: ":").dropLast().first
        return attributes[prefix.map { "xmlns:" + $0 } ?? "xmlns"]
    }
}

extension String {
    /// A name without its prefix.
    var local: String { split(separator: ":").last.map(String.init) ?? self }
}

// The pieces.
extension XMLReader {
    private func readName(_ input: inout ByteStream) throws -> String {
        var bytes: [UInt8] = []
        while let byte = try input.peek(), !" \t\r\n=/><\"'&".utf8.contains(byte) {
            bytes.append(byte)
            _ = try input.take()
            try check(bytes.count <= XMLReader.nameBytesMax, input, "a shorter name")
        }
        let name = try XMLReader.characters(bytes, input.line)
        try check(!name.isEmpty, input, "a name")
        return name
    }

    private func readValue(_ input: inout ByteStream) throws -> String {
        try skipSpace(&input)
        try check(try input.take() == UInt8(ascii: "="), input, "= behind an attribute")
        try skipSpace(&input)
        guard let quote = try input.take(), "\"'".utf8.contains(quote) else {
            throw FormatFlaw(input.line, "a value in quotes")
        }
        var bytes: [UInt8] = []
        while let byte = try input.take() {
            if byte == quote { return try XMLReader.characters(bytes, input.line) }
            try check(byte != UInt8(ascii: "<"), input, "no < in a value")
            if byte == UInt8(ascii: "&") {
                bytes.append(contentsOf: try readReference(&input))
            } else {
                bytes.append(byte)
            }
            try check(bytes.count <= XMLReader.textBytesMax, input, "a shorter value")
        }
        throw FormatFlaw(input.line, "the closing quote of a value")
    }

    /// The character that `&name;` or `&#number;` stands for.
    private func readReference(_ input: inout ByteStream) throws -> [UInt8] {
        let name = try read(&input, until: ";", max: 10)
        let known: [String: Unicode.Scalar] = [
            "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'",
        ]
        if let scalar = known[name] { return Array(String(scalar).utf8) }
        let isHexadecimal = name.hasPrefix("#x")
        let digits = name.dropFirst(isHexadecimal ? 2 : 1)
        guard name.hasPrefix("#"), digits.allSatisfy(\.isHexDigit),
            let code = UInt32(digits, radix: isHexadecimal ? 16 : 10),
            let scalar = Unicode.Scalar(code), scalar.isXML
        else { throw FormatFlaw(input.line, "no reference but those of XML itself") }
        return Array(String(scalar).utf8)
    }

    /// The text before an end mark, which is passed over.
    private func read(
        _ input: inout ByteStream, until end: String, max: Int = XMLReader.textBytesMax
    ) throws -> String {
        let mark = Array(end.utf8)
        var bytes: [UInt8] = []
        while let byte = try input.take() {
            bytes.append(byte)
            if bytes.suffix(mark.count).elementsEqual(mark) {
                return try XMLReader.characters(bytes.dropLast(mark.count), input.line)
            }
            try check(bytes.count <= max, input, "\(end) sooner")
        }
        throw FormatFlaw(input.line, "\(end) before the end of the file")
    }

    /// Bytes as text: UTF-8, and nothing that XML has no place for.
    private static func characters(_ bytes: some Collection<UInt8>, _ line: Int) throws -> String {
        guard let text = String(validating: bytes, as: UTF8.self),
            text.unicodeScalars.allSatisfy(\.isXML)
        else { throw FormatFlaw(line, "expected text in UTF-8, without control characters") }
        return text
    }

    private func skipSpace(_ input: inout ByteStream) throws {
        while let byte = try input.peek(), " \t\r\n".utf8.contains(byte) {
            _ = try input.take()
        }
    }

    private func check(
        _ holds: @autoclosure () throws -> Bool, _ input: ByteStream, _ expected: String
    ) throws {
        guard try holds() else { throw FormatFlaw(input.line, "expected \(expected)") }
    }
}

extension Unicode.Scalar {
    /// Whether it may stand in a document.
    ///
    /// - Source: W3C, "Extensible Markup Language 1.0", production 2.
    fileprivate var isXML: Bool {
        switch value {
        case 0x9, 0xA, 0xD: true
        case ..<0x20, 0xFFFE, 0xFFFF: false
        default: true
        }
    }
}
