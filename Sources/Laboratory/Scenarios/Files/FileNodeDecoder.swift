import BackOffice

/// Decodes values of a scenario file: a scalar becomes what the asker wants it to be.
///
/// So `ratePercent: 20` is a text where the directory keeps texts and a number where it keeps
/// numbers, and what cannot be read is told with its place.
struct FileNodeDecoder: Decoder {
    let node: FileNode
    let codingPath: [any CodingKey] = []
    let userInfo: [CodingUserInfoKey: Any] = [:]

    init(_ node: FileNode) { self.node = node }

    func container<Key: CodingKey>(
        keyedBy type: Key.Type
    ) throws -> KeyedDecodingContainer<Key> {
        _ = try node.entries("a mapping")
        return KeyedDecodingContainer(KeyedNode<Key>(node: node))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        guard case .list(let list) = node.content else {
            throw node.flaw("expected a list, not \(node.kind)")
        }
        return ListNode(list: list, end: node)
    }

    func singleValueContainer() throws -> any SingleValueDecodingContainer {
        SingleNode(node: node)
    }

    /// Decodes a value, and gives what its type throws the place of the node.
    static func decode<Value: Decodable>(
        _ type: Value.Type, _ node: FileNode
    ) throws(ScenarioFlaw) -> Value {
        do {
            return try Value(from: FileNodeDecoder(node))
        } catch let flaw as ScenarioFlaw {
            throw flaw
        } catch let error as DecodingError {
            throw node.flaw(OfficeError.accepted(by: error))
        } catch {
            throw node.flaw(OfficeError(error, nil).message)
        }
    }
}

extension OfficeError {
    fileprivate static func accepted(by error: DecodingError) -> String { error.asInput.message }
}

private struct KeyedNode<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let node: FileNode
    let codingPath: [any CodingKey] = []

    var allKeys: [Key] {
        guard case .mapping(let entries) = node.content else { return [] }
        return entries.compactMap { Key(stringValue: $0.key) }
    }

    func contains(_ key: Key) -> Bool { node.value(key.stringValue) != nil }

    func decodeNil(forKey key: Key) throws -> Bool { try value(key).isNothing }

    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        try FileNodeDecoder.decode(type, value(key))
    }

    private func value(_ key: Key) throws -> FileNode {
        guard let value = node.value(key.stringValue) else {
            throw node.flaw("the key \"\(key.stringValue)\" is required")
        }
        return value
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> {
        try FileNodeDecoder(value(key)).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try FileNodeDecoder(value(key)).unkeyedContainer()
    }

    func superDecoder() throws -> any Decoder { FileNodeDecoder(node) }

    func superDecoder(forKey key: Key) throws -> any Decoder { FileNodeDecoder(try value(key)) }
}

private struct ListNode: UnkeyedDecodingContainer {
    let list: [FileNode]
    /// Where the list stands, for what it lacks.
    let end: FileNode
    let codingPath: [any CodingKey] = []
    private(set) var currentIndex = 0

    init(list: [FileNode], end: FileNode) {
        self.list = list
        self.end = end
    }

    var count: Int? { list.count }
    var isAtEnd: Bool { currentIndex >= list.count }

    mutating func decodeNil() throws -> Bool {
        guard !isAtEnd, list[currentIndex].isNothing else { return false }
        currentIndex += 1
        return true
    }

    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        try FileNodeDecoder.decode(type, next())
    }

    private mutating func next() throws -> FileNode {
        guard !isAtEnd else { throw end.flaw("the list is too short") }
        currentIndex += 1
        return list[currentIndex - 1]
    }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type
    ) throws -> KeyedDecodingContainer<Nested> {
        try FileNodeDecoder(next()).container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        try FileNodeDecoder(next()).unkeyedContainer()
    }

    mutating func superDecoder() throws -> any Decoder { FileNodeDecoder(try next()) }
}

private struct SingleNode: SingleValueDecodingContainer {
    let node: FileNode
    let codingPath: [any CodingKey] = []

    func decodeNil() -> Bool { node.isNothing }

    func decode(_ type: String.Type) throws -> String { try node.text("a text") }

    func decode(_ type: Bool.Type) throws -> Bool { try node.flag() }

    func decode(_ type: Double.Type) throws -> Double { throw inexact }

    func decode(_ type: Float.Type) throws -> Float { throw inexact }

    func decode<Whole: FixedWidthInteger & Decodable>(_ type: Whole.Type) throws -> Whole {
        let text = try node.text("a whole number")
        guard let whole = Whole(text) else {
            throw node.flaw("expected a whole number, not \"\(text)\"")
        }
        return whole
    }

    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        try FileNodeDecoder.decode(type, node)
    }

    private var inexact: ScenarioFlaw { node.flaw("nothing here is counted in fractions") }
}
