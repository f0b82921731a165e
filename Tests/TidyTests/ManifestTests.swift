import Testing

/// What a target of the manifest depends on, as written in `Package.swift`.
private struct Target {
    let name: String
    let dependencies: [String]

    /// The targets in the code of a manifest that are not tests.
    static func all(in code: [Token]) -> [Target] {
        let starts = code.indices.filter {
            ["target", "executableTarget"].contains(code[$0].text) && code[$0 - 1].text == "."
        }
        return starts.map { start in
            var depth = 0
            let end = code[start...].firstIndex { token in
                if token.text == "(" && token.kind == .mark { depth += 1 }
                if token.text == ")" && token.kind == .mark { depth -= 1 }
                return depth == 0 && token.text == ")"
            }
            return Target(written: Array(code[start..<(end ?? code.endIndex)]))
        }
    }

    private init(written code: [Token]) {
        name = code.first(where: \.isString)?.text ?? ""
        let list = code.firstIndex { $0.text == "dependencies" } ?? code.endIndex
        let rest = code[list...].prefix { $0.text != "]" }
        dependencies = rest.filter(\.isString).map(\.text)
    }
}

@Test(arguments: Room.all)
func `the manifest gives a room no more than the law`(room: Room) throws {
    let manifest = try #require(SourceTree.package.files.first { $0.path == "Package.swift" })
    let target = try #require(Target.all(in: manifest.code).first { $0.name == room.name })
    let ours = Set(Room.all.map(\.name))
    #expect(Set(target.dependencies).intersection(ours).subtracting(room.mayImport) == [])
}

@Test func `a dependency too many in the manifest is seen`() {
    let text = """
        .target(name: "A", dependencies: ["B", grdb], swiftSettings: strict),
        .target(name: "C", swiftSettings: strict),
        .testTarget(name: "ATests", dependencies: ["A"]),
        """
    let targets = Target.all(in: Lexer.tokens(of: text))
    #expect(targets.map(\.name) == ["A", "C"])
    #expect(targets.map(\.dependencies) == [["B"], []])
}
