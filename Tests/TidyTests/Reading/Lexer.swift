/// Cuts a Swift file into tokens, so that no rule mistakes a comment or a string for code.
///
/// It knows comments (nested ones too), strings (raw, multi-line, interpolated) and raw
/// identifiers. It does not know regex literals: a pattern with a quote in it misleads it.
struct Lexer {
    private let bytes: [UInt8]
    private var position = 0
    private var line = 1
    private var tokens: [Token] = []

    /// Cuts the whole of `source`.
    static func tokens(of source: String) -> [Token] {
        var lexer = Lexer(bytes: Array(source.utf8))
        lexer.readCode(toClosingParenthesis: false)
        return lexer.tokens
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    /// Reads code to the end of the file, or to the parenthesis that ends an interpolation.
    private mutating func readCode(toClosingParenthesis isInterpolation: Bool) {
        var depth = 0
        while let byte = peek() {
            if isInterpolation && depth == 0 && byte == Character.closing { return }
            if byte == Character.opening { depth += 1 }
            if byte == Character.closing { depth -= 1 }
            readPiece(startingWith: byte)
        }
    }

    private mutating func readPiece(startingWith byte: UInt8) {
        if Character.isBlank(byte) {
            advance()
        } else if looking(at: "//") {
            readNote { $0.peek() == Character.newline }
        } else if looking(at: "/*") {
            readBlockNote()
        } else if byte == Character.backtick {
            readRawIdentifier()
        } else if let pounds = poundsBeforeQuote() {
            readString(pounds: pounds)
        } else if Character.isWord(byte) {
            readWord()
        } else {
            readMark()
        }
    }

    // MARK: Comments

    private mutating func readNote(until isEnd: (borrowing Lexer) -> Bool) {
        let start = position
        while peek() != nil, !isEnd(self) { advance() }
        append(.note, from: start, line: line)
    }

    private mutating func readBlockNote() {
        let start = position
        let firstLine = line
        var depth = 0
        repeat {
            if looking(at: "/*") {
                depth += 1
                advance(by: 2)
            } else if looking(at: "*/") {
                depth -= 1
                advance(by: 2)
            } else {
                advance()
            }
        } while depth > 0 && peek() != nil
        append(.note, from: start, line: firstLine)
    }

    // MARK: Words and marks

    private mutating func readWord() {
        let start = position
        while let byte = peek(), Character.isWord(byte) { advance() }
        append(.word, from: start, line: line)
    }

    private mutating func readRawIdentifier() {
        let start = position
        advance()
        while let byte = peek(), byte != Character.backtick, byte != Character.newline {
            advance()
        }
        advance()
        append(.word, from: start, line: line)
    }

    private mutating func readMark() {
        let start = position
        advance(by: looking(at: "->") ? 2 : 1)
        append(.mark, from: start, line: line)
    }

    // MARK: Strings

    /// How many `#` stand before a quote here; nil when no string begins here.
    private func poundsBeforeQuote() -> Int? {
        var ahead = position
        while ahead < bytes.count, bytes[ahead] == Character.pound { ahead += 1 }
        let isQuote = ahead < bytes.count && bytes[ahead] == Character.quote
        return isQuote ? ahead - position : nil
    }

    private mutating func readString(pounds: Int) {
        advance(by: pounds)
        let quotes = looking(at: "\"\"\"") ? "\"\"\"" : "\""
        advance(by: quotes.utf8.count)
        let end = quotes + String(repeating: "#", count: pounds)
        let escape = "\\" + String(repeating: "#", count: pounds)
        let place = tokens.count
        let firstLine = line
        var text: [UInt8] = []
        while peek() != nil, !looking(at: end) {
            if looking(at: escape + "(") {
                advance(by: escape.utf8.count + 1)
                readCode(toClosingParenthesis: true)
                advance()
            } else {
                let length = looking(at: escape) ? escape.utf8.count + 1 : 1
                text.append(contentsOf: bytes[position...].prefix(length))
                advance(by: length)
            }
        }
        advance(by: end.utf8.count)
        let kind: Token.Kind = tokens.count > place ? .mixedText : .text
        let token = Token(
            kind: kind, text: String(decoding: text, as: UTF8.self), line: firstLine)
        tokens.insert(token, at: place)
    }

    // MARK: The reading position

    private func peek() -> UInt8? { position < bytes.count ? bytes[position] : nil }

    private func looking(at text: String) -> Bool {
        bytes[position...].starts(with: text.utf8)
    }

    private mutating func advance(by count: Int = 1) {
        let end = min(position + count, bytes.count)
        while position < end {
            if bytes[position] == Character.newline { line += 1 }
            position += 1
        }
    }

    private mutating func append(_ kind: Token.Kind, from start: Int, line: Int) {
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        tokens.append(Token(kind: kind, text: text, line: line))
    }

    /// The bytes the lexer asks about.
    private enum Character {
        static let newline = UInt8(ascii: "\n")
        static let quote = UInt8(ascii: "\"")
        static let pound = UInt8(ascii: "#")
        static let backtick = UInt8(ascii: "`")
        static let opening = UInt8(ascii: "(")
        static let closing = UInt8(ascii: ")")

        static func isBlank(_ byte: UInt8) -> Bool { byte <= UInt8(ascii: " ") }

        static func isWord(_ byte: UInt8) -> Bool {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
                true
            default: false
            }
        }
    }
}
