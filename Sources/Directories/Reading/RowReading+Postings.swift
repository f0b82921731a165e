import Measures

extension RowReading {
    /// Expands a group into single postings, numbered 64 × row + place.
    ///
    /// - Shape: kinds outermost, then amount types, signs, payments.
    func postings(
        _ row: CorrectPostingSeed, _ validity: Validity
    ) throws(DirectoryFlaw) -> [CorrectPosting] {
        let action = try word("action", row.action, in: codes.actions)
        var space = ParameterSpace(
            kinds: try words("kinds", row.kinds, in: codes.kinds),
            amountTypes: try words("amountTypes", row.amountTypes, in: codes.amountTypes),
            actions: [action])
        space.signs = try words("signs", row.signs, in: codes.signs)
        space.payments = try words("payments", row.payments, in: codes.payments)
        space.offBalance = [try word("balance", row.balance, in: codes.balances)]
        let expanded = space.all
        let placesMax = CorrectPosting.placesPerRow - Int(row.firstPlace)
        guard row.row < 1_000, expanded.count <= placesMax else {
            throw refusal(
                "firstPlace", "\(row.firstPlace)",
                accepted: "\(expanded.count) combinations within 64 places of a row below 1000")
        }
        let first = Int(row.row) * CorrectPosting.placesPerRow + Int(row.firstPlace)
        return expanded.enumerated().map { place, parameters in
            CorrectPosting(
                id: PostingID(rawValue: UInt16(first + place)), kind: parameters.kind,
                amountType: parameters.amountType, action: parameters.action,
                sign: parameters.sign, payment: parameters.payment,
                isOffBalance: parameters.isOffBalance, isExported: row.exported,
                template: row.template, validFrom: validity.from,
                validThrough: validity.through)
        }
    }

    func forbidden(_ row: ForbiddenPostingSeed) throws(DirectoryFlaw) -> ForbiddenPostings {
        var space = ParameterSpace(
            kinds: try words("kinds", row.kinds, in: codes.kinds),
            amountTypes: try words("amountTypes", row.amountTypes, in: codes.amountTypes),
            actions: try words("actions", row.actions, in: codes.actions))
        space.signs = try words("signs", row.signs, in: codes.signs)
        space.payments = try words("payments", row.payments, in: codes.payments)
        space.offBalance = try words("balances", row.balances, in: codes.balances)
        return ForbiddenPostings(row: row.row, why: row.why, space: space)
    }

    func templateLine(_ row: TemplateLineSeed) throws(DirectoryFlaw) -> TemplateLine {
        var condition = TemplateCondition()
        condition.kinds = try words("kinds", row.kinds ?? [], in: codes.kinds)
        condition.amountTypes = try words(
            "amountTypes", row.amountTypes ?? [], in: codes.amountTypes)
        if let action = row.action {
            condition.action = try word("action", action, in: codes.actions)
        }
        if let sign = row.sign { condition.sign = try word("sign", sign, in: codes.signs) }
        var document: DocumentType?
        if let code = row.document {
            document = try word("document", code, in: codes.documents)
        }
        condition.circumstance = PostingCircumstance(
            document: document, reason: row.reason.map(ReasonCode.init))
        return TemplateLine(
            template: row.template, condition: condition,
            debit: AccountExpression(text: row.debit),
            credit: AccountExpression(text: row.credit))
    }
}

extension AccountExpression {
    /// Reads a word for an account; anything else is the code of one.
    init(text: String) {
        switch text {
        case "cash": self = .cash
        case "balance": self = .balance
        case "income": self = .income
        case "memo": self = .memo
        default: self = .account(AccountCode(rawValue: text))
        }
    }
}
