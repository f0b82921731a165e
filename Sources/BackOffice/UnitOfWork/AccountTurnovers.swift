import Directories
package import GeneralLedger
package import Measures
package import Storage

/// The daily turnovers of the ledger as turnovers of accounts.
///
/// - Throws: `noTemplate` for a posting that no template explains on its day; `overflow` for an
///   account that more moved on in a day than an amount can hold.
func accountTurnovers(
    from first: Day, through last: Day, _ reading: ReadSession, _ rules: Rules
) throws -> [AccountTurnover] {
    var book = TurnoverBook()
    try eachEntry(from: first, through: last, reading, rules) { try book.add($0, on: $1) }
    return book.turnovers
}

/// What moved on the accounts, entry by entry: not added up, so that nothing can overflow.
///
/// - Shape: an account may occur several times on a day.
/// - Throws: `noTemplate` for a posting that no template explains on its day.
package func accountMoves(
    from first: Day, through last: Day, _ reading: ReadSession, _ rules: Rules
) throws -> [AccountTurnover] {
    var moves: [AccountTurnover] = []
    try eachEntry(from: first, through: last, reading, rules) { entry, day in
        let amount = entry.amount
        moves.append(
            AccountTurnover(
                account: entry.debit, day: day, currency: amount.currency, debit: amount.minor,
                credit: 0))
        moves.append(
            AccountTurnover(
                account: entry.credit, day: day, currency: amount.currency, debit: 0,
                credit: amount.minor))
    }
    return moves
}

/// Gives the entry of every daily turnover, with its day.
private func eachEntry(
    from first: Day, through last: Day, _ reading: ReadSession, _ rules: Rules,
    _ body: (Entry, Day) throws -> Void
) throws {
    for turnover in try reading.turnovers(from: first, through: last) {
        let directory = try rules.on(turnover.day)
        guard let posting = rules.postings[turnover.posting] else {
            throw StoreFault.corrupt("a turnover of posting \(turnover.posting.rawValue)")
        }
        let entry = try entry(
            for: posting, turnover.amount, in: turnover.document, because: turnover.reason,
            directory)
        if let entry { try body(entry, turnover.day) }
    }
    for money in try reading.moneyTurnovers(from: first, through: last) {
        let entry = GeneralLedger.entry(
            ofMoney: money.direction, by: money.payment, money.amount, try rules.on(money.day))
        guard let entry else { throw StoreFault.corrupt("money of \(money.day): its accounts") }
        try body(entry, money.day)
    }
}
