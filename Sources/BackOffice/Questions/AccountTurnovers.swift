import Directories
import GeneralLedger
import Measures
import Storage

/// The daily turnovers of the ledger as turnovers of accounts.
///
/// - Throws: `noTemplate` for a posting that no template explains on its day.
func accountTurnovers(
    from first: Day, through last: Day, _ reading: Reading, _ rules: Rules
) throws -> [AccountTurnover] {
    var book = TurnoverBook()
    for turnover in try reading.turnovers(from: first, through: last) {
        let directory = try rules.on(turnover.day)
        guard let posting = rules.postings[turnover.posting] else {
            throw StoreFault.corrupt("a turnover of posting \(turnover.posting.rawValue)")
        }
        let entry = try entry(
            for: posting, turnover.amount, in: turnover.document, because: turnover.reason,
            directory)
        if let entry { try book.add(entry, on: turnover.day) }
    }
    return book.turnovers
}
