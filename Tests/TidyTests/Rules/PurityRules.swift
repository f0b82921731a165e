extension Rule {
    static let purity: [Rule] = [outsideWorld, output, globalState, references, escapes]

    private static let worldly: Set<String> = [
        "Foundation", "FoundationEssentials", "Glibc", "Dispatch", "Date", "ContinuousClock",
        "SuspendingClock", "FileManager", "FileHandle", "ProcessInfo", "CommandLine", "getenv",
        "readLine", "random", "randomElement", "shuffled", "SystemRandomNumberGenerator",
        "async", "await", "Task", "TaskGroup", "withTaskGroup",
    ]

    private static let outsideWorld = Rule(
        name: "a pure room knows no clock, file, chance or concurrency",
        kept: [
            Sample("/// No Foundation, no Task.\nlet text = \"async\""),
            Sample("Sources/BackOffice/Worker.swift", "func run() async { await work() }"),
        ],
        broken: [
            Sample("import Foundation"), Sample("let now = Date()"),
            Sample("func f() async {}"), Sample("let x = Int.random(in: 1...6)"),
            Sample("let text = \"\\(Date())\""),
        ]
    ) { file in
        guard file.isPure else { return [] }
        return file.code.filter { $0.kind == .word && worldly.contains($0.text) }
            .map { file.finding($0.line, "`\($0.text)`") }
    }

    private static let output = Rule(
        name: "a pure room prints nothing",
        kept: [Sample("let print = 1"), Sample("Sources/Doors/Terminal/Show.swift", "print(1)")],
        broken: [Sample("print(1)"), Sample("debugPrint(1)")]
    ) { file in
        guard file.isPure else { return [] }
        return file.code.indices.compactMap { index in
            guard ["print", "debugPrint", "dump", "NSLog"].contains(file.code[index].text),
                file.text(1, from: index) == "(", file.text(-1, from: index) != "."
            else { return nil }
            return file.finding(file.code[index].line, "`\(file.code[index].text)(`")
        }
    }

    private static let globalState = Rule(
        name: "a pure room has no global variable",
        kept: [
            Sample("let one = 1"), Sample("struct S { var x: Int }"),
            Sample("struct S { static var code: Int { 1 } }"),
            Sample("protocol P { static var code: Int { get } }"),
        ],
        broken: [
            Sample("var counter = 0"), Sample("enum S { static var counter = 0 }"),
            Sample("nonisolated(unsafe) var counter = 0"),
        ]
    ) { file in
        guard file.isPure else { return [] }
        return file.declarations.filter { declaration in
            declaration.kind == .variable && declaration.body == nil
                && (declaration.parent == nil || declaration.modifiers.contains("static"))
        }
        .map { file.finding($0.line, "`var \($0.name)`") }
    }

    private static let references = Rule(
        name: "classes and actors live in Storage, BackOffice and the doors",
        kept: [
            Sample("Sources/Storage/Store.swift", "package final class Store {}"),
            Sample("enum Kind { case actor }"), Sample("func f(actor: Int) {}"),
        ],
        broken: [Sample("final class Ledger {}"), Sample("package actor Ledger {}")]
    ) { file in
        guard file.isPure else { return [] }
        return file.declarations.filter { $0.kind == .reference || $0.kind == .actor }
            .map { file.finding($0.line, "`\($0.kind.rawValue) \($0.name)`") }
    }

    private static let escapes = Rule(
        name: "no error is swallowed or turned into a crash",
        kept: [
            Sample("let x = try f()"), Sample("let y = maybe!"), Sample("let try_ = 1"),
            Sample("Tests/MeasuresTests/DayTests.swift", "let x = try? f()"),
        ],
        broken: [
            Sample("let x = try? f()"), Sample("let x = try! f()"), Sample("fatalError()"),
            Sample("Sources/Doors/Terminal/Show.swift", "try? show()"),
        ]
    ) { file in
        guard file.isSource else { return [] }
        return file.code.indices.compactMap { index in
            let word = file.code[index]
            let mark = file.text(1, from: index)
            guard word.kind == .word else { return nil }
            if word.text == "fatalError" { return file.finding(word.line, "`fatalError`") }
            guard word.text == "try", mark == "?" || mark == "!" else { return nil }
            return file.finding(word.line, "`try\(mark)`")
        }
    }
}
