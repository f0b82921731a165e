import Foundation

/// A page of documentation: its lines outside code blocks, its headings and its links.
struct MarkdownFile: Sendable {
    /// Relative to the root of the package.
    let path: String
    let text: String

    /// The pages of the package.
    static func all(in root: URL) -> [MarkdownFile] {
        let folders = ["docs", "Scenarios", "Benchmarks", "Sources", "Tests"]
        let pages = folders.flatMap { SourceTree.paths(under: $0, of: root) }
        let atRoot = ["README.md", "CHANGELOG.md", "CONTRIBUTING.md"]
        return (atRoot + pages).filter { $0.hasSuffix(".md") }.compactMap { path in
            let text = try? String(contentsOf: root.appending(path: path), encoding: .utf8)
            return text.map { MarkdownFile(path: path, text: $0) }
        }
    }

    /// The lines outside fenced code, each with its number.
    var prose: [(number: Int, text: String)] {
        var isFenced = false
        var prose: [(number: Int, text: String)] = []
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            if line.hasPrefix("```") {
                isFenced.toggle()
            } else if !isFenced {
                prose.append((index + 1, String(line)))
            }
        }
        return prose
    }

    /// The targets of links in the text, as in `[text](target)`; those in `code` left out.
    var links: [(target: String, line: Int)] {
        prose.flatMap { line in
            let outsideCode = line.text.split(separator: "`", omittingEmptySubsequences: false)
                .enumerated().filter { $0.offset.isMultiple(of: 2) }.map(\.element).joined()
            return outsideCode.components(separatedBy: "](").dropFirst().compactMap { rest in
                rest.split(separator: ")").first.map { (String($0), line.number) }
            }
        }
    }

    /// The names by which links reach headings and marked rows.
    var anchors: Set<String> {
        let headings = prose.map(\.text).filter { $0.hasPrefix("#") }
        let marks = prose.flatMap { $0.text.components(separatedBy: "<a id=\"").dropFirst() }
        return Set(headings.map(Self.anchor(of:)) + marks.map { String($0.prefix { $0 != "\"" }) })
    }

    private static func anchor(of heading: String) -> String {
        let title = heading.drop { $0 == "#" || $0 == " " }.lowercased()
        let kept = title.filter { $0.isLetter || $0.isNumber || "- _".contains($0) }
        return kept.replacingOccurrences(of: " ", with: "-")
    }

    /// What is wrong with a link; nil when it leads somewhere.
    func fault(of target: String, in root: URL) -> String? {
        if target.contains("://") || target.hasPrefix("mailto:") { return nil }
        let parts = target.split(separator: "#", omittingEmptySubsequences: false).map(String.init)
        let place =
            parts[0].isEmpty
            ? path : (path as NSString).deletingLastPathComponent + "/" + parts[0]
        let file = root.appending(path: place).standardizedFileURL
        guard FileManager.default.fileExists(atPath: file.path) else { return "no such file" }
        guard parts.count > 1, place.hasSuffix(".md") else { return nil }
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        let page = MarkdownFile(path: place, text: text)
        return page.anchors.contains(parts[1]) ? nil : "no such heading"
    }
}
