/// What the enumerated words of the ledger are called at the doors.
package struct Vocabulary: Hashable, Sendable {
    package let actions: [NamedWord<ActionType>]
    package let payments: [NamedWord<PaymentType>]
    package let documents: [NamedWord<DocumentType>]

    package init(
        actions: [NamedWord<ActionType>], payments: [NamedWord<PaymentType>],
        documents: [NamedWord<DocumentType>]
    ) {
        self.actions = actions
        self.payments = payments
        self.documents = documents
    }

    /// The text code of an action; nil where the directory has no row.
    package func code(of action: ActionType) -> String? {
        actions.first { $0.word == action }?.code
    }

    /// The text code of a payment type; nil where the directory has no row.
    package func code(of payment: PaymentType) -> String? {
        payments.first { $0.word == payment }?.code
    }

    /// The text code of a document type; nil where the directory has no row.
    package func code(of document: DocumentType) -> String? {
        documents.first { $0.word == document }?.code
    }
}

/// A word of the ledger, its stable text code and the name people read.
package struct NamedWord<Word: Hashable & Sendable>: Hashable, Sendable {
    package let word: Word
    package let code: String
    package let name: String

    package init(word: Word, code: String, name: String) {
        self.word = word
        self.code = code
        self.name = name
    }
}
