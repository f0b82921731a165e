import Testing

/// The folders of a room, lowest first: a folder may use those before it.
private struct FolderLaw: Sendable, CustomTestStringConvertible {
    let room: String
    let order: [[String]]

    var testDescription: String { room }

    static let all = [
        FolderLaw(
            room: "Contracts",
            order: [
                ["State"], ["Distribution"], ["Accrual", "Schedules"], ["Deciding"],
                ["Foreign", "Valuation"],
            ]),
        FolderLaw(
            room: "BackOffice",
            order: [
                ["Refusals"], ["UnitOfWork"], ["Exports"], ["Cash", "Orders", "Replay"],
                ["Batch", "Periods", "Rules"], ["LateFacts", "Maintenance"],
            ]),
        FolderLaw(
            room: "Imports",
            order: [["Files"], ["Maps", "Statements", "Rates"], ["CashFlows", "Contracts"]]),
    ]

    /// Where a file's folder stands; nil outside the room.
    func floor(of file: SourceFile) -> Int? {
        let parts = file.path.split(separator: "/").map(String.init)
        guard parts.count > 3, parts[0] == "Sources", parts[1] == room else { return nil }
        return order.firstIndex { $0.contains(parts[2]) }
    }
}

private let hidden: Set = ["private", "fileprivate"]

private let sources = SourceTree.package.files.filter(\.isSource)

/// The types that a file declares for others, not inside another type.
private func types(of file: SourceFile) -> [Declaration] {
    file.declarations.filter { $0.isType && $0.parent == nil }
}

@Test func `a room has at most eleven thousand lines`() {
    let rooms = Dictionary(grouping: sources) { $0.room?.name ?? "" }
    for (room, files) in rooms {
        let lines = files.reduce(0) { $0 + $1.lineCount }
        #expect(lines <= 11_000, "\(room)")
    }
}

@Test func `no two types bear one name`() {
    let all = sources.flatMap { file in types(of: file).map { ($0.name, file.path) } }
    for (name, places) in Dictionary(grouping: all, by: \.0) where places.count > 1 {
        Issue.record("\(name): \(places.map(\.1))")
    }
}

@Test(arguments: FolderLaw.all)
private func `a folder uses those below it alone`(law: FolderLaw) {
    let own = sources.filter { $0.path.hasPrefix("Sources/\(law.room)/") }
    #expect(!own.isEmpty)
    var floors: [String: Int] = [:]
    for file in own {
        guard let floor = law.floor(of: file) else {
            Issue.record("\(file.path): no folder of \(law.room) is called so")
            continue
        }
        for type in types(of: file) where type.modifiers.isDisjoint(with: hidden) {
            floors[type.name] = floor
        }
    }
    for file in own {
        guard let floor = law.floor(of: file) else { continue }
        for token in file.code where token.kind == .word {
            guard let other = floors[token.text], other > floor else { continue }
            Issue.record("\(file.path):\(token.line): \(token.text) is of a folder above")
        }
    }
}

/// Words that gave way to a term of the field, as `docs/glossary.md` tells.
private let retired: Set<String> = [
    "Desk", "OrderSlip", "Blame", "Sight", "Deed", "Stage", "Lives", "Seen", "Kept", "Taken",
    "Count", "CountLine", "CountAccount", "Rolling", "Dice", "Habit", "ExportRow", "Upkeep",
    "Parallel", "Previewed", "NothingStored",
]

@Test func `no type bears a word that gave way to a term`() {
    for file in sources {
        for type in types(of: file) where retired.contains(type.name) {
            Issue.record("\(file.path):\(type.line): \(type.name)")
        }
    }
}

/// Batches are begun and written chunk by chunk; a rebuild makes anew what was derived.
@Test func `what is ordered goes through the runner`() {
    let office = sources.filter { file in
        file.path.hasPrefix("Sources/BackOffice/")
            && !["UnitOfWork", "Batch", "Maintenance"].contains { file.path.contains("/\($0)/") }
    }
    #expect(!office.isEmpty)
    for file in office {
        for token in file.code where ["working", "workingOnTrial"].contains(token.text) {
            Issue.record("\(file.path):\(token.line): `carry` is the way of an order")
        }
    }
}
