/// One line of a posting template: which accounts an operation moves, and when it applies.
///
/// A nil or empty condition holds for every operation. Of the lines that apply, the one that
/// names the most wins.
/// - Source: D-8.1, D-8.3.
package struct TemplateLine: Hashable, Sendable {
    /// The template's code, such as `G6`.
    package let template: String
    package let condition: TemplateCondition
    package let debit: AccountExpression
    package let credit: AccountExpression

    package init(
        template: String, condition: TemplateCondition, debit: AccountExpression,
        credit: AccountExpression
    ) {
        self.template = template
        self.condition = condition
        self.debit = debit
        self.credit = credit
    }
}

/// What an operation and its document must be for a template line to apply.
package struct TemplateCondition: Hashable, Sendable {
    /// Empty: any.
    package var kinds: [ContractKind] = []
    /// Empty: any.
    package var amountTypes: [AmountType] = []
    package var action: ActionType?
    package var sign: Sign?
    package var circumstance = PostingCircumstance(document: nil, reason: nil)

    package init() {}

    /// Whether an operation of this posting meets it, its circumstance aside.
    package func holds(for posting: CorrectPosting) -> Bool {
        (kinds.isEmpty || kinds.contains(posting.kind))
            && (amountTypes.isEmpty || amountTypes.contains(posting.amountType))
            && (action ?? posting.action) == posting.action
            && (sign ?? posting.sign) == posting.sign
    }

    /// How many things it names, its circumstance aside.
    package var weight: Int {
        (kinds.isEmpty ? 0 : 1) + (amountTypes.isEmpty ? 0 : 1) + (action == nil ? 0 : 1)
            + (sign == nil ? 0 : 1)
    }
}

/// What beside its parameters decides where an operation is posted.
package struct PostingCircumstance: Hashable, Sendable {
    /// The document it stands in; nil for any.
    package let document: DocumentType?
    /// Why it was done; nil for any.
    package let reason: ReasonCode?

    package init(document: DocumentType?, reason: ReasonCode?) {
        self.document = document
        self.reason = reason
    }

    package var isAny: Bool { document == nil && reason == nil }
}

/// Why an operation was done, where accounting asks: `ERROR`, `BANKRUPTCY`.
package struct ReasonCode: Hashable, Sendable, RawRepresentable {
    package let rawValue: String

    package init(rawValue: String) { self.rawValue = rawValue }
}

/// A reason that may be given for an action: one row of the directory.
package struct ReasonRow: Hashable, Sendable {
    package let code: ReasonCode
    package let name: String
    package let action: ActionType

    package init(code: ReasonCode, name: String, action: ActionType) {
        self.code = code
        self.name = name
        self.action = action
    }
}

/// How a template names an account.
package enum AccountExpression: Hashable, Sendable {
    /// Where the money lies, by payment type.
    case cash
    /// The account of the balance sheet that carries the amount type.
    case balance
    /// The income (for deposits, the expense) of the amount type.
    case income
    /// The memo account of the amount type.
    case memo
    case account(AccountCode)
}
