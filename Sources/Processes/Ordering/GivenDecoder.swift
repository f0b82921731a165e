/// Decodes an order from texts by name: each becomes what its property wants it to be.
struct GivenDecoder: Decoder {
    let given: [String: String]
    let codingPath: [any CodingKey] = []
    let userInfo: [CodingUserInfoKey: Any] = [:]

    init(_ given: [String: String]) { self.given = given }

    func container<Key: CodingKey>(
        keyedBy type: Key.Type
    ) throws -> KeyedDecodingContainer<Key> {
        KeyedDecodingContainer(GivenFields<Key>(given: given))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer { throw unexpected("a list") }

    func singleValueContainer() throws -> any SingleValueDecodingContainer {
        throw unexpected("a single value")
    }
}

private struct GivenFields<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let given: [String: String]
    let codingPath: [any CodingKey] = []

    var allKeys: [Key] { given.keys.sorted().compactMap { Key(stringValue: $0) } }

    func contains(_ key: Key) -> Bool { given[key.stringValue] != nil }

    func decodeNil(forKey key: Key) throws -> Bool { !contains(key) }

    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        guard let text = given[key.stringValue] else { throw unexpected("no \(key.stringValue)") }
        return try Value(from: GivenValue(text: text))
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> {
        throw unexpected("an object")
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        throw unexpected("a list")
    }

    func superDecoder() throws -> any Decoder { GivenDecoder(given) }

    func superDecoder(forKey key: Key) throws -> any Decoder { throw unexpected("an object") }
}

/// The text of one field.
private struct GivenValue: Decoder, SingleValueDecodingContainer {
    let text: String
    let codingPath: [any CodingKey] = []
    let userInfo: [CodingUserInfoKey: Any] = [:]

    init(text: String) { self.text = text }

    func container<Key: CodingKey>(
        keyedBy type: Key.Type
    ) throws -> KeyedDecodingContainer<Key> {
        throw unexpected("an object")
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer { throw unexpected("a list") }

    func singleValueContainer() throws -> any SingleValueDecodingContainer { self }

    func decodeNil() -> Bool { false }

    func decode(_ type: String.Type) throws -> String { text }

    func decode(_ type: Bool.Type) throws -> Bool { try read(Bool(text)) }

    func decode<Inexact: BinaryFloatingPoint & Decodable>(
        _ type: Inexact.Type
    ) throws -> Inexact {
        throw unexpected("an inexact number")
    }

    func decode<Whole: FixedWidthInteger & Decodable>(_ type: Whole.Type) throws -> Whole {
        try read(Whole(text))
    }

    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try Value(from: self) }

    private func read<Value>(_ value: Value?) throws -> Value {
        guard let value else { throw unexpected("\"\(text)\" where a \(Value.self) is wanted") }
        return value
    }
}

/// What a decoder is asked for that no field of an order holds.
private func unexpected(_ what: String) -> DecodingError {
    .dataCorrupted(DecodingError.Context(codingPath: [], debugDescription: what))
}
