extension Rule {
    static let comments: [Rule] = [commentedOutCode, openEnds]

    private static let commentedOutCode = Rule(
        name: "code is removed, not commented out",
        kept: [
            Sample("// Let the remainder go to the last tranche."),
            Sample("// for the night, see (1)"), Sample("/// let x = 1"),
            Sample("// MARK: Strings"), Sample("// swift-tools-version: 6.2"),
            Sample("// import law: see docs/house.md"), Sample("// 31 * 125_000 / 365 = 10_616.4"),
        ],
        broken: [
            Sample("// let x = 1"), Sample("// return total"), Sample("// if x > 1 {"),
            Sample("// }"), Sample("x() // y()"), Sample("// total += amount.minor;"),
            Sample("// import Foundation"), Sample("/* func f() { */"),
            Sample("// case .plus: return 1"),
        ]
    ) { file in
        file.comments.flatMap { comment -> [Finding] in
            guard !comment.text.hasPrefix("///") else { return [] }
            let lines = comment.text.split(separator: "\n")
            return lines.filter { looksLikeCode(String($0)) }
                .map { file.finding(comment.line, String($0)) }
        }
    }

    private static let openEnds = Rule(
        name: "an open end names its issue",
        kept: [
            Sample("// TODO(#12): leap seconds"), Sample("let text = \"TODO\""),
            Sample("/// How a `TODO` is written."),
        ],
        broken: [
            Sample("// TODO: later"), Sample("// FIXME"), Sample("/// XXX"),
            Sample("// TODO(me): later"),
        ]
    ) { file in
        file.comments.filter { comment in
            let said = outsideBackticks(comment.text)
            let words = said.split { !$0.isLetter }
            if words.contains(where: { ["FIXME", "XXX", "HACK"].contains($0) }) { return true }
            return words.contains("TODO") && !namesIssue(said)
        }
        .map { file.finding($0.line, $0.text) }
    }

    /// Whether every `TODO` of a comment is followed by an issue, as in `TODO(#12)`.
    private static func namesIssue(_ comment: String) -> Bool {
        comment.split(separator: "TODO", omittingEmptySubsequences: false).dropFirst()
            .allSatisfy { rest in
                rest.hasPrefix("(#") && rest.dropFirst(2).first?.isNumber ?? false
            }
    }

    private static func outsideBackticks(_ comment: String) -> String {
        let parts = comment.split(separator: "`", omittingEmptySubsequences: false)
        return parts.enumerated().filter { $0.offset.isMultiple(of: 2) }.map(\.element).joined()
    }

    private static func looksLikeCode(_ line: String) -> Bool {
        let words = line.split { "/* ".contains($0) }.map(String.init)
        guard let first = words.first, let last = words.last else { return false }
        if last.hasSuffix("{") || last.hasSuffix("}") || last.hasSuffix(";") { return true }
        switch first {
        case "let", "var": return words.contains("=") || endsInType(words)
        case "return", "import": return words.count == 2 && words[1].allSatisfy(isOfName)
        case "func", "struct", "enum", "#if", "#endif": return true
        case "case": return words.count > 1 && words[1].hasPrefix(".")
        default: return words.count == 1 && first.hasSuffix(")") && first.contains("(")
        }
    }

    /// Whether a declaration ends in a type, as in `let x: Int`.
    private static func endsInType(_ words: [String]) -> Bool {
        words.count == 3 && words[1].hasSuffix(":")
    }

    private static func isOfName(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || "_.".contains(character)
    }
}
