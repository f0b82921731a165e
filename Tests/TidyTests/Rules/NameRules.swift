extension Rule {
    static let names: [Rule] = [vagueNames, reservedNames, moduleNames, errorNames, fileNames]

    private static let vagueWords: Set<String> = [
        "Manager", "Service", "Helper", "Helpers", "Util", "Utils", "Utility", "Handler",
        "Processor", "Impl", "Common", "Misc", "Base", "Info", "Data",
    ]

    /// Names in which such a word is the domain's own, with the place it comes from.
    private static let domainNames: Set<String> = [
        "BasePeriod",  // 353-FZ, the full cost of a loan
        "EnterpriseData", "EnterpriseDataTests",  // 1C's exchange format
    ]

    private static let vagueNames = Rule(
        name: "a name says what a thing is",
        kept: [
            Sample("struct DatabaseName {}"), Sample("struct BasePeriod {}"),
            Sample("enum Dated {}"),
            Sample("let text = \"BatchManager\""),
        ],
        broken: [
            Sample("struct LoanService {}"), Sample("enum InterestHelper {}"),
            Sample("package protocol PaymentData {}"),
            Sample("Sources/Contracts/Schedule+Utils.swift", "extension Schedule {}"),
        ]
    ) { file in
        let types = file.declarations.filter(\.isType).map { (name: $0.name, line: $0.line) }
        return ([(name: file.name, line: 1)] + types).flatMap { place -> [Finding] in
            let vague = words(of: place.name).filter(vagueWords.contains)
            return domainNames.contains(place.name)
                ? [] : vague.map { file.finding(place.line, "`\($0)` in `\(place.name)`") }
        }
    }

    private static let taken: Set<String> = [
        "Process", "Operation", "Calendar", "Task", "Data", "Date", "Unit", "Decimal",
        "Measurement", "Result", "Error", "Notification", "Bundle", "Thread", "Timer", "Locale",
        "Scanner", "Stream", "Port", "Host", "Dimension", "Formatter", "Progress", "Selector",
    ]

    private static let reservedNames = Rule(
        name: "names of Foundation and the language are not ours",
        kept: [Sample("struct DebtProcess {}"), Sample("struct Tenor { enum Unit { case day } }")],
        broken: [Sample("struct Process {}"), Sample("package protocol Operation {}")]
    ) { file in
        file.declarations
            .filter { $0.isType && $0.parent == nil && taken.contains($0.name) }
            .map { file.finding($0.line, "`\($0.name)`") }
    }

    private static let moduleNames = Rule(
        name: "no type is named like a room",
        kept: [Sample("Sources/Storage/Store.swift", "struct Store {}")],
        broken: [Sample("Sources/Storage/Storage.swift", "struct Storage {}")]
    ) { file in
        file.declarations
            .filter { type in type.isType && Room.all.contains { $0.name == type.name } }
            .map { file.finding($0.line, "`\($0.name)` is a module") }
    }

    private static let errorNames = Rule(
        name: "what is thrown is called a refusal, a flaw or a fault",
        kept: [
            Sample("enum Refusal: Error { case no }"), Sample("struct Damage {}"),
            Sample("package struct CSVFlaw: Error, Hashable {}"),
            Sample("struct A { enum Flaw: Hashable, Error {} }"),
            Sample("extension StoreFault: Swift.Error {}"),
            Sample("enum OfficeError: Error {}"),
            Sample("struct Outcome<Failure: Error>: Sendable {}"),
            Sample("extension Result where Failure: Error {}"),
            Sample("func told(_ error: any Error) -> String { \"\" }"),
        ],
        broken: [
            Sample("struct Stop: Error {}"), Sample("enum LoanError: Hashable, Error {}"),
            Sample("struct FlawList: Error {}"), Sample("extension Gap: Error {}"),
            Sample("extension Templates.Gap: Sendable, Error {}"),
            Sample("struct A { private struct Stop: Error {} }"),
            Sample("struct Box<Value>: Error {}"), Sample("protocol Failing: Error {}"),
            Sample("Tests/MeasuresTests/A.swift", "struct Undone: Error {}"),
            Sample("Benchmarks/Sources/Benchmarks/A.swift", "struct Undone: Error {}"),
        ]
    ) { file in
        file.declarations.compactMap { type in
            guard type.holdsMembers, let header = file.header(of: type) else { return nil }
            let isSorted = ["Refusal", "Flaw", "Fault"].contains { header.name.hasSuffix($0) }
            let isThrown = header.parents.contains { $0 == "Error" || $0 == "LocalizedError" }
            return !isThrown || isSorted || header.name == "OfficeError"
                ? nil : file.finding(type.line, "`\(header.name)`")
        }
    }

    private static let fileNames = Rule(
        name: "a file is named after its main type or verb",
        kept: [
            Sample("Sources/Measures/Day+Text.swift", "extension Day {}"),
            Sample("Sources/BackOffice/CarryOut.swift", "extension Office { func carryOut() {} }"),
            Sample("Sources/Measures/EffectiveRate+UnitInterval.swift", "struct UnitInterval {}"),
            Sample("Sources/Measures/DayCounts/Actual365.swift", "extension DayCount {}"),
            Sample("Sources/Contracts/Identifiers.swift", "enum A {}\nenum B {}\nenum C {}"),
            Sample("Tests/MeasuresTests/DayTests.swift", ""),
        ],
        broken: [
            Sample("Sources/Measures/Money.swift", "struct Currency {}"),
            Sample("Sources/Measures/Actual365.swift", "extension DayCount {}"),
            Sample("Sources/Measures/DayCounts/Actual365.swift", "package struct A {}"),
            Sample("Sources/Measures/Identifiers.swift", "enum A {}\nenum B {}"),
            Sample("Sources/Measures/Placeholder.swift", ""),
        ]
    ) { file in
        let subjects = file.name.split(separator: "+").map { $0.lowercased() }
        let isNamed = file.declarations.contains { subjects.contains($0.name.lowercased()) }
        if !file.isSource || isNamed || file.isTopic || file.isFamily { return [] }
        return [file.finding(1, "nothing called `\(file.name)` is declared here")]
    }

    /// Cuts a camel-case name into its words: `SQLiteInfo` into `SQ`, `Lite`, `Info`.
    private static func words(of name: String) -> [String] {
        var words: [String] = []
        for character in name {
            let continues = character.isLowercase && !words.isEmpty
            if continues {
                words[words.count - 1].append(character)
            } else {
                words.append(String(character))
            }
        }
        return words
    }
}

