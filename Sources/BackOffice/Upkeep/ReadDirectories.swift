package import Directories
import FoundationEssentials

/// Reads directory files into a checked book.
///
/// - Parameter files: content by name, without the ending `.json`; those of a new installation
///   are `SeedFiles.all`.
/// - Throws: `DirectoryFault`, with every finding of the stage that failed: JSON that cannot be
///   decoded, rows that cannot be read, rules that do not agree.
package func readDirectories(
    from files: [(name: String, bytes: [UInt8])], version: Int64
) throws(DirectoryFault) -> DirectoryBook {
    let seeds: DirectorySeeds
    do {
        seeds = try DirectorySeeds(decoding: JSONFiles(files))
    } catch let finding as DirectoryFinding {
        throw DirectoryFault(findings: [finding])
    } catch {
        preconditionFailure("decoding gives findings only, not \(error)")
    }
    return try DirectoryBook(version: version, seeds: seeds)
}

/// Directory files as JSON texts.
private struct JSONFiles: SeedSource {
    private let files: [String: [UInt8]]

    init(_ files: [(name: String, bytes: [UInt8])]) {
        self.files = Dictionary(files.map { ($0.name, $0.bytes) }) { _, last in last }
    }

    func file<Row: SeedRow>(_ name: String) throws -> SeedFile<Row> {
        guard let bytes = files[name] else {
            throw DirectoryFinding(
                file: name, row: "the file", field: "name", value: "missing",
                accepted: "a file of this name")
        }
        do {
            let data = Data(bytes)
            let file = try JSONDecoder().decode(SeedFile<Row>.self, from: data)
            try refuseUnknownKeys(of: name, in: data, readAs: file)
            return file
        } catch let error as DecodingError {
            throw error.finding(in: name)
        }
    }

    /// A misspelt optional key would be passed over in silence; this finds it.
    private func refuseUnknownKeys(
        of name: String, in data: Data, readAs file: some Encodable
    ) throws {
        let written = try JSONDecoder().decode(JSONTree.self, from: data)
        let understood = try JSONDecoder().decode(
            JSONTree.self, from: JSONEncoder().encode(file))
        guard let (path, accepted) = written.keyUnknown(to: understood, at: "") else { return }
        throw DirectoryFinding(
            file: name, row: path, field: "key", value: "unknown", accepted: accepted)
    }
}

/// The keys of a JSON text, whatever the values.
private indirect enum JSONTree: Decodable {
    case object([String: JSONTree])
    case list([JSONTree])
    case value

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let object = Result(catching: { try container.decode([String: JSONTree].self) })
            .value
        {
            self = .object(object)
        } else if let list = Result(catching: { try container.decode([JSONTree].self) }).value {
            self = .list(list)
        } else {
            self = .value
        }
    }

    /// The path of the first key that `other` does not have, and the keys it has there.
    func keyUnknown(to other: JSONTree, at path: String) -> (path: String, accepted: String)? {
        switch (self, other) {
        case (.object(let mine), .object(let theirs)):
            for key in mine.keys.sorted() {
                guard let known = theirs[key] else {
                    return ("\(path).\(key)", theirs.keys.sorted().joined(separator: ", "))
                }
                if let found = mine[key]?.keyUnknown(to: known, at: "\(path).\(key)") {
                    return found
                }
            }
            return nil
        case (.list(let mine), .list(let theirs)):
            for (place, pair) in zip(mine, theirs).enumerated() {
                if let found = pair.0.keyUnknown(to: pair.1, at: "\(path)[\(place)]") {
                    return found
                }
            }
            return nil
        case (.object, .list), (.object, .value), (.list, .object), (.list, .value),
            (.value, .object), (.value, .list), (.value, .value):
            return nil
        }
    }
}

extension Result {
    fileprivate var value: Success? {
        switch self {
        case .success(let value): value
        case .failure: nil
        }
    }
}

extension DecodingError {
    /// What went wrong, with the file and the path inside its JSON.
    fileprivate func finding(in file: String) -> DirectoryFinding {
        func finding(_ context: Context, field: String?, accepted: String) -> DirectoryFinding {
            let path = context.codingPath.map { key in
                key.intValue.map { "[\($0)]" } ?? ".\(key.stringValue)"
            }.joined()
            return DirectoryFinding(
                file: file, row: path.isEmpty ? "the file" : path, field: field ?? "JSON",
                value: context.debugDescription, accepted: accepted)
        }
        return switch self {
        case .keyNotFound(let key, let context):
            finding(context, field: key.stringValue, accepted: "a value under this key")
        case .typeMismatch(let type, let context), .valueNotFound(let type, let context):
            finding(context, field: nil, accepted: "\(type)")
        case .dataCorrupted(let context): finding(context, field: nil, accepted: "valid JSON")
        @unknown default:
            DirectoryFinding(
                file: file, row: "the file", field: "JSON", value: "\(self)",
                accepted: "valid JSON")
        }
    }
}
