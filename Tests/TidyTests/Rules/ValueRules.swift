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
        ],
        broken: [
            Sample("switch sign {\ncase .plus: 1\ndefault: -1 }"),
            Sample("switch (a, b) {\ncase (.plus, 1): 1\ndefault: -1 }"),
            Sample("switch a {\ncase let .plus(x): x\ndefault: -1 }"),
            Sample("switch a {\ncase .plus:\nswitch b { case 1: 2\ndefault: 3 }\ndefault: 4 }"),
        ]
    ) { file in
        guard file.isPure else { return [] }
        return file.code.indices.filter { file.code[$0].text == "switch" }.compactMap { index in
            let labels = file.labels(ofSwitchAt: index)
            let isOverEnum = labels.contains { file.namesCase(after: $0) }
            let fallback = labels.first { file.code[$0].text == "default" }
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

    /// Whether a label's pattern begins with the name of an enum case, as in `case let (.a, b)`.
    fileprivate func namesCase(after label: Int) -> Bool {
        var place = label + 1
        while ["let", "var", "("].contains(text(0, from: place)) { place += 1 }
        return text(0, from: place) == "." && text(1, from: place) != "."
    }
}
