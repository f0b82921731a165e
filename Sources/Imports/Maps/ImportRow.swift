import BackOffice
import Formats
import Measures

/// How a map meets the columns of a file: which place feeds what.
struct ColumnPlan<Field: ImportField> {
    private let map: ImportMap<Field>
    private var feeds: [(place: Int, column: String, rule: ColumnRule<Field>)] = []
    private(set) var attributes: [(place: Int, column: String)] = []
    private(set) var checks: [(place: Int, column: String, rule: CheckRule)] = []

    /// - Throws: `input` for a column that the map does not name, and for one that is missing.
    init(_ map: ImportMap<Field>, _ columns: [String]) throws(OfficeError) {
        self.map = map
        for (place, column) in columns.enumerated() {
            var isKnown = map.ignored.contains(column)
            if let rule = map.columns[column] {
                feeds.append((place, column, rule))
                isKnown = true
            }
            if let rule = map.checks[column] {
                checks.append((place, column, rule))
                isKnown = true
            }
            if map.attributes.contains(column) {
                attributes.append((place, column))
                isKnown = true
            }
            guard isKnown else {
                throw .input(
                    field: "line 1", value: column,
                    accepted: "columns that the map names: " + ColumnPlan.named(in: map))
            }
        }
        try refuseMissing(columns)
    }

    /// The values of a record, in our form.
    /// - Throws: `input` by the column whose text cannot be read.
    func row(_ record: CSVRecord) throws(OfficeError) -> ImportRow<Field> {
        var values: [Field: ImportRow<Field>.Value] = [:]
        for (field, text) in map.constants {
            values[field] = ImportRow.Value(text: text, column: "constants.\(field.rawValue)")
        }
        for (place, column, rule) in feeds where !record.fields[place].isEmpty {
            let text = try rule.reader.plain(record.fields[place], column)
            values[rule.field] = ImportRow.Value(text: text, column: column)
        }
        return ImportRow(
            values: values,
            columns: Dictionary(uniqueKeysWithValues: feeds.map { ($0.rule.field, $0.column) }))
    }

    private func refuseMissing(_ columns: [String]) throws(OfficeError) {
        let optional = map.columns.filter { $0.value.isOptional }.keys
        let needed = Set(map.columns.keys).subtracting(optional).union(map.checks.keys)
            .union(map.attributes)
        if let missing = needed.subtracting(columns).min() {
            throw .input(
                field: "line 1", value: columns.joined(separator: ", "),
                accepted: "a column \(missing), as the map says")
        }
    }

    private static func named(in map: ImportMap<Field>) -> String {
        let names = Set(map.columns.keys).union(map.checks.keys).union(map.attributes)
            .union(map.ignored)
        return names.sorted().joined(separator: ", ")
    }
}

/// The values of one row by field, as texts in our form.
struct ImportRow<Field: ImportField> {
    fileprivate let values: [Field: Value]
    fileprivate let columns: [Field: String]

    struct Value {
        let text: String
        let column: String
    }

    /// The name under which a field is spoken of: its column, where it has one.
    func column(_ field: Field) -> String {
        values[field]?.column ?? columns[field] ?? field.rawValue
    }

    /// The text of a field; nil where the row has none.
    func text(_ field: Field) -> String? { values[field]?.text }

    /// A value of a field that must be there.
    func required<Value>(
        _ field: Field, _ read: (String) throws(MeasureFlaw) -> Value
    ) throws(RowRefusal) -> Value {
        guard let value = try optional(field, read) else {
            throw RowRefusal(column(field), "E-REQ", "\(column(field)) must not be empty")
        }
        return value
    }

    /// A value of a field; nil where the row has none.
    func optional<Value>(
        _ field: Field, _ read: (String) throws(MeasureFlaw) -> Value
    ) throws(RowRefusal) -> Value? {
        guard let text = text(field) else { return nil }
        do {
            return try read(text)
        } catch {
            throw RowRefusal(column(field), error == .overflow ? "E-AMT" : "E-FMT", error.text)
        }
    }

    /// A "no" to the value of a field.
    func refusal(_ field: Field, _ code: String, _ message: String) -> RowRefusal {
        RowRefusal(column(field), code, message)
    }
}

/// Why a row is refused.
package struct RowRefusal: Error {
    let column: String
    let code: String
    let message: String

    package init(_ column: String, _ code: String, _ message: String) {
        self.column = column
        self.code = code
        self.message = message
    }

    /// A "no" of the office, told of a column.
    init(_ error: OfficeError, _ column: String) {
        switch error {
        case .input(let field, _, _): self.init(field, error.code, error.message)
        case .refused, .export, .fault, .unexpected, .directory, .notFound, .keyUsed,
            .answerNotKept, .duplicate,
            .notWritten,
            .previewOutdated, .period, .rules, .late:
            self.init(column, error.code, error.message)
        }
    }

    package func on(line: Int) -> ImportRefusal {
        ImportRefusal(line: line, column: column, code: code, message: message)
    }
}

extension CSVRowFlaw {
    /// What is said of the row.
    package var refusal: ImportRefusal {
        ImportRefusal(line: line, column: place, code: "E-FMT", message: reason)
    }
}

/// Reads a whole number from zero up, in digits alone.
func wholeNumber(_ text: String, max: Int) throws(MeasureFlaw) -> Int {
    let digits = text.utf8
    guard !digits.isEmpty, digits.count <= 9, digits.allSatisfy({ (0x30...0x39).contains($0) }),
        digits.count == 1 || digits.first != 0x30, let number = Int(text)
    else { throw .notA(.number, text: text, accepted: "a whole number such as 36") }
    guard number <= max else {
        throw .outOfRange(.number, text: text, accepted: "up to \(max)")
    }
    return number
}
