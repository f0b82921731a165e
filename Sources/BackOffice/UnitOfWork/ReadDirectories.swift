package import Directories
import Formats
import FoundationEssentials

/// Reads directory files into a checked book.
///
/// - Parameter files: content by name, without the ending `.json`; those of a new installation
///   are `SeedFiles.all`.
/// - Parameter edition: where a ledger holds them, the one in which they were recorded. What was
///   retired since is passed over, and what came since is as in a new installation (constants,
///   days off by law); what counts debt is as it was.
/// - Throws: `DirectoryFault`, with every finding of the stage that failed: JSON that cannot be
///   decoded, rows that cannot be read, rules that do not agree.
package func readDirectories(
    from files: [(name: String, bytes: [UInt8])], version: Int64,
    recordedIn edition: Edition?
) throws(DirectoryFault) -> DirectoryBook {
    let seeds: DirectorySeeds
    do throws(DirectoryFlaw) {
        let given = try DirectorySeeds(decoding: JSONFiles(files))
        seeds = if let edition { try given.ofToday().recorded(in: edition) } else { given }
    } catch {
        throw DirectoryFault(findings: [error])
    }
    return try DirectoryBook(version: version, seeds: seeds)
}

extension DirectorySeeds {
    /// What a ledger holds, with what came since as in a new installation.
    fileprivate func ofToday() throws(DirectoryFlaw) -> DirectorySeeds {
        withConstantsOfToday.takingLaw(from: try JSONFiles(SeedFiles.all).file("calendars"))
    }
}

/// Directory files as JSON texts.
private struct JSONFiles: SeedSource {
    private let files: [String: [UInt8]]

    init(_ files: [(name: String, bytes: [UInt8])]) {
        self.files = Dictionary(files.map { ($0.name, $0.bytes) }) { _, last in last }
    }

    func file<Row: SeedRow>(_ name: String) throws(DirectoryFlaw) -> SeedFile<Row> {
        guard let bytes = files[name] else {
            throw DirectoryFlaw(
                file: name, row: "the file", field: "name", value: "missing",
                accepted: "a file of this name")
        }
        do {
            let file = try JSONDecoder().decode(SeedFile<Row>.self, from: Data(bytes))
            try refuseUnknownKeys(of: name, in: bytes, readAs: file)
            return file
        } catch let finding as DirectoryFlaw {
            throw finding
        } catch let error as DecodingError {
            throw error.finding(in: name)
        } catch {
            throw DirectoryFlaw(
                file: name, row: "the file", field: "JSON", value: "\(error)",
                accepted: "valid JSON")
        }
    }

    /// What was understood is written again: a key that is not there was not understood.
    private func refuseUnknownKeys(
        of name: String, in bytes: [UInt8], readAs file: some Encodable
    ) throws {
        var known: [String: Set<String>] = [:]
        for key in JSONKeyWalk(Array(try JSONEncoder().encode(file))) {
            known[key.object, default: []].insert(key.name)
        }
        for key in JSONKeyWalk(bytes) where known[key.object]?.contains(key.name) != true {
            throw DirectoryFlaw(
                file: name, row: key.path.isEmpty ? "the file" : key.path, field: "key",
                value: key.name,
                accepted: (known[key.object] ?? []).sorted().joined(separator: ", "))
        }
    }
}

extension DecodingError {
    /// What went wrong, with the file and the path inside its JSON.
    fileprivate func finding(in file: String) -> DirectoryFlaw {
        switch self {
        case .keyNotFound(let key, let context):
            context.finding(in: file, field: key.stringValue, accepted: "a value")
        case .typeMismatch(let type, let context), .valueNotFound(let type, let context):
            context.finding(in: file, field: "JSON", accepted: "\(type)")
        case .dataCorrupted(let context):
            context.finding(in: file, field: "JSON", accepted: "valid JSON")
        @unknown default:
            Context(codingPath: [], debugDescription: "\(self)")
                .finding(in: file, field: "JSON", accepted: "valid JSON")
        }
    }
}

extension DecodingError.Context {
    fileprivate func finding(
        in file: String, field: String, accepted: String
    ) -> DirectoryFlaw {
        let path = codingPath.map { key in
            key.intValue.map { "[\($0)]" } ?? ".\(key.stringValue)"
        }.joined()
        return DirectoryFlaw(
            file: file, row: path.isEmpty ? "the file" : path, field: field,
            value: debugDescription, accepted: accepted)
    }
}
