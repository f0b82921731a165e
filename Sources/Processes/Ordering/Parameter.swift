/// One field of an order: what people are told of it, and by which it is read.
///
/// An order states its parameters once, beside its properties. What reads it, its help, its page
/// and its forms all follow them.
package struct Parameter: Hashable, Sendable {
    /// The name of the property, and of the field in what is stored.
    package let name: String
    package let kind: Kind
    package let presence: Presence
    /// What the field is for, in one line.
    package let help: String
    /// A value that is accepted, as it is typed.
    package let example: String

    /// Whether an order must have the field.
    package enum Presence: Hashable, Sendable {
        case required
        /// Left out, it is as if this value had been given.
        case standard(String)
        /// Left out, it is as these words say.
        case optional(otherwise: String)
    }

    /// A field that every order of its kind has.
    package init(_ name: String, _ kind: Kind, _ help: String, example: String) {
        self.init(name, kind, .required, help, example: example)
    }

    package init(
        _ name: String, _ kind: Kind, _ presence: Presence, _ help: String, example: String
    ) {
        self.name = name
        self.kind = kind
        self.presence = presence
        self.help = help
        self.example = example
    }

    package var isRequired: Bool { presence == .required }

    /// What is accepted, with an example.
    package var accepted: String { "\(kind.accepted), such as \(example)" }
}
