extension Rule {
    static let sizes: [Rule] = [
        fileLength, processLength, lineLength, functionLength, parameters, nesting,
    ]

    private static let fileLength = Rule(
        name: "a file has at most 300 lines",
        kept: [Sample(lines(300))],
        broken: [Sample(lines(301))]
    ) { file in
        tooMany(file.lineCount, over: 300, "lines", at: 1, of: file)
    }

    private static let processLength = Rule(
        name: "a process file has at most 120 lines",
        kept: [
            Sample("Sources/Processes/Daily/AccrueInterest.swift", lines(120)),
            Sample("Sources/Contracts/Schedule.swift", lines(121)),
        ],
        broken: [Sample("Sources/Processes/Daily/AccrueInterest.swift", lines(121))]
    ) { file in
        guard file.room?.name == "Processes" else { return [] }
        return tooMany(file.lineCount, over: 120, "lines", at: 1, of: file)
    }

    private static let lineLength = Rule(
        name: "a line has at most 100 columns",
        kept: [Sample(String(repeating: "я", count: 100))],
        broken: [Sample(String(repeating: "x", count: 101))]
    ) { file in
        file.lines.indices.flatMap { index in
            tooMany(file.lines[index].count, over: 100, "columns", at: index + 1, of: file)
        }
    }

    private static let functionLength = Rule(
        name: "a function has at most 50 lines",
        kept: [
            Sample("func f() {\n" + lines(48) + "}"),
            Sample("extension Day {\n" + lines(60) + "}"),
            Sample("Benchmarks/Sources/Night.swift", "func f() {\n" + lines(60) + "}"),
        ],
        broken: [
            Sample("func f() {\n" + lines(49) + "}"),
            Sample("struct S { init() {\n" + lines(49) + "} }"),
            Sample("struct S { var x: Int {\n" + lines(49) + "} }"),
        ]
    ) { file in
        // A benchmark is read from top to bottom, as the protocol of what was timed.
        if file.path.hasPrefix("Benchmarks/") { return [] }
        return file.declarations.flatMap { declaration -> [Finding] in
            guard !declaration.holdsMembers, let body = declaration.body else { return [] }
            let length = file.code[body.upperBound].line - declaration.line + 1
            return tooMany(length, over: 50, "lines", at: declaration.line, of: file)
        }
    }

    private static let parameters = Rule(
        name: "a function has at most 5 parameters",
        kept: [
            Sample("func f(a: Int, b: Int, c: Int, d: Int, e: [Int: Int]) {}"),
            Sample("func f(_ a: (Int, Int) -> Int, b: Pair<Int, Int>, c: Int, d: Int, e: Int)"),
            Sample(
                """
                init(a: Int, b: Int, c: Int, d: Int, e: Int, f: Int) {
                    self.a = a
                    self.b = b
                    self.c = c
                    self.d = d
                    self.e = e
                    self.f = f
                    sum = a + b
                }
                """),
        ],
        broken: [
            Sample("func f(a: Int, b: Int, c: Int, d: Int, e: Int, f: Int) {}"),
            Sample("init(a: Int, b: Int, c: Int, d: Int, e: Int, f: Int) { sum = a + b }"),
        ]
    ) { file in
        guard file.isSource else { return [] }
        return file.declarations.flatMap { declaration -> [Finding] in
            tooMany(
                declaration.parameterCount - file.handedOver(by: declaration), over: 5,
                "parameters", at: declaration.line, of: file)
        }
    }

    private static let nesting = Rule(
        name: "blocks nest at most 3 deep in a function",
        kept: [Sample("func f() { for x in y { if x { switch x { case 1: g() } } } }")],
        broken: [Sample("func f() { for x in y { if x { while x { if y { g() } } } } }")]
    ) { file in
        guard file.isSource else { return [] }
        return file.declarations.filter(\.isCallable).compactMap { function in
            function.body.flatMap { firstTooDeep(in: $0, of: file) }
                .map { file.finding($0, "\(function.name) nests deeper than 3") }
        }
    }

    /// The line of the first block that lies more than three blocks deep.
    private static func firstTooDeep(in body: Range<Int>, of file: SourceFile) -> Int? {
        var depth = 0
        for token in file.code[body] where token.kind == .mark {
            if token.text == "{" { depth += 1 }
            if token.text == "}" { depth -= 1 }
            if depth > 3 { return token.line }
        }
        return nil
    }

    private static func tooMany(
        _ count: Int, over limit: Int, _ unit: String, at line: Int, of file: SourceFile
    ) -> [Finding] {
        count > limit ? [file.finding(line, "\(count) \(unit)")] : []
    }

    private static func lines(_ count: Int) -> String { String(repeating: "x()\n", count: count) }
}

extension SourceFile {
    /// Whether an initialiser does nothing but hand its parameters to its properties.
    func isMemberwise(_ declaration: Declaration) -> Bool {
        guard declaration.kind == .initializer, let body = declaration.body else { return false }
        let tokensPerProperty = 5
        return body.count == tokensPerProperty * handedOver(by: declaration)
    }

    /// How many parameters an initialiser hands over as in `self.x = x`.
    fileprivate func handedOver(by declaration: Declaration) -> Int {
        guard declaration.kind == .initializer, let body = declaration.body else { return 0 }
        return body.filter { index in
            let next = (0...4).map { text($0, from: index) }
            return next == ["self", ".", next[4], "=", next[4]]
        }.count
    }
}
