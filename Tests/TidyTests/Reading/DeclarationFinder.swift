/// Finds the declarations of a file by their keywords, and their bodies by their braces.
struct DeclarationFinder {
    private let code: [Token]
    private var found: [Declaration] = []

    /// Finds every declaration in `code`, in the order of the file; `code` holds no comments.
    static func declarations(in code: [Token]) -> [Declaration] {
        var finder = DeclarationFinder(code: code)
        for index in code.indices { finder.look(at: index) }
        return finder.found
    }

    private init(code: [Token]) { self.code = code }

    private mutating func look(at index: Int) {
        guard code[index].kind == .word, let kind = Declaration.Kind(rawValue: code[index].text),
            isDeclaration(kind, at: index)
        else { return }
        let parent = found.lastIndex { $0.body?.contains(index) ?? false }
        if kind == .constant || kind == .variable {
            guard parent.map({ found[$0].holdsMembers }) ?? true else { return }
        }
        let (modifiers, firstLine) = modifiers(before: index)
        let parameters = kind.takesParameters ? parameterList(after: index) : nil
        found.append(
            Declaration(
                kind: kind,
                name: kind == .initializer ? "init" : code[index + 1].text,
                line: code[index].line, firstLine: firstLine, modifiers: modifiers,
                parameterCount: parameters.map(parameterCount(in:)) ?? 0,
                firstLabel: parameters.flatMap {
                    $0.count > 2 ? code[$0.lowerBound + 1].text : nil
                },
                body: body(of: kind, from: parameters?.upperBound ?? index + 1),
                parent: parent))
    }

    /// Tells a declaration from a use of the same word, as in `.init(` or a label `actor:`.
    private func isDeclaration(_ kind: Declaration.Kind, at index: Int) -> Bool {
        guard index + 1 < code.count else { return false }
        let before = index > 0 ? code[index - 1].text : ""
        let next = code[index + 1].text
        if before == "." { return false }
        switch kind {
        case .initializer: return ["(", "<", "?"].contains(next)
        case .reference: return !["func", "var", "let"].contains(next) && before != ":"
        case .actor, .extension: return next.first?.isUppercase ?? false
        case .structure, .enumeration, .interface, .alias, .function, .constant, .variable:
            return true
        }
    }

    // MARK: What stands before the keyword

    private static let modifierWords: Set<String> = [
        "package", "public", "internal", "private", "fileprivate", "open", "static", "final",
        "mutating", "nonmutating", "nonisolated", "override", "required", "convenience",
        "indirect", "lazy", "prefix", "postfix", "weak", "unowned",
    ]

    private func modifiers(before index: Int) -> (words: Set<String>, firstLine: Int) {
        var words: Set<String> = []
        var first = index
        while let start = startOfModifier(endingBefore: first) {
            words.insert(code[start].text == "@" ? "@" + code[start + 1].text : code[start].text)
            first = start
        }
        return (words, code[first].line)
    }

    /// Where the modifier or attribute that ends just before `end` begins; nil when none does.
    private func startOfModifier(endingBefore end: Int) -> Int? {
        var last = end - 1
        guard last >= 0 else { return nil }
        if code[last].text == ")" {
            while last > 0, code[last].text != "(" { last -= 1 }
            last -= 1
        }
        guard last >= 0, code[last].kind == .word else { return nil }
        if last > 0, code[last - 1].text == "@" { return last - 1 }
        return Self.modifierWords.contains(code[last].text) ? last : nil
    }

    // MARK: What stands behind it

    /// The parenthesised list after a function's name, parentheses included.
    private func parameterList(after index: Int) -> Range<Int>? {
        guard let open = code[index...].firstIndex(where: { $0.text == "(" }) else { return nil }
        return open..<(matching(open) + 1)
    }

    private func parameterCount(in list: Range<Int>) -> Int {
        let inside = code[(list.lowerBound + 1)..<(list.upperBound - 1)]
        guard !inside.isEmpty else { return 0 }
        var depth = 0
        var count = 1
        for (index, token) in zip(inside.indices, inside) where token.kind == .mark {
            if ["(", "[", "{", "<"].contains(token.text) { depth += 1 }
            if [")", "]", "}", ">"].contains(token.text) { depth -= 1 }
            let isLast = index == inside.indices.last
            if token.text == ",", depth == 0, !isLast { count += 1 }
        }
        return count
    }

    private func body(of kind: Declaration.Kind, from start: Int) -> Range<Int>? {
        guard kind != .constant, kind != .alias else { return nil }
        var previous = code[min(start, code.count - 1)]
        for index in start..<code.count {
            let token = code[index]
            if token.text == "{" && token.kind == .mark {
                return (index + 1)..<matching(index)
            }
            if token.text == "}" || Self.beginsAnother(token) { return nil }
            if kind == .variable {
                let isNextLine = token.line > previous.line
                if token.text == "=" || isNextLine { return nil }
            }
            previous = token
        }
        return nil
    }

    private static func beginsAnother(_ token: Token) -> Bool {
        guard token.kind == .word else { return false }
        return modifierWords.contains(token.text)
            || ["func", "var", "let", "case", "associatedtype", "typealias"].contains(token.text)
    }

    /// The index of the bracket that closes the one at `open`; the end when there is none.
    private func matching(_ open: Int) -> Int {
        var depth = 0
        for index in open..<code.count where code[index].kind == .mark {
            if ["(", "[", "{"].contains(code[index].text) { depth += 1 }
            if [")", "]", "}"].contains(code[index].text) { depth -= 1 }
            if depth == 0 { return index }
        }
        return code.count - 1
    }
}

extension Declaration.Kind {
    fileprivate var takesParameters: Bool { self == .function || self == .initializer }
}
