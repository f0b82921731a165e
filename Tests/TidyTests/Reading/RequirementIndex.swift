import Foundation

/// The pages of `docs/requirements`: each code once, with what holds it.
struct RequirementIndex: Sendable {
    /// A line of the index.
    struct Entry: Sendable {
        let path: String
        let line: Int
        let codes: [String]
        let anchor: String
        let requirement: String
        let holders: [Holder]
        /// What stands where the holders stand.
        let held: String
    }

    /// A test, as in `StopTests: interest stops alone`.
    struct Holder: Sendable, Hashable {
        let file: String
        let name: String
    }

    let entries: [Entry]

    static let package = RequirementIndex(
        MarkdownFile.all(in: SourceTree.package.root)
            .filter { $0.path.hasPrefix("docs/requirements/") })

    init(_ pages: [MarkdownFile]) {
        entries = pages.flatMap { page in
            page.prose.compactMap { Entry(path: page.path, number: $0.number, text: $0.text) }
        }
    }

    var codes: Set<String> { Set(entries.flatMap(\.codes)) }
}

extension RequirementIndex.Entry {
    /// A row `| <a id="d-3.2"></a>D-3.2 | what is required | what holds it |`; nil for others.
    init?(path: String, number: Int, text: String) {
        let cells = text.components(separatedBy: " | ")
        let opening = "| <a id=\""
        guard cells.count > 2, cells[0].hasPrefix(opening) else { return nil }
        let parts = cells[0].dropFirst(opening.count).components(separatedBy: "\"></a>")
        guard parts.count == 2 else { return nil }
        self.path = path
        line = number
        anchor = parts[0]
        codes = Citation.codes(of: parts[1][...])
        requirement = cells[1]
        held = cells[2...].joined(separator: " | ")
        let spans = held.components(separatedBy: "`").enumerated()
            .filter { !$0.offset.isMultiple(of: 2) }.map(\.element)
        holders = spans.compactMap { span in
            guard let colon = span.range(of: ": ") else { return nil }
            return RequirementIndex.Holder(
                file: String(span[..<colon.lowerBound]), name: String(span[colon.upperBound...]))
        }
    }
}
