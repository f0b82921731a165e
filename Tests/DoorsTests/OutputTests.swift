import Foundation
import Testing

/// What a file is, by every name it can be given.
private struct OutputKind: Sendable {
    let path: String
    let status: Int32
    let said: String
    /// Whether `--replace` changes the answer to 0.
    let yields: Bool

    init(_ path: String, _ status: Int32, _ said: String, yields: Bool = false) {
        self.path = path
        self.status = status
        self.said = said
        self.yields = yields
    }

    static let all =
        [
            OutputKind("book.tranche", 64, "is not accepted"),
            OutputKind("./book.tranche", 64, "is not accepted"),
            OutputKind("sub/../book.tranche", 64, "is not accepted"),
            OutputKind("FOLDER/book.tranche", 64, "is not accepted"),
            OutputKind("soft", 64, "is not accepted"),
            OutputKind("sub/soft", 64, "is not accepted"),
            OutputKind("hard", 64, "is not accepted"),
            OutputKind("book.tranche-wal", 64, "the wal of"),
            OutputKind("book.tranche-shm", 64, "the shm of"),
            OutputKind("sub/../book.tranche-journal", 64, "the journal of"),
            OutputKind("book.tranche.lock", 64, "the lock of"),
            OutputKind("other.tranche", 64, "no other SQLite file"),
            OutputKind("other", 64, "no other SQLite file"),
            OutputKind("text", 64, "unless --replace is given", yields: true),
            OutputKind("totext", 64, "unless --replace is given", yields: true),
            OutputKind("sub", 64, "not a folder"),
            OutputKind("sub/", 64, "not a folder"),
            OutputKind("no/file", 64, "in a folder that is there"),
            OutputKind("text/file", 64, "in a folder that is there"),
            OutputKind("new/", 64, "in a folder that is there"),
            OutputKind("dangling", 64, "a link that leads to a file"),
            OutputKind("loop", 64, "a link that leads to a file"),
            OutputKind("", 64, "in a folder that is there"),
            OutputKind("/dev/full", 4, "cannot be written whole"),
            OutputKind("/dev/null", 0, ""),
            OutputKind("/dev/stdout", 0, ""),
            OutputKind("new", 0, ""),
            OutputKind("sub/new", 0, ""),
        ]
        + (geteuid() == 0 ? [] : [OutputKind("shut/new", 4, "cannot be written whole")])
}

/// Every command that writes a file, with every kind of file.
@Suite struct `Files that are written` {
    private static let commands = [
        "export download book.tranche 1 --form csv --output",
        "export hledger book.tranche --output", "export beancount book.tranche --output",
        "read-totals totals.csv --flows f.csv --contracts",
        "read-totals totals.csv --contracts c.csv --flows",
    ]

    private func makeFiles(_ tranche: Tranche) throws {
        try tranche.makeSmallBook()
        let files = FileManager.default
        for folder in ["sub", "shut"] {
            try files.createDirectory(at: tranche.file(folder), withIntermediateDirectories: false)
        }
        for (link, target) in [
            ("soft", "book.tranche"), ("sub/soft", "../book.tranche"), ("other", "other.tranche"),
            ("totext", "text"), ("dangling", "nowhere"), ("loop", "loop"),
        ] {
            try files.createSymbolicLink(
                atPath: tranche.file(link).path, withDestinationPath: target)
        }
        try tranche.bytes(of: "book.tranche").write(to: tranche.file("other.tranche"))
        try files.setAttributes([.posixPermissions: 0o500], ofItemAtPath: tranche.file("shut").path)
    }

    /// All files of a folder with their bytes, links as where they lead.
    private func contents(_ tranche: Tranche) throws -> [String: Data] {
        var contents: [String: Data] = [:]
        let files = FileManager.default
        for name in try files.subpathsOfDirectory(atPath: tranche.folder.path) {
            let file = tranche.file(name)
            let type = try files.attributesOfItem(atPath: file.path)[.type] as? FileAttributeType
            switch type {
            case .some(.typeSymbolicLink):
                let target = try files.destinationOfSymbolicLink(atPath: file.path)
                contents[name] = Data(target.utf8)
            case .some(.typeRegular) where name.hasSuffix("-shm") || name.hasSuffix("-wal"):
                // A question makes them, empty of content.
                continue
            case .some(.typeRegular) where name == "book.tranche.lock":
                // Whoever writes leaves his process in it.
                contents[name] = Data(
                    try Data(contentsOf: file).map { byte in
                        (48...57).contains(byte) ? 48 : byte
                    }.prefix(1))
            case .some(.typeRegular) where ["book.tranche", "hard"].contains(name):
                contents[name] = try tranche.content(of: name)
            case .some(.typeRegular): contents[name] = try Data(contentsOf: file)
            default: continue
            }
        }
        return contents
    }

    private func words(_ command: String, _ path: String, _ tranche: Tranche) -> [String] {
        let path = path.replacing("FOLDER", with: tranche.folder.path)
        return command.split(separator: " ").map(String.init) + [path]
    }

