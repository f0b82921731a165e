/// A Swift file, read once: its lines, its tokens and its declarations.
struct SourceFile: Sendable {
    /// Relative to the root of the package, as in `Sources/Measures/Day+Text.swift`.
    let path: String
    let lines: [String]
    /// Every token but the comments.
    let code: [Token]
    let comments: [Token]
    let declarations: [Declaration]
    /// The room it belongs to; nil outside `Sources`.
    let room: Room?

    init(path: String, text: String) {
        let tokens = Lexer.tokens(of: text)
        self.path = path
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        code = tokens.filter { $0.kind != .note }
        comments = tokens.filter { $0.kind == .note }
        declarations = DeclarationFinder.declarations(in: code)
        room = Room(ofFileAt: path)
    }

    /// The file's name without `.swift`.
    var name: String {
        let last = path.split(separator: "/").last.map(String.init) ?? path
        return last.hasSuffix(".swift") ? String(last.dropLast(6)) : last
    }

    var isSource: Bool { path.hasPrefix("Sources/") }
    var isTest: Bool { path.hasPrefix("Tests/") }
    var isPure: Bool { room?.isPure ?? false }

    /// The lines of text, without the emptiness after the last newline.
    var lineCount: Int { lines.last == "" ? lines.count - 1 : lines.count }

    func finding(_ line: Int, _ detail: String) -> Finding {
        Finding(path: path, line: line, detail: detail)
    }

    /// The text of the code token `offset` places from `index`; empty beyond the ends.
    func text(_ offset: Int, from index: Int) -> String {
        let place = index + offset
        return code.indices.contains(place) ? code[place].text : ""
    }

    /// The modules the file imports, each with its line.
    var imports: [(module: String, line: Int)] {
        code.indices.compactMap { index in
            guard code[index].kind == .word, code[index].text == "import" else { return nil }
            let kinds = ["struct", "class", "enum", "protocol", "func", "var", "let"]
            let step = kinds.contains(text(1, from: index)) ? 2 : 1
            return (text(step, from: index), code[index].line)
        }
    }

    /// The doc comment right above a declaration, without its slashes; nil when there is none.
    func documentation(of declaration: Declaration) -> [String]? {
        var block: [String] = []
        var line = declaration.firstLine - 1
        while line >= 1 {
            let text = lines[line - 1].drop { $0 == " " }
            guard text.hasPrefix("///") else { break }
            block.insert(text.dropFirst(3).drop { $0 == " " }.description, at: 0)
            line -= 1
        }
        return block.isEmpty ? nil : block
    }
}
