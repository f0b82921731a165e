/// A declaration found in a file: what it is called, who sees it, and where its body lies.
struct Declaration: Sendable {
    enum Kind: String, Sendable {
        case structure = "struct"
        case enumeration = "enum"
        case reference = "class"
        case actor
        case interface = "protocol"
        case alias = "typealias"
        case `extension`
        case function = "func"
        case initializer = "init"
        case constant = "let"
        case variable = "var"
    }

    let kind: Kind
    /// The name as written; of an extension, the type it extends.
    let name: String
    let line: Int
    /// The line of its first attribute or modifier; a doc comment ends just above it.
    let firstLine: Int
    let modifiers: Set<String>
    let parameterCount: Int
    /// The label of the first parameter; nil of what takes none.
    let firstLabel: String?
    /// Indices into the file's code, braces excluded; nil when there is no body.
    let body: Range<Int>?
    /// The declaration in whose body this one stands; nil at the top of the file.
    let parent: Int?

    var isType: Bool {
        switch kind {
        case .structure, .enumeration, .reference, .actor, .interface, .alias: true
        case .extension, .function, .initializer, .constant, .variable: false
        }
    }

    var isCallable: Bool { kind == .function || kind == .initializer }
    var holdsMembers: Bool { isType || kind == .extension }
}
