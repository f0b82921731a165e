import Foundation
import Testing

/// Draws the rooms in `docs/architecture.md` from the manifest; `UPDATE_GOLDEN=1` draws anew.
@Suite struct `The picture of the rooms` {
    private static let path = "docs/architecture.md"
    private static let opening = "<!-- drawn by RoomsPictureTests from Package.swift -->\n"

    @Test func `is that of the manifest`() throws {
        let manifest = try #require(SourceTree.package.files.first { $0.path == "Package.swift" })
        let rooms = ManifestTarget.all(in: manifest.code).filter(\.isRoom)
        #expect(rooms.count > 7)
        let file = SourceTree.package.root.appending(path: Self.path)
        let page = try String(contentsOf: file, encoding: .utf8)
        let parts = page.components(separatedBy: Self.opening)
        try #require(parts.count == 2, "the page says once where the picture stands")
        let rest = try #require(parts[1].range(of: "\n```\n"))
        let drawn = parts[0] + Self.opening + Self.picture(of: rooms)
        try expect(drawn + parts[1][rest.upperBound...], toBeKeptIn: Self.path)
    }

    @Test func `leaves an arrow out where a longer way says the same`() {
        let text = """
            .target(name: "A"), .target(name: "B", dependencies: ["A", grdb]),
            .target(name: "C", dependencies: ["A", "B"])
            """
        let targets = ManifestTarget.all(in: Lexer.tokens(of: text))
        #expect(
            Self.picture(of: targets) == """
                ```mermaid
                flowchart BT
                    A
                    B --> A
                    C --> B
                ```

                """)
    }

    private static func picture(of rooms: [ManifestTarget]) -> String {
        let below = Dictionary(uniqueKeysWithValues: rooms.map { ($0.name, $0.dependencies) })
        let lines = rooms.flatMap { room -> [String] in
            let direct = room.dependencies.filter { below[$0] != nil }
            let longer = direct.reduce(into: Set<String>()) { reached, other in
                reached.formUnion(reachable(from: other, below))
            }
            let arrows = direct.filter { !longer.contains($0) }
            return arrows.isEmpty ? [room.name] : arrows.map { "\(room.name) --> \($0)" }
        }
        let drawing = lines.map { "    \($0)\n" }.joined()
        return "```mermaid\nflowchart BT\n\(drawing)```\n"
    }

    /// The rooms that a room sees, and what those see.
    private static func reachable(
        from room: String, _ below: [String: [String]]
    ) -> Set<String> {
        var reached: Set<String> = []
        var waiting = below[room] ?? []
        while let next = waiting.popLast() {
            if reached.insert(next).inserted { waiting += below[next] ?? [] }
        }
        return reached
    }
}
