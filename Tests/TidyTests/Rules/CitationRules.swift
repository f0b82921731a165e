extension Rule {
    static let citations: [Rule] = [citedRequirements]

    private static let citedRequirements = Rule(
        name: "a citation has its entry in the requirement index",
        kept: [
            Sample("/// - Source: D-3.2, R001-21."), Sample("/// - Source: R001-12...16, MS-9."),
            Sample("// Domestic money; the domain of a sign is in G6 and CP-34."),
            Sample("let text = \"R009-1\""), Sample("let code = Codes.MS99"),
            Sample("Tests/ATests/A.swift", "@Test func `N5 the amount is told`() {}"),
            Sample("/// - Source: ISDA 2006 Definitions §4.16(b)."), Sample("// at T12:00:00"),
        ],
        broken: [
            Sample("/// - Source: domain §3.2."), Sample("/// - Source: Domain 3.2."),
            Sample("/// The name seed 004 gives it."), Sample("/// - Source: architecture §8."),
            Sample("/// - Source: R001-99."), Sample("/// - Source: R001-24...25."),
            Sample("/// - Source: D-3.99."), Sample("// as MS-21 has it"), Sample("// see I99z"),
            Sample("Tests/ATests/A.swift", "@Test func `N99 the amount is told`() {}"),
        ]
    ) { file in
        let known = RequirementIndex.package.codes
        let comments = file.comments.flatMap { comment in
            comment.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
                .map { (line: comment.line + $0.offset, text: String($0.element)) }
        }
        let names = file.code.filter { $0.text.hasPrefix("`") }.map { ($0.line, $0.text) }
        return (comments + names).flatMap { line, text in
            unresolved(in: text, known).map { file.finding(line, $0) }
        }
    }

    /// What a line cites that no page of ours explains.
    static func unresolved(in text: String, _ known: Set<String>) -> [String] {
        let lost = Citation.lost(in: text).map { ["\($0) is a document that nobody here has"] }
        let codes = Citation.all(in: text).map(\.code).filter { !known.contains($0) }
        return (lost ?? []) + codes.map { "\($0) is in no page of docs/requirements" }
    }
}
