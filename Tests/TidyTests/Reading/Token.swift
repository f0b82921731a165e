/// One piece of a Swift file, as far as the tidy rules need to tell pieces apart.
struct Token: Equatable, Sendable {
    /// What a piece is.
    enum Kind: Sendable {
        /// An identifier, a keyword or a number; raw identifiers keep their backticks.
        case word
        /// One character of punctuation, or `->`.
        case mark
        /// The contents of a string literal, without quotes and interpolated code.
        case text
        /// A text into which code is interpolated; the code follows as tokens of its own.
        case mixedText
        /// A comment with its slashes.
        case note
    }

    let kind: Kind
    let text: String
    /// The line on which the piece begins, counted from 1.
    let line: Int

    var isString: Bool { kind == .text || kind == .mixedText }
}
