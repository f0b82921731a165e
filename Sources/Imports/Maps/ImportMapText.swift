import BackOffice
import FoundationEssentials

/// A map as it is written.
struct ImportMapText: Decodable {
    let format: String
    let separator: String
    let constants: [String: String]?
    let columns: [String: ColumnText]
    let checks: [String: CheckText]?
    let attributes: [String]?
    let ignored: [String]?

    private enum CodingKeys: String, CodingKey, CaseIterable {
        case format, separator, constants, columns, checks, attributes, ignored
    }

    init(from decoder: any Decoder) throws {
        let keys = try decoder.onlyKnown(CodingKeys.self)
        format = try keys.decode(String.self, forKey: .format)
        separator = try keys.decodeIfPresent(String.self, forKey: .separator) ?? ","
        constants = try keys.decodeIfPresent([String: String].self, forKey: .constants)
        columns = try keys.decode([String: ColumnText].self, forKey: .columns)
        checks = try keys.decodeIfPresent([String: CheckText].self, forKey: .checks)
        attributes = try keys.decodeIfPresent([String].self, forKey: .attributes)
        ignored = try keys.decodeIfPresent([String].self, forKey: .ignored)
    }
}

/// A column as a map writes it.
struct ColumnText: Decodable {
    let field: String
    let read: String
    let pattern: String?
    let day: Int?
    let decimal: String?
    let thousands: String?
    let values: [String: String]?
    let optional: Bool?

    private enum CodingKeys: String, CodingKey, CaseIterable {
        case field, read, pattern, day, decimal, thousands, values, optional
    }

    init(from decoder: any Decoder) throws {
        let keys = try decoder.onlyKnown(CodingKeys.self)
        field = try keys.decode(String.self, forKey: .field)
        read = try keys.decode(String.self, forKey: .read)
        pattern = try keys.decodeIfPresent(String.self, forKey: .pattern)
        day = try keys.decodeIfPresent(Int.self, forKey: .day)
        decimal = try keys.decodeIfPresent(String.self, forKey: .decimal)
        thousands = try keys.decodeIfPresent(String.self, forKey: .thousands)
        values = try keys.decodeIfPresent([String: String].self, forKey: .values)
        optional = try keys.decodeIfPresent(Bool.self, forKey: .optional)
    }
}

/// A check as a map writes it.
struct CheckText: Decodable {
    let against: String
    let read: String
    let decimal: String?
    let thousands: String?
    let tolerance: String

    private enum CodingKeys: String, CodingKey, CaseIterable {
        case against, read, decimal, thousands, tolerance
    }

    init(from decoder: any Decoder) throws {
        let keys = try decoder.onlyKnown(CodingKeys.self)
        against = try keys.decode(String.self, forKey: .against)
        read = try keys.decode(String.self, forKey: .read)
        decimal = try keys.decodeIfPresent(String.self, forKey: .decimal)
        thousands = try keys.decodeIfPresent(String.self, forKey: .thousands)
        tolerance = try keys.decode(String.self, forKey: .tolerance)
    }
}

/// A map of figures as it is written.
package struct FigureMapText: Decodable {
    package let format: String
    package let groupBy: String
    package let figures: [String: String]

    private enum CodingKeys: String, CodingKey, CaseIterable {
        case format, groupBy, figures
    }

    package init(from decoder: any Decoder) throws {
        let keys = try decoder.onlyKnown(CodingKeys.self)
        format = try keys.decode(String.self, forKey: .format)
        groupBy = try keys.decode(String.self, forKey: .groupBy)
        figures = try keys.decode([String: String].self, forKey: .figures)
    }
}

extension Decoder {
    /// The keys of an object, when it has no other.
    /// - Throws: `input` with the path of the first unknown key and those that are known.
    func onlyKnown<Key: CodingKey & CaseIterable>(
        _ keys: Key.Type
    ) throws -> KeyedDecodingContainer<Key> {
        let known = Key.allCases.map(\.stringValue)
        let written = try container(keyedBy: AnyKey.self).allKeys.map(\.stringValue).sorted()
        if let unknown = written.first(where: { !known.contains($0) }) {
            let path = codingPath.map { $0.stringValue + "." }.joined()
            throw OfficeError.input(
                field: path + unknown, value: "unknown key",
                accepted: known.joined(separator: ", "))
        }
        return try container(keyedBy: Key.self)
    }
}

private struct AnyKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
}