extension SourceFile {
    /// The last part of a type's name, and what the type conforms to; nil without a body.
    fileprivate func header(of type: Declaration) -> (name: String, parents: [String])? {
        guard let body = type.body else { return nil }
        let before = code[..<(body.lowerBound - 1)]
        guard let keyword = before.lastIndex(where: { $0.text == type.kind.rawValue }) else {
            return nil
        }
        let words = code[(keyword + 1)..<before.endIndex].prefix { $0.text != "where" }
        let named = words.prefix { $0.text != ":" && $0.text != "<" }
        var depth = 0
        let own = words.dropFirst(named.count).filter { token in
            if token.text == "<" { depth += 1 }
            if token.text == ">" { depth -= 1 }
            return depth == 0 && token.kind == .word
        }
        return (named.last?.text ?? "", own.map(\.text))
    }

    /// Whether a file is about several small types, and so is named after what they share.
    fileprivate var isFamily: Bool {
        let subjects = declarations.filter { $0.holdsMembers && $0.parent == nil }
        return Set(subjects.map(\.name)).count >= 3
    }

    /// Whether a file in a folder of its room shows others nothing but extensions.
    ///
    /// Then the folder says of what, and the file's name may be that of a topic.
    fileprivate var isTopic: Bool {
        let depth = path.split(separator: "/").count
        let own = declarations.filter { $0.parent == nil }
        return depth > 3 && own.contains { $0.kind == .extension }
            && !own.contains { $0.isType && $0.modifiers.contains("package") }
    }
}
