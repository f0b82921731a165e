import Foundation
import Testing

/// Every command on what is no ledger, no longer one, or not the user's to write.
///
/// - Source: ATTACK-2, ATTACK-10, ATTACK-12, ATTACK-14, ATTACK-17.
@Suite struct `Hostile ledger paths` {
    /// What lies where the ledger should, and how a command ends on it.
    struct Case: CustomTestStringConvertible, Sendable {
        let name: String
        /// What is typed for the ledger.
        let path: String
        /// How a command that only asks ends; nil is as on a sound ledger.
        let asking: Int32?
        /// How a command that writes ends.
        let writing: Int32?
        /// What the message says.
        let told: String
        /// Puts it there, beside the sound `book.tranche`.
        let prepare: @Sendable (Tranche) throws -> Void

        init(
            _ name: String, _ path: String, _ status: Int32, _ told: String,
            _ prepare: @escaping @Sendable (Tranche) throws -> Void = { _ in }
        ) {
            self.init(name, path, asking: status, writing: status, told, prepare)
        }

        init(
            _ name: String, _ path: String, asking: Int32?, writing: Int32?, _ told: String,
            _ prepare: @escaping @Sendable (Tranche) throws -> Void
        ) {
            self.name = name
            self.path = path
            self.asking = asking
            self.writing = writing
            self.told = told
            self.prepare = prepare
        }

        var testDescription: String { name }
    }

    static let cases: [Case] = [
        Case("no file", "none.tranche", 3, "there is no ledger at none.tranche"),
        Case("no folder", "none/book.tranche", 3, "there is no ledger at"),
        Case("nothing typed", "", 64, "\"\" is not the path of a file"),
        Case("memory", ":memory:", 64, "is not the path of a file"),
        Case("an address", "file:book.tranche", 64, "is not the path of a file"),
        Case("an address with a mode", "file:x?mode=memory", 64, "is not the path of a file"),
        Case("a name that is too long", String(repeating: "n", count: 300), 64, "not the path"),
        Case("a folder", "folder", 64, "is a folder") { try $0.makeFolder("folder") },
        Case("a file taken for a folder", "book.tranche/", 3, "there is no ledger at"),
        Case("a device", "/dev/null", 64, "is a device"),
        Case("a device without end", "/dev/zero", 64, "is a device"),
        Case("a pipe", "pipe", 64, "is a pipe") {
            #expect(mkfifo($0.file("pipe").path, 0o600) == 0)
        },
        Case("an empty file", "empty", 64, "is not a Tranche ledger") {
            try $0.write("", to: "empty")
        },
        Case("a text", "text", 64, "is not a Tranche ledger") { try $0.write("1;2\n", to: "text") },
        Case("a link to nothing", "dangling", 3, "there is no ledger at") {
            try $0.link("dangling", to: "nowhere.tranche")
        },
        Case("a link to itself", "loop", 64, "a link that leads to itself") {
            try $0.link("loop", to: "loop")
        },
        Case("a second name", "book.tranche", 4, "has 2 names (hard links)") {
            try FileManager.default.linkItem(at: $0.file("book.tranche"), to: $0.file("hard"))
        },
        Case("another program's database", "other", 64, "is not a Tranche ledger") {
            try $0.copyBook("other", with: [0, 0, 0, 7], at: 68)
        },
        Case("a newer schema", "newer", 1, "has schema 999") {
            try $0.copyBook("newer", with: [0, 0, 3, 0xE7], at: 60)
        },
        Case("no schema", "without", 70, "says that it has no schema") {
            try $0.copyBook("without", with: [0, 0, 0, 0], at: 60)
        },
        Case("half of it", "half", 70, "is damaged") { tranche in
            let bytes = try tranche.bytes(of: "book.tranche")
            try bytes.prefix(bytes.count / 2).write(to: tranche.file("half"))
        },
        Case("a link", "link.tranche", asking: nil, writing: nil, "") {
            try $0.link("link.tranche", to: "book.tranche")
        },
        Case("a stale lock", "book.tranche", asking: nil, writing: nil, "") {
            try $0.write("garbage", to: "book.tranche.lock")
        },
        Case("no lock", "book.tranche", asking: nil, writing: nil, "") {
            try FileManager.default.removeItem(at: $0.file("book.tranche.lock"))
        },
        Case("a folder for a lock", "book.tranche", asking: nil, writing: 4, "is a folder") {
            try FileManager.default.removeItem(at: $0.file("book.tranche.lock"))
            try $0.makeFolder("book.tranche.lock")
        },
        Case("a link for a lock", "book.tranche", asking: nil, writing: 4, "is a symbolic link") {
            try FileManager.default.removeItem(at: $0.file("book.tranche.lock"))
            try $0.write("mine", to: "mine")
            try $0.link("book.tranche.lock", to: "mine")
        },
        Case("a link for a log", "book.tranche", 64, "is a symbolic link") {
            try $0.write("mine", to: "mine")
            try $0.link("book.tranche-wal", to: "mine")
        },
    ]

