import Measures

/// The lines of a file of 1CClientBankExchange: `key=value`, or a key alone.
struct ClientBankLines {
    private static let lineBytesMax = 65_536

    /// The line read last, counted from 1.
    private(set) var number = 0
    private var page = CodePage.utf8
    private var bytes = 0
    private var waiting: Line?

    struct Line: Hashable {
        let number: Int
        let key: String
        /// Nil for a key alone.
        let value: String?
        /// All that stands on it.
        let text: String

        /// Whether a section or the file begins or ends here.
        var isBoundary: Bool {
            key.hasPrefix("Секция") || key == "КонецРасчСчет" || key == "КонецФайла"
        }

        /// Whether it is a key with its value: keys are one word with a capital.
        var isField: Bool {
            value != nil && key.first?.isUppercase ?? false
                && key.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
        }
    }

    /// Reads the first two lines, which say what the file is and how it is encoded.
    init(_ input: inout ByteStream) throws {
        let first = try rawLine(&input)
        guard first == Array("1CClientBankExchange".utf8) else {
            throw FormatFlaw(1, "1CClientBankExchange comes in the first line")
        }
        let second = try rawLine(&input) ?? []
        guard
            let page = CodePage.allCases.first(where: { page in
                page.text(second)?.hasPrefix("ВерсияФормата=") ?? false
            })
        else {
            throw FormatFlaw(
                2, "ВерсияФормата comes in the second line, in windows-1251, CP866 or UTF-8")
        }
        self.page = page
        waiting = try line(second)
        guard let version = waiting?.value, ["1.01", "1.02", "1.03"].contains(version) else {
            throw FormatFlaw(2, "ВерсияФормата is 1.01, 1.02 or 1.03")
        }
    }

    /// The next line that is not empty; nil at the end.
    mutating func next(_ input: inout ByteStream) throws -> Line? {
        if let line = waiting {
            waiting = nil
            return line
        }
        while let raw = try rawLine(&input) {
            if !raw.allSatisfy({ $0 == UInt8(ascii: " ") }) { return try line(raw) }
        }
        return nil
    }

    private func line(_ raw: [UInt8]) throws -> Line {
        guard let text = page.text(raw) else {
            throw FormatFlaw(number, "text in the encoding of the second line")
        }
        guard let sign = text.firstIndex(of: "=") else {
            return Line(number: number, key: text.trimmed, value: nil, text: text.trimmed)
        }
        let value = text[text.index(after: sign)...]
        return Line(
            number: number, key: String(text[..<sign]).trimmed, value: String(value).trimmed,
            text: text.trimmed)
    }

    private mutating func rawLine(_ input: inout ByteStream) throws -> [UInt8]? {
        guard try input.peek() != nil else { return nil }
        number += 1
        var line: [UInt8] = []
        while let byte = try input.take(), byte != UInt8(ascii: "\n") {
            guard line.count < ClientBankLines.lineBytesMax else {
                throw FormatFlaw(number, "at most \(ClientBankLines.lineBytesMax) bytes a line")
            }
            line.append(byte)
        }
        bytes += line.count + 1
        guard bytes <= BankStatement.bytesMax else {
            throw FormatFlaw(number, "at most \(BankStatement.bytesMax) bytes")
        }
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        guard !line.contains(0) else { throw FormatFlaw(number, "text, no zero bytes") }
        return line
    }
}

/// The values of one section by their keys; empty ones are as good as none.
struct ClientBankFields: Hashable {
    /// Where the section begins.
    let line: Int
    private var values: [String: Place] = [:]
    /// The key read last.
    private var last: String?

    private struct Place: Hashable {
        let text: String
        let line: Int
    }

    init(line: Int) { self.line = line }

    subscript(key: String) -> String? { values[key]?.text }

    mutating func take(_ line: ClientBankLines.Line) throws {
        guard let value = line.value, !line.key.hasPrefix("Секция") else {
            throw FormatFlaw(line.number, "key=value, or the end of the section")
        }
        guard values[line.key] == nil else {
            throw FormatFlaw(line.number, "\(line.key) once in a section")
        }
        last = line.key
        if !value.isEmpty { values[line.key] = Place(text: value, line: line.number) }
    }

    /// Takes a line of a document: what is no key with its value goes on with the line before,
    /// since a payer's text may have line breaks.
    mutating func takeOrJoin(_ line: ClientBankLines.Line) throws {
        let isText = last?.hasPrefix("НазначениеПлатежа") ?? false
        guard let last, !line.isField || (isText && values[line.key] != nil) else {
            return try take(line)
        }
        let before = values[last].map { $0.text + " " } ?? ""
        values[last] = Place(text: before + line.text, line: values[last]?.line ?? line.number)
    }

    func text(_ key: String) throws -> String {
        guard let text = self[key] else { throw FormatFlaw(line, "\(key) must not be empty") }
        return text
    }

    func day(_ key: String) throws -> Day {
        guard let day = try optionalDay(key) else {
            throw FormatFlaw(line, "\(key) must not be empty")
        }
        return day
    }

    func optionalDay(_ key: String) throws -> Day? {
        guard let place = values[key] else { return nil }
        let parts = place.text.split(separator: ".", omittingEmptySubsequences: false)
        let isDay = parts.map(\.utf8.count) == [2, 2, 4]
        do {
            guard isDay else { throw MeasureFlaw.notA(.day, text: place.text, accepted: "") }
            return try Day(text: parts.reversed().joined(separator: "-"))
        } catch is MeasureFlaw {
            throw FormatFlaw(place.line, "\(key) is a day such as 31.12.2018")
        }
    }

    func money(_ key: String, _ currency: Currency) throws -> Money {
        guard let money = try optionalMoney(key, currency) else {
            throw FormatFlaw(line, "\(key) must not be empty")
        }
        return money
    }

    func optionalMoney(_ key: String, _ currency: Currency) throws -> Money? {
        guard let place = values[key] else { return nil }
        do {
            return try Money(text: place.text, currency)
        } catch {
            throw FormatFlaw(place.line, "\(key) is an amount such as 485.08")
        }
    }
}

extension String {
    /// The text without spaces at its ends.
    var trimmed: String {
        var text = Substring(self)
        while text.first?.isWhitespace ?? false { text.removeFirst() }
        while text.last?.isWhitespace ?? false { text.removeLast() }
        return String(text)
    }
}
