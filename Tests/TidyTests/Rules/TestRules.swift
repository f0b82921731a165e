extension Rule {
    static let tests: [Rule] = [sentences, oneFramework]

    private static let place = "Tests/MeasuresTests/DayTests.swift"

    private static let sentences = Rule(
        name: "a test is named by a sentence",
        kept: [
            Sample(place, "@Test func `a day is a number`() {}"),
            Sample(place, "@Test(arguments: [1, 2])\nfunc `a day is a number`(n: Int) {}"),
            Sample(place, "func day(_ text: String) {}"),
        ],
        broken: [
            Sample(place, "@Test func dayIsANumber() {}"),
            Sample(place, "@Test(arguments: [(1, 2)])\nfunc testDay(n: Int) {}"),
        ]
    ) { file in
        guard file.isTest else { return [] }
        let tests = file.code.indices.filter {
            file.code[$0].text == "Test" && file.text(-1, from: $0) == "@"
        }
        return tests.compactMap { index in
            let function = file.declarations.first { test in
                test.kind == .function && test.line >= file.code[index].line
            }
            guard let function, !function.name.contains(" ") else { return nil }
            return file.finding(function.line, "`\(function.name)`")
        }
    }

    private static let oneFramework = Rule(
        name: "tests are written with Swift Testing",
        kept: [Sample(place, "import Testing")],
        broken: [Sample(place, "import XCTest")]
    ) { file in
        file.imports.filter { $0.module == "XCTest" }.map { file.finding($0.line, "XCTest") }
    }
}
