import Foundation
import Testing

private let root = SourceTree.package.root
private let pages = MarkdownFile.all(in: root)

private func page(_ path: String) throws -> MarkdownFile {
    try #require(pages.first { $0.path == path }, "\(path) is missing")
}

@Test func `every relative link in the documentation leads somewhere`() {
    for page in pages {
        for link in page.links {
            if let fault = page.fault(of: link.target, in: root) {
                Issue.record("\(page.path):\(link.line): \(link.target): \(fault)")
            }
        }
    }
}

@Test(arguments: [
    ("README.md", true), ("docs/../README.md", true), ("https://example.org/x", true),
    ("docs/nowhere.md", false), ("docs/house.md#who-may-import-whom", true),
    ("docs/house.md#no-such-heading", false),
])
func `a link that leads nowhere is found`(target: String, leads: Bool) {
    let page = MarkdownFile(path: "CONTRIBUTING.md", text: "See [here](\(target)).")
    #expect(page.links.map(\.target) == [target])
    #expect((page.fault(of: target, in: root) == nil) == leads)
}

@Test func `links in code are not links`() {
    let page = MarkdownFile(path: "a.md", text: "`[a](b)` [c](d)\n```\n[e](f)\n```\n[g](h)")
    #expect(page.links.map(\.target) == ["d", "h"])
}

@Test(arguments: ["demo", "test"])
func `the readme names each of its two commands and the script knows it`(
    command: String
) throws {
    #expect(try page("README.md").text.contains("./run \(command)"))
    let script = root.appending(path: "run")
    #expect(FileManager.default.isExecutableFile(atPath: script.path))
    let text = try String(contentsOf: script, encoding: .utf8)
    #expect(text.contains("\n    \(command)) "), "a branch `\(command))` of the last `case`")
}

@Test func `every page of the docs can be reached from the readme`() throws {
    var reached: Set<String> = []
    var waiting = ["README.md"]
    while let path = waiting.popLast() {
        guard reached.insert(path).inserted, let page = pages.first(where: { $0.path == path })
        else { continue }
        let folder = (path as NSString).deletingLastPathComponent
        for link in page.links where !link.target.contains("://") {
            let target = String(link.target.prefix { $0 != "#" })
            waiting.append((folder as NSString).appendingPathComponent(target).standardizedPath)
        }
    }
    let lost = pages.map(\.path).filter { $0.hasPrefix("docs/") && !reached.contains($0) }
    #expect(lost == [])
}

@Test func `decisions are numbered without a gap and have at most thirty lines`() throws {
    let decisions = pages.filter { $0.path.hasPrefix("docs/decisions/0") }
    #expect(!decisions.isEmpty)
    for (index, decision) in decisions.enumerated() {
        let number = String(repeating: "0", count: 4 - "\(index)".count) + "\(index)"
        #expect(decision.path.hasPrefix("docs/decisions/\(number)-"))
        let lines = decision.text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count - 1 <= 30, "\(decision.path)")
    }
}

@Test func `a decision that adds to another is named there as its amendment`() {
    let decisions = pages.filter { $0.path.hasPrefix("docs/decisions/0") }
    let additions = decisions.flatMap { pairs(in: $0, after: "Adds to: ") }
    let amendments = decisions.flatMap { pairs(in: $0, after: "Amended by: ") }
    #expect(!additions.isEmpty)
    #expect(Set(additions) == Set(amendments.map { [$0[1], $0[0]] }))
}

/// The number of a decision with each number that its status links behind a word.
private func pairs(in decision: MarkdownFile, after word: String) -> [[String]] {
    let status = decision.prose.first { $0.text.hasPrefix("Status: ") }?.text ?? ""
    guard let found = status.range(of: word) else { return [] }
    let list = status[found.upperBound...].prefix { $0 != "·" }
    let own = decision.path.dropFirst("docs/decisions/".count).prefix(4)
    return list.components(separatedBy: "](").dropFirst().map {
        [String(own), String($0.prefix(4))]
    }
}

@Test func `the changelog has a place for what is not released`() throws {
    #expect(try page("CHANGELOG.md").anchors.contains("unreleased"))
}

@Test(arguments: Room.all)
func `the page of the house names every room`(room: Room) throws {
    #expect(try page("docs/house.md").text.contains("`\(room.name)`"))
}

extension String {
    /// The path without `.` and `..`.
    fileprivate var standardizedPath: String { (self as NSString).standardizingPath }
}
