/// A JSON value with the difference kept between a whole number, another number and a text.
package indirect enum JSONValue: Hashable, Sendable {
    case null
    case flag(Bool)
    case integer(Int64)
    /// A number that is not whole, or too large to be counted.
    case number
    case text(String)
    case list([JSONValue])
    case object([String: JSONValue])

    /// What it is, for a message.
    package var kind: String {
        switch self {
        case .null: "null"
        case .flag(let flag): "\(flag)"
        case .integer(let count): "the number \(count)"
        case .number: "a number"
        case .text(let text): "\"\(text)\""
        case .list: "a list"
        case .object: "an object"
        }
    }
}

extension JSONValue: Decodable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        self =
            container.decodeNil()
            ? .null
            : container.value(String.self).map(JSONValue.text)
                ?? container.value(Int64.self).map(JSONValue.integer)
                ?? container.value([JSONValue].self).map(JSONValue.list)
                ?? container.value(Bool.self).map(JSONValue.flag)
                ?? container.value([String: JSONValue].self).map(JSONValue.object)
                ?? .number
    }
}

extension JSONValue: Encodable {
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .flag(let flag): try container.encode(flag)
        case .integer(let count): try container.encode(count)
        case .number:
            throw EncodingError.invalidValue(
                self, EncodingError.Context(codingPath: [], debugDescription: "no whole number"))
        case .text(let text): try container.encode(text)
        case .list(let list): try container.encode(list)
        case .object(let object): try container.encode(object)
        }
    }
}

extension SingleValueDecodingContainer {
    /// The value when it is of this type.
    fileprivate func value<Value: Decodable>(_ type: Value.Type) -> Value? {
        switch Result(catching: { try decode(type) }) {
        case .success(let value): value
        case .failure: nil
        }
    }
}
