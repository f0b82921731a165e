import ArgumentParser

/// The command that typed words call, as far as they name one.
struct TypedCommand {
    let type: any ParsableCommand.Type
    /// Words that belong to its name.
    let depth: Int
    private let words: [String]

    init(_ words: [String]) {
        var type: any ParsableCommand.Type = TrancheCommand.self
        var depth = 0
        for word in words {
            let named = type.configuration.subcommands.first {
                $0.configuration.commandName == word
            }
            guard let named else { break }
            type = named
            depth += 1
        }
        self.type = type
        self.depth = depth
        self.words = words
    }

    /// Whether it works on a ledger.
    var takesLedger: Bool { type.helpMessage().contains("<ledger>") }

    /// The words with a ledger behind the name of the command.
    func inserting(_ ledger: String) -> [String] {
        Array(words.prefix(depth)) + [ledger] + words.dropFirst(depth)
    }

    /// What is said of a word that should name a command and does not; nil where none should.
    var mistyped: String? {
        let names = type.configuration.subcommands.compactMap { $0.configuration.commandName }
        guard !names.isEmpty, words.count > depth, !words[depth].hasPrefix("-") else { return nil }
        let said = "there is no command \"\(words[depth])\""
        return nearest(to: words[depth], among: names).map { "\(said); did you mean \"\($0)\"?" }
            ?? said
    }
}
