/// The templates of one day, ready to say which accounts a posting moves.
package struct PostingTemplates: Sendable {
    private let lines: [String: [TemplateLine]]
    private let accounts: [AmountType: AmountTypeAccounts]
    private let cash: [PaymentType: AccountCode]

    /// Takes the rows that count on one day.
    package init(_ rows: DirectoryRows) {
        lines = Dictionary(grouping: rows.templateLines.map(\.value), by: \.template)
        let accounts = rows.amountTypeAccounts.map { ($0.value.amountType, $0.value) }
        self.accounts = Dictionary(accounts) { first, _ in first }
        let cash = rows.cashAccounts.map {
            ($0.value.payment, $0.value.unassigned ?? $0.value.account)
        }
        self.cash = Dictionary(cash) { first, _ in first }
    }

    /// Why a posting finds no accounts.
    package enum Flaw: Error, Hashable, Sendable {
        case noLine
        case ambiguous
        /// The line names an account that the amount type or the payment type does not have.
        case noAccount(AccountExpression)
    }

    /// The accounts of a posting in a circumstance that lines name exactly.
    ///
    /// - Throws: `noLine`, `ambiguous` when two lines weigh the same, `noAccount`.
    package func accounts(
        of posting: CorrectPosting, in circumstance: PostingCircumstance
    ) throws(Flaw) -> AccountPair {
        let line = try line(of: posting, in: circumstance)
        return AccountPair(
            debit: try account(line.debit, of: posting),
            credit: try account(line.credit, of: posting))
    }

    /// The line of its template by which a posting finds them.
    ///
    /// - Throws: `noLine`, `ambiguous`.
    package func line(
        of posting: CorrectPosting, in circumstance: PostingCircumstance
    ) throws(Flaw) -> TemplateLine {
        let holding = (lines[posting.template] ?? []).filter {
            $0.condition.circumstance == circumstance && $0.condition.holds(for: posting)
        }
        guard let weight = holding.map(\.condition.weight).max() else { throw .noLine }
        let heaviest = holding.filter { $0.condition.weight == weight }
        guard let line = heaviest.first, heaviest.count == 1 else { throw .ambiguous }
        return line
    }

    /// The circumstances that lines of this posting's template name.
    package func circumstances(of posting: CorrectPosting) -> [PostingCircumstance] {
        var found: [PostingCircumstance] = []
        for line in lines[posting.template] ?? [] where line.condition.holds(for: posting) {
            let circumstance = line.condition.circumstance
            if !circumstance.isAny, !found.contains(circumstance) { found.append(circumstance) }
        }
        return found
    }

    /// The general accounts of every posting that has a template.
    package func accounts(for postings: [CorrectPosting]) -> [PostingID: AccountPair] {
        var resolved: [PostingID: AccountPair] = [:]
        for posting in postings where !posting.template.isEmpty {
            resolved[posting.id] = pair(of: posting, in: .any)
        }
        return resolved
    }

    /// The accounts of postings in circumstances of their own.
    package func exceptions(for postings: [CorrectPosting]) -> [PostingID: [AccountException]] {
        var resolved: [PostingID: [AccountException]] = [:]
        for posting in postings {
            for circumstance in circumstances(of: posting) {
                guard let pair = pair(of: posting, in: circumstance) else { continue }
                resolved[posting.id, default: []].append(
                    AccountException(circumstance: circumstance, accounts: pair))
            }
        }
        return resolved
    }

    /// Nil for a gap: `DirectoryCheck` has listed it, and the ledger refuses the operation.
    private func pair(
        of posting: CorrectPosting, in circumstance: PostingCircumstance
    ) -> AccountPair? {
        do throws(Flaw) {
            return try accounts(of: posting, in: circumstance)
        } catch {
            return nil
        }
    }

    private func account(
        _ expression: AccountExpression, of posting: CorrectPosting
    ) throws(Flaw) -> AccountCode {
        let found: AccountCode? =
            switch expression {
            case .cash: cash[posting.payment]
            case .balance: accounts[posting.amountType]?.balance
            case .income: accounts[posting.amountType]?.income
            case .memo: accounts[posting.amountType]?.memo
            case .account(let code): code
            }
        guard let found else { throw .noAccount(expression) }
        return found
    }
}

extension PostingCircumstance {
    package static let any = PostingCircumstance(document: nil, reason: nil)
}
