import BackOffice
import Yams

extension FileNode {
    /// Aliases may make a small file large; this many values are read and no more.
    private static let nodesMax = 100_000
    private static let bytesMax = 1 << 20

    /// Reads a text as YAML, of which JSON is a part.
    ///
    /// - Throws: the place of what is not YAML, of a key that is given twice or is no text, and
    ///   of what exceeds the size of a scenario.
    init(yaml bytes: [UInt8]) throws(ScenarioFlaw) {
        guard bytes.count <= Self.bytesMax else {
            throw ScenarioFlaw(.start, "a scenario has at most \(Self.bytesMax) bytes")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw ScenarioFlaw(.start, "the file is not written in UTF-8")
        }
        let root: Node?
        do {
            root = try compose(yaml: text)
        } catch let error as YamlError {
            throw ScenarioFlaw(error)
        } catch {
            throw ScenarioFlaw(.start, "\(error)")
        }
        guard let root else { throw ScenarioFlaw(.start, "the file is empty") }
        var left = Self.nodesMax
        try self.init(root, &left)
    }

    private init(_ node: Node, _ left: inout Int) throws(ScenarioFlaw) {
        let place = FilePosition(node.mark)
        left -= 1
        guard left > 0 else {
            throw ScenarioFlaw(place, "the file holds more than \(Self.nodesMax) values")
        }
        self.place = place
        switch node {
        case .scalar(let scalar):
            let isPlain = scalar.style == .plain
            let isNothing = isPlain && ["", "~", "null"].contains(scalar.string)
            content = isNothing ? .nothing : .scalar(scalar.string)
        case .sequence(let sequence):
            var list: [FileNode] = []
            for element in sequence { list.append(try FileNode(element, &left)) }
            content = .list(list)
        case .mapping(let mapping):
            var entries: [FileEntry] = []
            for (key, value) in mapping {
                guard case .scalar(let scalar) = key else {
                    throw ScenarioFlaw(FilePosition(key.mark), "a key is one text")
                }
                entries.append(
                    FileEntry(
                        key: scalar.string, place: FilePosition(key.mark),
                        value: try FileNode(value, &left)))
            }
            content = .mapping(entries)
        case .alias:
            throw ScenarioFlaw(place, "an alias that stands for nothing")
        }
    }
}

extension FilePosition {
    fileprivate init(_ mark: Mark?) {
        self.init(line: mark?.line ?? 1, column: mark?.column ?? 1)
    }
}

extension ScenarioFlaw {
    fileprivate init(_ error: YamlError) {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            self.init(FilePosition(mark), problem)
        case .duplicatedKeysInMapping(let keys, let context):
            let names = keys.sorted().map { "\"\($0)\"" }.joined(separator: ", ")
            self.init(FilePosition(context.mark), "the key \(names) is given twice")
        case .reader(let problem, _, _, _), .writer(let problem), .emitter(let problem),
            .representer(let problem):
            self.init(.start, problem)
        case .no, .memory, .dataCouldNotBeDecoded:
            self.init(.start, "the file cannot be read")
        }
    }
}
