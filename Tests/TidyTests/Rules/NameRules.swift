extension Rule {
    static let names: [Rule] = [vagueNames, reservedNames, moduleNames, fileNames]

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
