package import BackOffice
import Measures

/// What a file of an import is made of: which column feeds which field, and how it is read.
///
/// A map is a JSON file; `docs/imports.md` describes it. Unknown keys are refused with those
/// that are known.
package struct ImportMap<Field: ImportField>: Sendable {
    let separator: UInt8
    /// Values that every row has, in the form of `Reader`.
    let constants: [Field: String]
    /// In the order of the file's columns, by name.
    let columns: [String: ColumnRule<Field>]
    /// Figures that are compared with ours, by column; they never refuse a row.
    let checks: [String: CheckRule]
    /// Columns that are kept with the contract as they are.
    let attributes: [String]
    /// Columns that are passed over.
    let ignored: [String]
    /// Of the JSON file it was read from.
    let checksum: String

    /// Reads a map from JSON.
    ///
    /// - Throws: `input` with the path of the key, its value and what would be accepted.
    package init(json: [UInt8]) throws(OfficeError) {
        let text: ImportMapText = try readJSON(json)
        guard text.format == Field.format else {
            throw .input(field: "format", value: text.format, accepted: Field.format)
        }
        guard text.separator == "," || text.separator == ";" else {
            throw .input(field: "separator", value: text.separator, accepted: ", or ;")
        }
        separator = Array(text.separator.utf8)[0]
        constants = try ImportMap.constants(text.constants ?? [:])
        columns = try ImportMap.columns(text.columns)
        checks = try ImportMap.checks(text.checks ?? [:])
        attributes = text.attributes ?? []
        ignored = text.ignored ?? []
        checksum = Checksum.digits(of: json)
        if !attributes.isEmpty, !Field.hasAttributes {
            throw .input(field: "attributes", value: attributes[0], accepted: "none here")
        }
        try refuseConflicts()
        try refuseContradictions()
    }

    private static func constants(
        _ texts: [String: String]
    ) throws(OfficeError) -> [Field: String] {
        var constants: [Field: String] = [:]
        for (name, value) in texts.sorted(by: { $0.key < $1.key }) {
            constants[try field(name, at: "constants")] = value
        }
        return constants
    }

    private static func columns(
        _ texts: [String: ColumnText]
    ) throws(OfficeError) -> [String: ColumnRule<Field>] {
        var columns: [String: ColumnRule<Field>] = [:]
        for (name, text) in texts.sorted(by: { $0.key < $1.key }) {
            let path = "columns.\(name)"
            let field = try field(text.field, at: path + ".field")
            let reader = try Reader(text, at: path)
            guard field.readers.contains(text.read) else {
                throw .input(
                    field: path + ".read", value: text.read,
                    accepted: field.readers.joined(separator: ", ") + " for \(field.rawValue)")
            }
            columns[name] = ColumnRule(
                field: field, reader: reader, isOptional: text.optional ?? false)
        }
        return columns
    }

    private static func checks(
        _ texts: [String: CheckText]
    ) throws(OfficeError) -> [String: CheckRule] {
        var checks: [String: CheckRule] = [:]
        for (name, text) in texts.sorted(by: { $0.key < $1.key }) {
            checks[name] = try CheckRule(text, at: "checks.\(name)")
        }
        return checks
    }

    private static func field(_ name: String, at path: String) throws(OfficeError) -> Field {
        if let field = Field(rawValue: name) { return field }
        throw .input(
            field: path, value: name,
            accepted: Field.allCases.map(\.rawValue).joined(separator: ", "))
    }

    /// Every field is fed once, and those that must be fed are.
    private func refuseConflicts() throws(OfficeError) {
        let fed = Array(constants.keys) + columns.values.map(\.field)
        for field in Field.allCases where fed.count(where: { $0 == field }) > 1 {
            throw .input(
                field: "columns", value: field.rawValue,
                accepted: "one column or one constant for each field")
        }
        for field in Field.allCases where field.isRequired && !fed.contains(field) {
            throw .input(
                field: "columns", value: "",
                accepted: "a column or a constant for \(field.rawValue)")
        }
    }
}

extension ImportMap {
    /// What is passed over cannot be looked at.
    private func refuseContradictions() throws(OfficeError) {
        let used = Set(columns.keys).union(checks.keys).union(attributes)
        if let column = ignored.first(where: used.contains) {
            throw .input(
                field: "ignored", value: column, accepted: "columns that nothing else names")
        }
    }
}

/// A field that a map may feed.
package protocol ImportField: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
    /// The name and version of the kind of map.
    static var format: String { get }
    /// Whether columns may be kept as they are.
    static var hasAttributes: Bool { get }
    /// The names of the readers that give what the field needs.
    var readers: [String] { get }
    var isRequired: Bool { get }
}

/// How a column feeds a field.
struct ColumnRule<Field: ImportField>: Sendable {
    let field: Field
    let reader: Reader
    /// Whether a file may lack the column.
    let isOptional: Bool
}

/// A figure of the source that is compared with ours.
struct CheckRule: Sendable {
    let figure: CheckedFigure
    let reader: Reader
    /// Decimal text in the currency of the row.
    let tolerance: String
    /// No currency has more than four digits; the row's own is known later.
    private static let finest = Currency(numericCode: 999, digits: 4)

    init(_ text: CheckText, at path: String) throws(OfficeError) {
        guard let figure = CheckedFigure(rawValue: text.against) else {
            throw .input(
                field: path + ".against", value: text.against,
                accepted: CheckedFigure.allCases.map(\.rawValue).joined(separator: ", "))
        }
        guard text.read == "money" else {
            throw .input(field: path + ".read", value: text.read, accepted: "money")
        }
        do {
            _ = try Money(text: text.tolerance, Self.finest)
        } catch {
            throw .input(
                field: path + ".tolerance", value: text.tolerance,
                accepted: "an amount such as 0.01")
        }
        self.figure = figure
        reader = Reader(
            try DecimalNotation(text.decimal, thousands: text.thousands, at: path))
        tolerance = text.tolerance
    }
}

/// A figure of a signed contract that a source may know too.
enum CheckedFigure: String, CaseIterable, Sendable {
    case instalment, totalInterest
}
