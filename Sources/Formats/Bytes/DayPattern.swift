import Measures

/// How days and times are written in a source: `yyyy-MM-dd`, `dd.MM.yyyy`, `MMM-yyyy`.
///
/// Shape: `yyyy`, `MM` or `MMM` (Jan … Dec), `dd`, `HH`, `mm`, `ss`, each once and with all its
/// digits; everything else stands for itself, and other letters than T are refused.
package struct DayPattern: Hashable {
    package let text: String
    private let parts: [Part]

    fileprivate enum Part: Hashable {
        case year, month, monthName, day, hour, minute, second
        case literal(UInt8)
    }

    /// What a text was found to say; nil where the pattern does not ask for it.
    package struct Reading: Hashable {
        package var year: Int?
        package var month: Int?
        package var day: Int?
        package var hour = 0
        package var minute = 0
        package var second = 0
    }

    /// Reads a pattern; nil when it is none.
    package init?(_ text: String) {
        var rest = Substring(text)
        var parts: [Part] = []
        let words: [(String, Part)] = [
            ("yyyy", .year), ("MMM", .monthName), ("MM", .month), ("dd", .day), ("HH", .hour),
            ("mm", .minute), ("ss", .second),
        ]
        while let first = rest.utf8.first {
            if let word = words.first(where: { rest.hasPrefix($0.0) }) {
                if parts.contains(word.1) { return nil }
                parts.append(word.1)
                rest = rest.dropFirst(word.0.count)
                continue
            }
            let isLetter =
                (first | 0x20) >= UInt8(ascii: "a") && (first | 0x20) <= UInt8(ascii: "z")
            guard first < 0x80, !isLetter || first == UInt8(ascii: "T") else { return nil }
            parts.append(.literal(first))
            rest = rest.dropFirst()
        }
        self.text = text
        self.parts = parts
    }

    package var hasDay: Bool { hasMonth && parts.contains(.day) }
    package var hasMonth: Bool {
        parts.contains(.year) && (parts.contains(.month) || parts.contains(.monthName))
    }
    package var hasTime: Bool { hasDay && parts.contains(.hour) && parts.contains(.minute) }

    /// What `text` says; nil when it is not written so.
    package func reading(of text: String) -> Reading? {
        var rest = Substring(text).utf8
        var reading = Reading()
        for part in parts {
            switch part {
            case .literal(let byte): guard rest.popFirst() == byte else { return nil }
            case .monthName:
                guard let month = DayPattern.months.firstIndex(of: String(rest.prefix(3)) ?? "")
                else { return nil }
                reading.month = month + 1
                rest = rest.dropFirst(3)
            case .year, .month, .day, .hour, .minute, .second:
                let count = part == .year ? 4 : 2
                guard let value = number(rest.prefix(count), count) else { return nil }
                reading.take(value, for: part)
                rest = rest.dropFirst(count)
            }
        }
        return rest.isEmpty ? reading : nil
    }

    private func number(_ digits: Substring.UTF8View.SubSequence, _ count: Int) -> Int? {
        guard digits.count == count, digits.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
}

extension DayPattern.Reading {
    fileprivate mutating func take(_ value: Int, for part: DayPattern.Part) {
        switch part {
        case .year: year = value
        case .month, .monthName: month = value
        case .day: day = value
        case .hour: hour = value
        case .minute: minute = value
        case .second: second = value
        case .literal: break
        }
    }
}