    @Test func `are named, and nothing is harmed`() throws {
        try withTranche { tranche in
            let sound = try Sound(tranche)
            for hostile in Self.cases { try harm(tranche, hostile, sound) }
        }
    }

    private func harm(_ tranche: Tranche, _ hostile: Case, _ sound: Sound) throws {
        for command in onLedger {
            try sound.restore()
            try hostile.prepare(tranche)
            let words = command.split(separator: " ").map(String.init)
                .map { $0 == "book.tranche" ? hostile.path : $0 }
            let outcome = try tranche.run(words)
            let place: Comment = "\(command) on \(hostile.name): \(outcome.errors)"
            let expected =
                (isAsking(command) ? hostile.asking : hostile.writing)
                ?? sound.status(of: command)
            #expect(outcome.status == expected, place)
            if outcome.status != sound.status(of: command) {
                #expect(outcome.errors.contains(hostile.told), place)
                #expect(try tranche.content(of: "book.tranche") == sound.content, place)
            }
            if FileManager.default.fileExists(atPath: tranche.file("mine").path) {
                #expect(try tranche.bytes(of: "mine") == Data("mine".utf8), place)
            }
        }
    }

    /// Other people's ledgers: who the user is, and what he is kept from.
    private static let rights: [Case] = [
        Case("a file that may not be read", "book.tranche", 4, "may not be read") {
            try $0.allow(0o600, on: "book.tranche")
        },
        Case(
            "a file to be read only", "book.tranche", asking: nil, writing: 4, "may not be written"
        ) {
            try $0.allow(0o644, on: "book.tranche")
            try $0.allow(0o777, on: ".")
        },
        Case("a folder to be read only", "book.tranche", asking: nil, writing: 4, "no files may be")
        {
            try $0.allow(0o666, on: "book.tranche")
            try $0.allow(0o755, on: ".")
        },
        Case("a folder that may not be entered", "in/book.tranche", 4, "may not be read") {
            try $0.makeFolder("in")
            try FileManager.default.copyItem(
                at: $0.file("book.tranche"), to: $0.file("in/book.tranche"))
            try $0.allow(0o700, on: "in")
        },
        Case("a lock of somebody else", "book.tranche", asking: nil, writing: nil, "") {
            try $0.allow(0o666, on: "book.tranche")
            try $0.allow(0o777, on: ".")
            try $0.allow(0o644, on: "book.tranche.lock")
        },
    ]

    @Test(.enabled(if: geteuid() == 0))
    func `of other people are asked where they may be, and keep nobody out`() throws {
        try withTranche { tranche in
            let sound = try Sound(tranche)
            let nobody = try tranche.asNobody()
            for hostile in Self.rights { try ask(tranche, as: nobody, hostile, sound) }
        }
    }

