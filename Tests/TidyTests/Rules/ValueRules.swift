extension Rule {
    static let values: [Rule] = [floatingPoint, division, exhaustiveSwitches]

    private static let inexact: Set<String> = [
        "Double", "Float", "Float16", "Float32", "Float64", "Float80", "CGFloat", "Decimal",
    ]

    private static let floatingPoint = Rule(
        name: "a pure room counts in integers",
        kept: [
            Sample("let x: Int128 = 1"), Sample("let text = \"Double\""),
            Sample("Sources/Measures/EffectiveRate+Root.swift", "let guess: Double = 1"),
            Sample("Sources/Doors/Terminal/Bar.swift", "let share: Double = 1"),
        ],
        broken: [
            Sample("let x: Double = 1"), Sample("let x = Decimal(1)"),
            Sample("Sources/Measures/EffectiveRate.swift", "let x = Decimal(1)"),
        ]
    ) { file in
        guard file.isPure else { return [] }
        let solvesRates = file.path.hasPrefix("Sources/Measures/EffectiveRate")
        let forbidden = solvesRates ? inexact.subtracting(["Double"]) : inexact
        return file.code.filter { $0.kind == .word && forbidden.contains($0.text) }
            .map { file.finding($0.line, "`\($0.text)`") }
    }

    private static let division = Rule(
        name: "money is divided only by a named rounding",
        kept: [
            Sample("let days = count / 7"),
            Sample("let q = rounding.quotient(Int128(money.minor), over: 2)"),
        ],
        broken: [Sample("let half = money.minor / 2"), Sample("let q = Int128(minor) / rate")]
    ) { file in
        guard file.isPure, file.name != "Rounding" else { return [] }
        return file.code.indices.compactMap { index in
            guard file.code[index].text == "/", file.code[index].kind == .mark else { return nil }
            let before = [file.text(-1, from: index), file.text(-2, from: index)]
            let dividesMoney = before[0] == "minor" || (before[0] == ")" && before[1] == "minor")
            return dividesMoney ? file.finding(file.code[index].line, "`minor /`") : nil
        }
    }

    private static let exhaustiveSwitches = Rule(
        name: "a switch over our enums has no default",
        kept: [
            Sample("switch month { case 2: 28\ndefault: 31 }"),
            Sample("switch byte {\ncase ..<10: 1\ndefault: 2 }"),
            Sample("switch (byte) {\ncase 1:\nif case .x = y { z() }\ndefault: 2 }"),
            Sample("switch sign {\ncase .plus: 1\ncase .minus: -1 }"),
            Sample("switch error {\ncase let flaw as CSVFlaw: 1\ndefault: 2 }"),
            Sample("switch code {\ncase SQLITE_FULL where isOf(.disk): 1\ndefault: 2 }"),
            Sample("switch byte {\ncase UInt8(ascii: \"<\"): 1\ndefault: 2 }"),
            Sample("switch error {\ncase .dataCorrupted: 1\n@unknown default: 2 }"),
            Sample("Tests/MeasuresTests/Sign.swift", "switch a {\ncase .plus: 1\ndefault: 2 }"),
        ],
        broken: [
            Sample("switch sign {\ncase .plus: 1\ndefault: -1 }"),
            Sample("switch (a, b) {\ncase (.plus, 1): 1\ndefault: -1 }"),
            Sample("switch a {\ncase let .plus(x): x\ndefault: -1 }"),
            Sample("switch a {\ncase .plus:\nswitch b { case 1: 2\ndefault: 3 }\ndefault: 4 }"),
            Sample("switch (a, b) {\ncase (1, .plus): 1\ndefault: -1 }"),
            Sample("switch (a, b) {\ncase (1, let .plus(x)): x\ndefault: -1 }"),
            Sample("Sources/BackOffice/A.swift", "switch a {\ncase .plus: 1\ndefault: 2 }"),
            Sample("Sources/Doors/Terminal/A.swift", "switch a {\ncase .b: 1\ndefault: 2 }"),
        ]
    ) { file in
        guard file.isSource else { return [] }
        return file.code.indices.filter { file.code[$0].text == "switch" }.compactMap { index in
            let labels = file.labels(ofSwitchAt: index)
            let isOverEnum = labels.contains { file.namesCase(after: $0) }
            let fallback = labels.first { file.isPlainDefault($0) }
            guard isOverEnum, let fallback else { return nil }
            return file.finding(file.code[fallback].line, "name the remaining cases")
        }
    }
}

extension SourceFile {
    /// Where the `case` and `default` labels of a switch stand, those of inner blocks left out.
    fileprivate func labels(ofSwitchAt start: Int) -> [Int] {
        var labels: [Int] = []
        var depth = 0
        for index in start..<code.count {
            switch code[index].text {
            case "{", "(", "[": depth += 1
            case "}", ")", "]":
                depth -= 1
                if depth == 0, code[index].text == "}" { return labels }
            case "case", "default":
                let isCondition = ["if", "guard", "while", "for", ","]
                    .contains(text(-1, from: index))
                if depth == 1, code[index].kind == .word, !isCondition { labels.append(index) }
            default: break
            }
        }
        return labels
    }

    /// Whether a label is a `default` that hides cases.
    ///
    /// The compiler lets `@unknown default` stand for no case that it knows.
    fileprivate func isPlainDefault(_ label: Int) -> Bool {
        text(0, from: label) == "default" && text(-1, from: label) != "unknown"
    }

    /// Whether a label's pattern, or a part of its tuple, is the name of an enum case, as in
    /// `case let (.a, b)`.
    ///
    /// Only our own enums are named like this: what belongs to a library is told apart by
    /// `if`, sets or `@unknown default`.
    fileprivate func namesCase(after label: Int) -> Bool {
        var place = label + 1
        while place < code.count, ![":", "where"].contains(text(0, from: place)) {
            let startsPart = ["case", "let", "var", "(", ","].contains(text(-1, from: place))
            if startsPart, text(0, from: place) == "." { return text(1, from: place) != "." }
            let isCall = text(0, from: place) == "(" && !startsPart
            place = isCall ? end(ofListAt: place) : place + 1
        }
        return false
    }

    /// The place behind the bracket that closes the one at `open`.
    private func end(ofListAt open: Int) -> Int {
        var depth = 0
        for index in open..<code.count where code[index].kind == .mark {
            if code[index].text == "(" { depth += 1 }
            if code[index].text == ")" { depth -= 1 }
            if depth == 0 { return index + 1 }
        }
        return code.count
    }
}
