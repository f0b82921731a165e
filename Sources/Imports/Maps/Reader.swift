import BackOffice
import Formats
import Measures

/// How a cell is written, so that its text can be brought into the form that we write.
///
/// It changes notation only: `1234,50` becomes `1234.50`, `31.12.2018` becomes `2018-12-31`.
/// Whether the value makes sense is for the field to say.
struct Reader: Sendable, Hashable {
    private let notation: Notation

    private enum Notation: Hashable {
        /// As it is; by a table where the map has one.
        case text([String: String]?)
        case decimal(DecimalNotation)
        case count
        case day(DayPattern)
        /// A month, of which one day is meant.
        case month(DayPattern, day: Int)
        case time(DayPattern)
    }

    static let names = ["text", "money", "percent", "count", "day", "month", "time"]

    init(_ column: ColumnText, at path: String) throws(OfficeError) {
        try Reader.refuseUnused(column, at: path)
        switch column.read {
        case "text": notation = .text(column.values)
        case "money", "percent":
            notation = .decimal(
                try DecimalNotation(column.decimal, thousands: column.thousands, at: path))
        case "count": notation = .count
        case "day":
            let pattern = try Reader.pattern(column, "yyyy-MM-dd", at: path)
            guard pattern.hasDay else { throw Reader.noPattern(column, at: path) }
            notation = .day(pattern)
        case "time":
            let pattern = try Reader.pattern(column, "yyyy-MM-ddTHH:mm:ss", at: path)
            guard pattern.hasTime else { throw Reader.noPattern(column, at: path) }
            notation = .time(pattern)
        case "month":
            let pattern = try Reader.pattern(column, "yyyy-MM", at: path)
            guard pattern.hasMonth, !pattern.hasDay else {
                throw Reader.noPattern(column, at: path)
            }
            guard let day = column.day, (1...28).contains(day) else {
                throw .input(
                    field: path + ".day", value: column.day.map(String.init) ?? "",
                    accepted: "the day of the month that is meant, 1 to 28")
            }
            notation = .month(pattern, day: day)
        default:
            throw .input(
                field: path + ".read", value: column.read,
                accepted: Reader.names.joined(separator: ", "))
        }
    }

    /// A reader of amounts and rates.
    init(_ decimal: DecimalNotation) { notation = .decimal(decimal) }

    /// The text in our form.
    /// - Throws: `input` with what would be accepted.
    func plain(_ text: String, _ column: String) throws(OfficeError) -> String {
        switch notation {
        case .text(nil), .count: return text
        case .text(let values?):
            if let value = values[text] { return value }
            let accepted = values.keys.sorted().joined(separator: ", ")
            throw .input(field: column, value: text, accepted: accepted)
        case .decimal(let decimal):
            if let plain = decimal.plain(text) { return plain }
            throw .input(field: column, value: text, accepted: decimal.accepted)
        case .day(let pattern):
            let parts = try parts(of: text, pattern, column)
            return try day(parts, parts.day, text, column)
        case .month(let pattern, let dayOfMonth):
            return try day(parts(of: text, pattern, column), dayOfMonth, text, column)
        case .time(let pattern):
            let parts = try parts(of: text, pattern, column)
            let time = [parts.hour, parts.minute, parts.second].map { $0 < 10 ? "0\($0)" : "\($0)" }
            return try day(parts, parts.day, text, column) + "T" + time.joined(separator: ":")
        }
    }

    private func parts(
        of text: String, _ pattern: DayPattern, _ column: String
    ) throws(OfficeError) -> DayPattern.Reading {
        if let parts = pattern.reading(of: text) { return parts }
        throw .input(field: column, value: text, accepted: "a value such as \(pattern.example)")
    }

    private func day(
        _ parts: DayPattern.Reading, _ day: Int?, _ text: String, _ column: String
    ) throws(OfficeError) -> String {
        do {
            return try Day(year: parts.year ?? 0, month: parts.month ?? 0, day: day ?? 0)
                .description
        } catch {
            throw .input(field: column, value: text, accepted: "a day that there is, 1900 to 2200")
        }
    }

    private static func pattern(
        _ column: ColumnText, _ usual: String, at path: String
    ) throws(OfficeError) -> DayPattern {
        guard let pattern = DayPattern(column.pattern ?? usual) else {
            throw noPattern(column, at: path)
        }
        return pattern
    }

    private static func noPattern(_ column: ColumnText, at path: String) -> OfficeError {
        let examples = [
            "day": "yyyy-MM-dd, dd.MM.yyyy, MM/dd/yyyy", "month": "MMM-yyyy, yyyy-MM",
            "time": "yyyy-MM-ddTHH:mm:ss, dd.MM.yyyy HH:mm",
        ]
        return .input(
            field: path + ".pattern", value: column.pattern ?? "",
            accepted: "a pattern for a \(column.read), such as " + (examples[column.read] ?? ""))
    }

    /// A key that the reader does not look at was meant for another one.
    private static func refuseUnused(
        _ column: ColumnText, at path: String
    ) throws(OfficeError) {
        let isDated = ["day", "month", "time"].contains(column.read)
        let isDecimal = ["money", "percent"].contains(column.read)
        let unused: [(String, Bool)] = [
            ("pattern", column.pattern != nil && !isDated),
            ("day", column.day != nil && column.read != "month"),
            ("decimal", column.decimal != nil && !isDecimal),
            ("thousands", column.thousands != nil && !isDecimal),
            ("values", column.values != nil && column.read != "text"),
        ]
        for (key, isUnused) in unused where isUnused {
            throw .input(
                field: "\(path).\(key)", value: "unused",
                accepted: "no such key where a column is read as \(column.read)")
        }
    }
}

extension DayPattern {
    /// The last day of 2018, evening, as the pattern writes it.
    var example: String {
        var example = text
        let parts = [
            ("yyyy", "2018"), ("MMM", "Dec"), ("MM", "12"), ("dd", "31"), ("HH", "18"),
            ("mm", "30"), ("ss", "00"),
        ]
        for (word, value) in parts {
            if let range = example.firstRange(of: word) {
                example.replaceSubrange(range, with: value)
            }
        }
        return example
    }
}