    private func ask(
        _ tranche: Tranche, as nobody: Tranche, _ hostile: Case, _ sound: Sound
    ) throws {
        for command in onLedger {
            try sound.restore()
            try hostile.prepare(tranche)
            let words = command.split(separator: " ").map(String.init)
                .map { $0 == "book.tranche" ? hostile.path : $0 }
            let outcome = try nobody.run(words)
            let place: Comment = "\(command) on \(hostile.name): \(outcome.errors)"
            let expected =
                (isAsking(command) ? hostile.asking : hostile.writing)
                ?? sound.status(of: command)
            // A backup goes where one may write.
            let mayCopy = !command.hasPrefix("backup") || hostile.name == "a lock of somebody else"
            if mayCopy { #expect(outcome.status == expected, place) }
            if isAsking(command) {
                let beside = try FileManager.default.contentsOfDirectory(
                    atPath: tranche.folder.path)
                #expect(!beside.contains { $0.hasSuffix("-shm") || $0.hasSuffix("-wal") }, place)
            }
            let owner = try tranche.run([
                "pay", "book.tranche", "4711", "--date", "2018-04-28", "--amount", "1",
            ])
            // What was restored waits for a person; the money is kept all the same.
            let kept: Set<Int32> = command.hasPrefix("restore ") ? [0, 2] : [0]
            #expect(kept.contains(owner.status), "the owner after \(place)")
        }
    }

    /// A ledger that each command finds as it was made.
    private struct Sound {
        let content: Data
        private let tranche: Tranche
        private let book: Data
        private let statuses: [String: Int32]

        init(_ tranche: Tranche) throws {
            self.tranche = tranche
            try tranche.makeSmallBook()
            book = try tranche.bytes(of: "book.tranche")
            content = try tranche.content(of: "book.tranche")
            var statuses: [String: Int32] = [:]
            for command in onLedger {
                try Sound.restore(book, tranche)
                statuses[command] = try tranche.run(
                    command.split(separator: " ").map(String.init)
                ).status
            }
            self.statuses = statuses
        }

        func status(of command: String) -> Int32 { statuses[command] ?? -1 }

        func restore() throws { try Sound.restore(book, tranche) }

        private static func restore(_ book: Data, _ tranche: Tranche) throws {
            for name in [
                "book.tranche", "book.tranche-wal", "book.tranche-shm", "book.tranche.lock",
                "copy.tranche", "copy.tranche.lock", "folder", "pipe", "dangling", "loop", "hard",
                "link.tranche", "mine", "in", "empty", "text", "other", "newer", "without", "half",
            ] {
                _ = try? FileManager.default.removeItem(at: tranche.file(name))
            }
            try book.write(to: tranche.file("book.tranche"))
            try Data().write(to: tranche.file("book.tranche.lock"))
        }
    }
}

/// The commands that open a ledger which is there.
private let onLedger = smallBookCommands.filter { command in
    command.contains(" book.tranche") && !command.hasPrefix("init") && !command.hasPrefix("demo")
}

/// Whether a command only asks.
private func isAsking(_ command: String) -> Bool {
    [
        "backup", "cash-flows", "compare", "contracts", "directory list", "directory show",
        "directory check", "directory history", "postings explain", "explain", "period status",
        "period check",
        "late-fact report",
        "export beancount", "export hledger", "export list", "export show", "history",
        "operations", "portfolio", "rates list", "schedule", "show", "trial-balance",
        "unidentified", "verify",
    ].contains { command.hasPrefix($0 + " ") }
}

extension Tranche {
    fileprivate func makeFolder(_ name: String) throws {
        try FileManager.default.createDirectory(at: file(name), withIntermediateDirectories: false)
    }

    fileprivate func link(_ name: String, to other: String) throws {
        try FileManager.default.createSymbolicLink(
            atPath: file(name).path, withDestinationPath: other)
    }

    /// A copy of the sound ledger with some bytes of its header replaced.
    fileprivate func copyBook(_ name: String, with bytes: [UInt8], at place: Int) throws {
        var book = try self.bytes(of: "book.tranche")
        book.replaceSubrange(place..<place + bytes.count, with: bytes)
        try book.write(to: file(name))
    }

    fileprivate func allow(_ mode: Int, on name: String) throws {
        try FileManager.default.setAttributes(
            [.posixPermissions: mode], ofItemAtPath: file(name).path)
    }

    /// The command as a user who owns nothing runs it, from where he may reach it.
    fileprivate func asNobody() throws -> Tranche {
        let program = file("program")
        try FileManager.default.copyItem(at: Tranche.executable.get(), to: program)
        try allow(0o755, on: "program")
        try allow(0o755, on: ".")
        return Tranche(
            folder: folder,
            runner: [
                "/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups",
                program.path,
            ])
    }
}
