package import BackOffice
import Contracts
import Directories
import Measures

extension Office {
    /// Whether an operation may be posted on a day, by which rows, and to which accounts.
    ///
    /// - Throws: `input` with what would be accepted; `notConfigured` on days without rules.
    /// - Source: R004-3, R004-4, R004-18...23; D-8.6.
    package func explainPosting(
        _ asked: PostingQuestion
    ) throws(OfficeError) -> PostingExplanation {
        try answering { _, rules in
            let directory = try rules.on(asked.day)
            let words = PostingWords(directory)
            let tracing = PostingTracing(
                try words.parameters(asked), words, rules.book.rows.valid(on: asked.day),
                try words.circumstance(asked))
            return try tracing.explanation(on: asked.day)
        }
    }
}

/// Codes of the directories, as values and back.
private struct PostingWords {
    let directory: Directory

    init(_ directory: Directory) { self.directory = directory }

    func parameters(_ asked: PostingQuestion) throws(OfficeError) -> PostingParameters {
        let kinds = ContractKind.allCases.map { ($0.code, $0) }
        let types = directory.amountTypes.map { ($0.code, $0.type) }
        let actions = directory.vocabulary.actions.map { ($0.code, $0.word) }
        let payments = directory.vocabulary.payments.map { ($0.code, $0.word) }
        let signs: [(String, Sign)] = [
            ("plus", .plus), ("minus", .minus), ("+", .plus), ("-", .minus), ("0", .plus),
            ("1", .minus),
        ]
        let action = try word(asked.action, "action", actions)
        let payment = try asked.payment.map { code throws(OfficeError) in
            try word(code, "payment-type", payments)
        }
        return PostingParameters(
            kind: try word(asked.kind, "kind", kinds),
            amountType: try word(asked.amountType, "amount-type", types), action: action,
            sign: try word(asked.sign, "sign", signs),
            payment: payment ?? (action.isCash ? .bank : .empty),
            isOffBalance: asked.isOffBalance)
    }

    func circumstance(_ asked: PostingQuestion) throws(OfficeError) -> PostingCircumstance {
        let documents = directory.vocabulary.documents.map { ($0.code, $0.word) }
        let reasons = directory.reasons.map { ($0.code.rawValue, $0.code) }
        return PostingCircumstance(
            document: try asked.document.map { code throws(OfficeError) in
                try word(code, "document", documents)
            },
            reason: try asked.reason.map { code throws(OfficeError) in
                try word(code, "reason", reasons)
            })
    }

    private func word<Word>(
        _ code: String, _ field: String, _ words: [(String, Word)]
    ) throws(OfficeError) -> Word {
        if let found = words.first(where: { $0.0 == code }) { return found.1 }
        throw .input(
            field: field, value: code, accepted: words.map(\.0).joined(separator: ", "))
    }

    func text(_ parameters: PostingParameters) -> String {
        parts(parameters).map(\.text).joined(separator: " ")
    }

    /// Each part by its name.
    func parts(_ parameters: PostingParameters) -> [(name: String, text: String)] {
        [
            ("kind", parameters.kind.code), ("amount type", code(parameters.amountType)),
            ("action", code(parameters.action)), ("sign", "\(parameters.sign)"),
            ("payment type", directory.vocabulary.code(of: parameters.payment) ?? ""),
            ("balance", parameters.isOffBalance ? "off" : "on"),
        ]
    }

    func code(_ type: AmountType) -> String { directory.row(of: type)?.code ?? "\(type)" }

    func code(_ action: ActionType) -> String {
        directory.vocabulary.code(of: action) ?? "\(action)"
    }

    func account(_ code: AccountCode) -> PostingExplanation.Account {
        PostingExplanation.Account(
            code: code.rawValue, name: directory.chart.first { $0.code == code }?.name ?? "")
    }
}

/// An operation while its rows are looked for.
private struct PostingTracing {
    /// Legal operations that are told of one that is not.
    private static let nearestMax = 5

    let parameters: PostingParameters
    let words: PostingWords
    let rows: DirectoryRows
    let circumstance: PostingCircumstance
    let templates: PostingTemplates

    init(
        _ parameters: PostingParameters, _ words: PostingWords, _ rows: DirectoryRows,
        _ circumstance: PostingCircumstance
    ) {
        self.parameters = parameters
        self.words = words
        self.rows = rows
        self.circumstance = circumstance
        templates = PostingTemplates(rows)
    }

    func explanation(on day: Day) throws -> PostingExplanation {
        let posting = words.directory.postings[parameters]
        let near =
            posting == nil
            ? words.directory.postings.nearest(to: parameters, count: PostingTracing.nearestMax)
            : []
        return PostingExplanation(
            operation: words.text(parameters), day: "\(day)", isAllowed: posting != nil,
            posting: posting.map(row), template: try posting.flatMap(chosen),
            elsewhere: try posting.map(elsewhere) ?? [], forbidden: posting == nil ? ban : nil,
            nearest: near.map(row))
    }

    private var ban: String? {
        rows.forbidden.first { $0.space.contains(parameters) }.map { "CP-\($0.row): \($0.why)" }
    }

    private func row(_ posting: CorrectPosting) -> PostingExplanation.PostingRow {
        let asked = words.parts(parameters)
        let differs = zip(words.parts(posting.parameters), asked).compactMap { own, asked in
            own.text == asked.text ? nil : "\(own.name) \(own.text)"
        }
        return PostingExplanation.PostingRow(
            row: "CP-\(posting.row)", number: Int(posting.id.rawValue),
            operation: words.text(posting.parameters), isExported: posting.isExported,
            differs: differs)
    }

    /// The line that holds in what was asked about: the one that names most of it.
    private func chosen(_ posting: CorrectPosting) throws -> PostingExplanation.TemplateRow? {
        if posting.template.isEmpty { return nil }
        let named = templates.circumstances(of: posting).filter { named in
            (named.document == nil || named.document == circumstance.document)
                && (named.reason == nil || named.reason == circumstance.reason)
        }
        return try line(of: posting, in: named.max { $0.weight < $1.weight } ?? .any)
    }

    private func elsewhere(_ posting: CorrectPosting) throws -> [PostingExplanation.TemplateRow] {
        try templates.circumstances(of: posting).filter { named in
            named.document.map { $0 != circumstance.document } ?? false
                || named.reason.map { $0 != circumstance.reason } ?? false
        }.map { try line(of: posting, in: $0) }
    }

    private func line(
        of posting: CorrectPosting, in named: PostingCircumstance
    ) throws -> PostingExplanation.TemplateRow {
        let line = try templates.line(of: posting, in: named)
        let accounts = try templates.accounts(of: posting, in: named)
        return PostingExplanation.TemplateRow(
            template: line.template, condition: condition(line.condition),
            debit: words.account(accounts.debit), credit: words.account(accounts.credit))
    }

    private func condition(_ condition: TemplateCondition) -> String {
        var parts: [String] = []
        if !condition.kinds.isEmpty {
            parts.append("kind " + condition.kinds.map(\.code).joined(separator: ", "))
        }
        if !condition.amountTypes.isEmpty {
            parts.append(
                "amount type " + condition.amountTypes.map(words.code).joined(separator: ", "))
        }
        if let action = condition.action { parts.append("action " + words.code(action)) }
        if let sign = condition.sign { parts.append("sign \(sign)") }
        if let document = condition.circumstance.document {
            parts.append(
                "document " + (words.directory.vocabulary.code(of: document) ?? "\(document)"))
        }
        if let reason = condition.circumstance.reason { parts.append("reason " + reason.rawValue) }
        return parts.joined(separator: "; ")
    }
}
