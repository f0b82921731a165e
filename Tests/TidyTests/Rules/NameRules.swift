extension Rule {
    static let names: [Rule] = [vagueNames, reservedNames, moduleNames, fileNames]

    private static let vagueWords: Set<String> = [
        "Manager", "Service", "Helper", "Helpers", "Util", "Utils", "Utility", "Handler",
        "Processor", "Impl", "Common", "Misc", "Base", "Info", "Data",
    ]

    private static let vagueNames = Rule(
        name: "a name says what a thing is",
        kept: [
            Sample("struct DatabaseName {}"), Sample("enum Dated {}"),
            Sample("let text = \"BatchManager\""),
        ],
        broken: [
            Sample("struct LoanService {}"), Sample("enum InterestHelper {}"),
            Sample("package protocol PaymentData {}"),
            Sample("Sources/Contracts/Schedule+Utils.swift", "extension Schedule {}"),
        ]
    ) { file in
        let types = file.declarations.filter(\.isType).map { (name: $0.name, line: $0.line) }
        return ([(name: file.name, line: 1)] + types).flatMap { place in
            words(of: place.name).filter(vagueWords.contains).map { word in
                file.finding(place.line, "`\(word)` in `\(place.name)`")
            }
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
            Sample("Sources/Measures/DayCounts/Actual365.swift", "enum Actual365 {}"),
            Sample("Tests/MeasuresTests/DayTests.swift", ""),
        ],
        broken: [
            Sample("Sources/Measures/Money.swift", "struct Currency {}"),
            Sample("Sources/Measures/Placeholder.swift", ""),
        ]
    ) { file in
        let subject = file.name.split(separator: "+").first.map { $0.lowercased() } ?? ""
        let isNamed = file.declarations.contains { $0.name.lowercased() == subject }
        if !file.isSource || isNamed || file.name == "main" { return [] }
        return [file.finding(1, "nothing called `\(subject)` is declared here")]
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
