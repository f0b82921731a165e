import Testing

@Test(arguments: Room.all)
func `the manifest gives a room no more than the law`(room: Room) throws {
    let manifest = try #require(SourceTree.package.files.first { $0.path == "Package.swift" })
    let targets = ManifestTarget.all(in: manifest.code)
    let target = try #require(targets.first { $0.name == room.name })
    let ours = Set(Room.all.map(\.name))
    #expect(Set(target.dependencies).intersection(ours).subtracting(room.mayImport) == [])
}

@Test func `a dependency too many in the manifest is seen`() {
    let text = """
        .target(name: "A", dependencies: ["B", grdb], swiftSettings: strict),
        .target(name: "C", path: "Benchmarks/C", swiftSettings: strict),
        .testTarget(name: "ATests", dependencies: ["A"]),
        """
    let targets = ManifestTarget.all(in: Lexer.tokens(of: text))
    #expect(targets.map(\.name) == ["A", "C"])
    #expect(targets.map(\.dependencies) == [["B"], []])
    #expect(targets.map(\.isRoom) == [true, false])
}
