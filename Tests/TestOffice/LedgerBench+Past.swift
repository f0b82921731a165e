import Contracts
import Directories
package import Measures
import TestHouse

@testable import BackOffice
@testable import Storage

extension LedgerBench {
    /// All that is said of the days through one: turnovers, processes and operations, balances.
    package func books(through day: Day) throws -> [String] {
        let last: [SQLValue] = [.integer(Int64(day.number))]
        return try office.store.reading { reading in
            try LedgerBench.dated.flatMap { text in
                try reading.session.all(text, last) { $0.text(0) }
            } + balances(through: day, reading)
        }
    }

    private func balances(through day: Day, _ reading: ReadSession) throws -> [String] {
        var texts: [String] = []
        try reading.everyContractID { id in
            let past = try ContractHistory(of: id, knownAt: nil, reading, rules)
            guard past.live.contains(where: { $0.valueTime.day <= day }) else { return }
            let state = try past.state(asOf: day)
            texts.append(
                "\(state.terms.number) \(state.status) \(state.buckets.entries) "
                    + "\(state.counters) \(String(describing: state.schedule))")
        }
        return texts
    }

    private static let dated = [
        SQLText(
            """
            SELECT 'turnover ' || day || ' ' || posting || ' ' || document || ' ' || reason
                || ' ' || currency || ' ' || operations || ' ' || amount || ' '
                || foreign_currency || ' ' || foreign_amount
            FROM turnover WHERE day <= $1
            ORDER BY day, posting, document, reason, currency, foreign_currency
            """),
        SQLText(
            """
            SELECT 'process ' || process.id || ' ' || contract || ' ' || value_time || ' '
                || coalesce(hex(documents), '-') || ' '
                || coalesce(group_concat(posting || ' ' || tranche || ' ' || amount), '-')
            FROM process LEFT JOIN operation ON operation.process = process.id
            WHERE value_time / 86400 <= $1 GROUP BY process.id ORDER BY process.id
            """),
    ]
}
