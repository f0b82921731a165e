/// What a target of the manifest is and depends on, as written in `Package.swift`.
struct ManifestTarget: Hashable {
    let name: String
    let dependencies: [String]
    /// Where its files lie; nil is the place that SwiftPM takes for granted.
    let path: String?

    let isTest: Bool

    private static let kinds: Set = ["target", "executableTarget", "testTarget"]

    /// The targets in the code of a manifest.
    static func all(in code: [Token]) -> [ManifestTarget] {
        let starts = code.indices.filter {
            kinds.contains(code[$0].text) && code[$0 - 1].text == "."
        }
        return starts.map { start in
            var depth = 0
            let end = code[start...].firstIndex { token in
                if token.text == "(" && token.kind == .mark { depth += 1 }
                if token.text == ")" && token.kind == .mark { depth -= 1 }
                return depth == 0 && token.text == ")"
            }
            return ManifestTarget(written: Array(code[start..<(end ?? code.endIndex)]))
        }
    }

    private init(written code: [Token]) {
        isTest = code.first?.text == "testTarget"
        name = code.first(where: \.isString)?.text ?? ""
        let list = code.firstIndex { $0.text == "dependencies" } ?? code.endIndex
        let rest = code[list...].prefix { $0.text != "]" }
        dependencies = rest.filter(\.isString).map(\.text)
        path = code.firstIndex { $0.text == "path" && $0.kind == .word }
            .flatMap { code[$0...].first(where: \.isString)?.text }
    }

    /// A room of the house, not a workbench or a target of tests.
    var isRoom: Bool { !isTest && path?.hasPrefix("Sources/") ?? true }
}
