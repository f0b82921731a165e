extension Rule {
    static let documentation: [Rule] = [documented, summaries]

    private static let documented = Rule(
        name: "every package declaration of a pure room has a doc comment",
        kept: [
            Sample("/// A day.\npackage struct Day {}"),
            Sample("/// A day.\n@frozen\npackage struct Day {}"),
            Sample("struct Day {}"), Sample("private func f() {}"),
            Sample("extension Day {\n    package static func < (a: Day, b: Day) -> Bool {}\n}"),
            Sample("/// A day.\npackage struct Day {\n    package let number: Int\n}"),
            Sample("package init(a: Int) {\n    self.a = a\n}"),
            Sample("package init(from decoder: any Decoder) throws {\n    load()\n}"),
            Sample("Sources/Processes/Repay.swift", "package func decide() {}"),
            Sample("Sources/Storage/Store.swift", "package struct Store {}"),
        ],
        broken: [
            Sample("package struct Day {}"), Sample("// A day.\npackage enum Day {}"),
            Sample("extension Day {\n    package func f() {}\n}"),
            Sample("package init(a: Int) {\n    self.a = a + 1\n}"),
            Sample("package func decide() {}"),
            Sample("/// Decides.\npackage protocol P {\n    func decide()\n}"),
        ]
    ) { file in
        file.announced.filter { file.documentation(of: $0) == nil }
            .map { file.finding($0.line, "`\($0.kind.rawValue) \($0.name)`") }
    }

    private static let summaries = Rule(
        name: "a doc comment begins with one sentence on one line",
        kept: [
            Sample("/// A day.\npackage struct Day {}"),
            Sample("/// Adds an amount.\n///\n/// - Throws: `overflow`.\npackage func add() {}"),
        ],
        broken: [
            Sample("/// A day that goes on\n/// to the next line.\npackage struct Day {}"),
            Sample("/// - Throws: `overflow`.\npackage func add() {}"),
            Sample("///\n/// A day.\npackage struct Day {}"),
        ]
    ) { file in
        file.announced.compactMap { declaration in
            guard let first = file.documentation(of: declaration)?.first else { return nil }
            let isSentence = [".", "?", ":"].contains(first.last) && !first.hasPrefix("- ")
            return isSentence ? nil : file.finding(declaration.line, "\"\(first)\"")
        }
    }
}

extension SourceFile {
    /// The types, functions and initialisers a pure room shows to others.
    ///
    /// Left out are operators and requirements of a protocol, whose meaning is the protocol's, and
    /// initialisers that only hand over properties. A process is explained on its type.
    fileprivate var announced: [Declaration] {
        guard isPure else { return [] }
        return declarations.filter { declaration in
            (declaration.isType || declaration.isCallable) && isSeenByOthers(declaration)
                && !isInherited(declaration) && !isMemberwise(declaration)
        }
    }

    private static let inherited: Set<String> = ["<", "=", "hash", "encode", "CodingKeys"]

    private func isInherited(_ declaration: Declaration) -> Bool {
        if declaration.kind == .initializer { return declaration.firstLabel == "from" }
        let isDecision = declaration.name == "decide" && room?.name == "Processes"
        return isDecision || Self.inherited.contains(declaration.name)
    }

    private func isSeenByOthers(_ declaration: Declaration) -> Bool {
        if declaration.modifiers.contains("package") { return true }
        guard let parent = declaration.parent.map({ declarations[$0] }) else { return false }
        let givesItsAccess = parent.kind == .interface || parent.kind == .extension
        return givesItsAccess && parent.modifiers.contains("package")
            && declaration.modifiers.isDisjoint(with: ["private", "fileprivate", "internal"])
    }
}
