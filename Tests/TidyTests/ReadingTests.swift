import Testing

private let quotes = "\"\"\""

@Test(arguments: [
    ("let x = 1", ["let", "x", "=", "1"]),
    ("a // b\nc", ["a", "c"]),
    ("a /* b /* c */ d */ e", ["a", "e"]),
    ("f(\"b // c\")", ["f", "(", "b // c", ")"]),
    ("\"a \\(b + c) d\"", ["a  d", "b", "+", "c"]),
    ("\"a \\(f(\"b\")) c\"", ["a  c", "f", "(", "b", ")"]),
    ("#\"a \"b\" \\(c)\"# d", ["a \"b\" \\(c)", "d"]),
    ("\"a \\\" b\" c", ["a \\\" b", "c"]),
    ("\(quotes)\na \"b\"\n\(quotes) c", ["\na \"b\"\n", "c"]),
    ("func `a b`()", ["func", "`a b`", "(", ")"]),
    ("() -> Int", ["(", ")", "->", "Int"]),
])
func `the lexer tells code from comments and strings`(source: String, expected: [String]) {
    let code = Lexer.tokens(of: source).filter { $0.kind != .note }
    #expect(code.map(\.text) == expected)
}

@Test func `every token knows its line`() {
    let source = "a\n/* b\n*/ c\n\"\"\"\nd\n\"\"\"\ne"
    let lines = Lexer.tokens(of: source).map(\.line)
    // a, the comment, c, the string, e
    #expect(lines == [1, 2, 3, 4, 7])
}

@Test func `declarations are found with access, parameters, body and owner`() {
    let file = SourceFile(
        path: "Sources/Measures/Day.swift",
        text: """
            /// A day.
            @frozen
            package struct Day: Hashable {
                package let number: Int32
                static var epoch: Day { Day(number: 0) }
                package init(_ year: Int, month: Int) throws(MeasureFlaw) {
                    let local = 1
                    self.init(number: local)
                }
            }
            package protocol Dated {
                func day(of map: [Int: Day], on: (Int, Int) -> Int) -> Day
                var first: Day { get }
            }
            """)
    let kinds = file.declarations.map { "\($0.kind.rawValue) \($0.name) \($0.parameterCount)" }
    #expect(
        kinds == [
            "struct Day 0", "let number 0", "var epoch 0", "init init 2", "protocol Dated 0",
            "func day 2", "var first 0",
        ])
    let withBody = file.declarations.filter { $0.body != nil }.map(\.name)
    #expect(withBody == ["Day", "epoch", "init", "Dated", "first"])
    #expect(file.declarations.map(\.parent) == [nil, 0, 0, 0, nil, 4, 4])
    #expect(file.documentation(of: file.declarations[0]) == ["A day."])
    #expect(file.declarations[0].modifiers == ["package", "@frozen"])
}