    @Test(arguments: commands)
    func `nothing is lost, whatever the file is`(command: String) throws {
        try withTranche { tranche in
            try makeFiles(tranche)
            let book = try tranche.content(of: "book.tranche")
            try tranche.write("mine\n", to: "text")
            for kind in OutputKind.all where kind.status != 0 {
                let hard = tranche.file("hard")
                let isLinked = kind.path == "hard"
                if isLinked {
                    try FileManager.default.linkItem(at: tranche.file("book.tranche"), to: hard)
                }
                defer { if isLinked { unlink(hard.path) } }
                let before = try contents(tranche)
                let outcome = try tranche.run(words(command, kind.path, tranche))
                let place = "\(command) \(kind.path): \(outcome.errors)"
                #expect(outcome.status == kind.status, "\(place)")
                #expect(outcome.errors.contains(kind.said), "\(place)")
                let after = try contents(tranche)
                #expect(
                    after.subtracting(before) == [] && before.subtracting(after) == [], "\(place)")
                if !kind.yields, kind.status == 64 {
                    let again = try tranche.run(
                        words(command, kind.path, tranche) + ["--replace"])
                    #expect(again.status == 64, "\(place)")
                }
            }
            #expect(try tranche.content(of: "book.tranche") == book)
            #expect(try tranche("verify", "book.tranche").status == 0)
        }
    }

    @Test(arguments: commands)
    func `what may be written is written, whole and alone`(command: String) throws {
        try withTranche { tranche in
            try makeFiles(tranche)
            for kind in OutputKind.all where kind.status == 0 {
                let outcome = try tranche.run(words(command, kind.path, tranche))
                #expect(outcome.status == 0, "\(command) \(kind.path): \(outcome.errors)")
            }
            let new = try tranche.bytes(of: "new")
            #expect(try !new.isEmpty && tranche.bytes(of: "sub/new") == new)
            for file in ["text", "totext"] {
                try tranche.write("mine\n", to: "text")
                let replaced = try tranche.run(words(command, file, tranche) + ["--replace"])
                #expect(replaced.status == 0 && replaced.errors == "", "\(replaced.errors)")
                #expect(try tranche.bytes(of: "text") == new, "\(file)")
            }
            let same = try tranche.run(words(command, "new", tranche))
            #expect(same.status == 0, "the same bytes: \(same.errors)")
            let links = try FileManager.default.destinationOfSymbolicLink(
                atPath: tranche.file("totext").path)
            #expect(links == "text")
            let drafts = try contents(tranche).keys.filter { $0.hasSuffix(".part") }
            #expect(drafts == [])
            #expect(try tranche("verify", "book.tranche").status == 0)
        }
    }

    @Test func `a pipe is written to and stays one`() throws {
        try withTranche { tranche in
            try tranche.makeSmallBook()
            #expect(mkfifo(tranche.file("pipe").path, 0o600) == 0)
            let reader = open(tranche.file("pipe").path, O_RDONLY | O_NONBLOCK)
            defer { close(reader) }
            let outcome = try tranche(
                "export", "download", "book.tranche", "1", "--form", "csv", "--output", "pipe")
            #expect(outcome.status == 0, "\(outcome.errors)")
            var bytes = [UInt8](repeating: 0, count: 1 << 16)
            let count = read(reader, &bytes, bytes.count)
            let direct = try tranche("export", "download", "book.tranche", "1", "--form", "csv")
            #expect(String(decoding: bytes.prefix(max(0, count)), as: UTF8.self) == direct.output)
        }
    }

    @Test func `a new file has the rights that the user lets files have`() throws {
        try withTranche { tranche in
            try tranche.makeSmallBook()
            try tranche.write("", to: "old")
            #expect(chmod(tranche.file("old").path, 0o640) == 0)
            for name in ["new", "old"] {
                let outcome = try tranche(
                    "export", "hledger", "book.tranche", "--output", name, "--replace")
                #expect(outcome.status == 0, "\(outcome.errors)")
            }
            let mask = umask(0)
            umask(mask)
            let rights = try ["new", "old"].map { name in
                try FileManager.default.attributesOfItem(atPath: tranche.file(name).path)[
                    .posixPermissions] as? Int
            }
            #expect(rights == [0o666 & ~Int(mask), 0o640])
        }
    }

    @Test func `totals are read, and written to two files`() throws {
        try withTranche { tranche in
            try tranche.makeSmallBook()
            for (contracts, flows) in [
                ("a.csv", "./a.csv"), ("totals.csv", "a.csv"), ("a.csv", "totals.csv"),
            ] {
                let outcome = try tranche(
                    "read-totals", "totals.csv", "--contracts", contracts, "--flows", flows,
                    "--replace")
                #expect(outcome.status == 64, "\(contracts) \(flows)")
                #expect(!FileManager.default.fileExists(atPath: tranche.file("a.csv").path))
            }
            try tranche.write("mine\n", to: "f.csv")
            let half = try tranche(
                "read-totals", "totals.csv", "--contracts", "c.csv", "--flows", "f.csv")
            #expect(half.status == 64)
            #expect(!FileManager.default.fileExists(atPath: tranche.file("c.csv").path))
        }
    }
}

extension [String: Data] {
    /// The names that hold something else here than there.
    fileprivate func subtracting(_ other: [String: Data]) -> [String] {
        filter { other[$0.key] != $0.value }.keys.sorted()
    }
}
