/// What the enumerated words of the ledger are called at the doors.
package struct Vocabulary: Hashable, Sendable {
    package let actions: [NamedWord<ActionType>]
    package let payments: [NamedWord<PaymentType>]
    package let documents: [NamedWord<DocumentType>]
    package let processes: [ProcessType]

    package init(
        actions: [NamedWord<ActionType>], payments: [NamedWord<PaymentType>],
        documents: [NamedWord<DocumentType>], processes: [ProcessType]
    ) {
        self.actions = actions
        self.payments = payments
        self.documents = documents
        self.processes = processes
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

/// A process of the catalogue.
///
/// - Source: D-3.40, R004-25.
package struct ProcessType: Hashable, Sendable {
    package let id: Int32
    package let code: String
    package let name: String
    /// The cash flow it needs; nil for internal processes.
    package let cashFlow: CashFlowNeed?

    package init(id: Int32, code: String, name: String, cashFlow: CashFlowNeed?) {
        self.id = id
        self.code = code
        self.name = name
        self.cashFlow = cashFlow
    }
}

/// The direction of the cash flow that a process distributes.
package enum CashFlowNeed: String, Hashable, Sendable, CaseIterable, Codable {
    case `in`, out
}
