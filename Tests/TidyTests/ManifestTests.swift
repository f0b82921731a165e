import Testing

private let ours = Set((Room.all + Room.kits).map(\.name))

private func target(_ name: String) throws -> ManifestTarget {
    let manifest = try #require(SourceTree.package.files.first { $0.path == "Package.swift" })
    return try #require(ManifestTarget.all(in: manifest.code).first { $0.name == name })
}

@Test(arguments: Room.all + Room.kits)
func `the manifest gives a room no more than the law`(room: Room) throws {
    let given = try Set(target(room.name).dependencies)
    #expect(given.intersection(ours).subtracting(room.mayImport) == [])
}

@Test(arguments: Room.all.filter(\.isPure))
func `tests of a pure room are given what the room is, and no ledger`(room: Room) throws {
    let given = try Set(target(room.name + "Tests").dependencies)
    let lawful = room.mayImport.union([room.name, "TestHouse"])
    #expect(given.intersection(ours).subtracting(lawful) == [])
}

@Test func `a dependency too many in the manifest is seen`() {
    let text = """
        .target(name: "A", dependencies: ["B", grdb], swiftSettings: strict),
        .target(name: "C", path: "Benchmarks/C", swiftSettings: strict),
        .testTarget(name: "ATests", dependencies: ["A"]),
        """
    let targets = ManifestTarget.all(in: Lexer.tokens(of: text))
    #expect(targets.map(\.name) == ["A", "C", "ATests"])
    #expect(targets.map(\.dependencies) == [["B"], [], ["A"]])
    #expect(targets.map(\.isRoom) == [true, false, false])
}
