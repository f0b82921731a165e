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
    let source = JSONFiles(files, isOfLedger: edition != nil)
    let given = try source.decoded()
    guard let edition else { return try DirectoryBook(version: version, seeds: given) }
    let today = JSONFiles(SeedFiles.all, isOfLedger: false)
    let seeds = given.withConstantsOfToday.takingLaw(from: today.file("calendars"))
        .takingDocuments(from: today.file("document-types")).recorded(in: edition)
    return try DirectoryBook(version: version, seeds: seeds)
}

/// Every finding in files that cannot be decoded; empty when all can.
func directoryFlaws(decoding files: [String: String]) -> [DirectoryFlaw] {
    let bytes = files.map { (name: $0.key, bytes: Array($0.value.utf8)) }
    do throws(DirectoryFault) {
        _ = try JSONFiles(bytes, isOfLedger: true).decoded()
        return []
    } catch {
        return error.findings
    }
}

/// The text of a directory that a ledger was begun without; nil for one that every ledger has.
func introducedDirectory(_ name: String) -> [UInt8]? {
    guard DirectoryFile.introduced.contains(name) else { return nil }
    return SeedFiles.all.first { $0.name == name }?.bytes
}

/// Directory files as JSON texts.
///
/// It is a class because it remembers what could not be decoded while others go on.
private final class JSONFiles: SeedSource {
    private let files: [String: [UInt8]]
    private let isOfLedger: Bool
    private var findings: [DirectoryFlaw] = []

    init(_ files: [(name: String, bytes: [UInt8])], isOfLedger: Bool) {
        self.files = Dictionary(files.map { ($0.name, $0.bytes) }) { _, last in last }
        self.isOfLedger = isOfLedger
    }

    /// All files, or every finding in any of them.
    func decoded() throws(DirectoryFault) -> DirectorySeeds {
        do throws(DirectoryFlaw) {
            let seeds = try DirectorySeeds(decoding: self)
            if findings.isEmpty { return seeds }
        } catch {
            findings.append(error)
        }
        throw DirectoryFault(findings: findings)
    }

    func file<Row: SeedRow>(_ name: String) -> SeedFile<Row> {
        guard let bytes = files[name] ?? (isOfLedger ? introducedDirectory(name) : nil) else {
            findings.append(
                DirectoryFlaw(
                    file: name, row: "the file", field: "name", value: "missing",
                    accepted: "a file of this name"))
            return .empty
        }
        do {
            let file = try JSONDecoder().decode(GivenFile<Row>.self, from: Data(bytes))
            findings += file.rows.compactMap(\.flaw).map { $0.finding(in: name) }
            let read = file.read
            // A row that was not understood has keys that are not written again.
            if read.rows.count == file.rows.count {
                try noteUnknownKeys(of: name, in: bytes, readAs: read)
            }
            return read
        } catch let error as DecodingError {
            findings.append(error.finding(in: name))
        } catch {
            findings.append(
                DirectoryFlaw(
                    file: name, row: "the file", field: "JSON", value: "\(error)",
                    accepted: "valid JSON"))
        }
        return .empty
    }

    /// What was understood is written again: a key that is not there was not understood.
    private func noteUnknownKeys(
        of name: String, in bytes: [UInt8], readAs file: some Encodable
    ) throws {
        var known: [String: Set<String>] = [:]
        for key in JSONKeyWalk(Array(try JSONEncoder().encode(file))) {
            known[key.object, default: []].insert(key.name)
        }
        for key in JSONKeyWalk(bytes) where known[key.object]?.contains(key.name) != true {
            findings.append(
                DirectoryFlaw(
                    file: name, row: key.path.isEmpty ? "the file" : key.path, field: "key",
                    value: key.name,
                    accepted: (known[key.object] ?? []).sorted().joined(separator: ", ")))
        }
    }
}

/// A file whose rows are read one by one, so that each says what is wrong with it.
private struct GivenFile<Row: SeedRow>: Decodable {
    let source: String
    let validFrom: String
    let rows: [GivenRow<Row>]

    var read: SeedFile<Row> {
        SeedFile(source: source, validFrom: validFrom, rows: rows.compactMap(\.row))
    }
}

/// A row, or why it is none.
private struct GivenRow<Row: SeedRow>: Decodable {
    let row: Row?
    let flaw: DecodingError?

    init(from decoder: any Decoder) throws {
        do {
            row = try Row(from: decoder)
            flaw = nil
        } catch let error as DecodingError {
            row = nil
            flaw = error
        }
    }
}

extension SeedFile {
    /// What stands for a file that could not be decoded while the others are.
    fileprivate static var empty: SeedFile { SeedFile(source: "", validFrom: "", rows: []) }
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
