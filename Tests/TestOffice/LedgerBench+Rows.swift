import Contracts
import Directories
import Measures
import TestHouse

@testable package import BackOffice
@testable package import Storage

// What must be the same when nothing was done.
extension LedgerBench {
    /// Everything in the ledger that an order may alter, row by row.
    ///
    /// Of the tables that are only added to, the number of rows and the newest say it all.
    package func dump() throws -> [String] {
        try office.store.reading { reading in
            try LedgerBench.texts.flatMap { text in
                try reading.session.all(text, []) { $0.text(0) }
            }
        }
    }

    private static let texts = [
        caches,
        SQLText("SELECT 'schedule ' || contract || hex(tranches) FROM contract_schedule"),
        turnovers,
        SQLText(
            """
            SELECT 'batch ' || work || ' ' || through_contract || ' ' || processes || ' '
                || operations || ' ' || refused || ' ' || state FROM batch
            """),
        SQLText("SELECT 'process ' || count(*) || ' ' || coalesce(max(id), 0) FROM process"),
        SQLText("SELECT 'operation ' || count(*) || ' ' || coalesce(max(id), 0) FROM operation"),
        SQLText("SELECT 'cash_flow ' || count(*) || ' ' || coalesce(max(id), 0) FROM cash_flow"),
        SQLText("SELECT 'rollback ' || count(*) || ' ' || coalesce(max(id), 0) FROM rollback"),
        SQLText("SELECT 'work ' || count(*) || ' ' || coalesce(max(id), 0) FROM work"),
    ]

    private static let turnovers = SQLText(
        """
        SELECT 'turnover ' || day || ' ' || posting || ' ' || document || ' ' || reason || ' '
            || currency || ' ' || operations || ' ' || amount || ' ' || foreign_currency
            || ' ' || foreign_amount
        FROM turnover ORDER BY day, posting, document, reason, currency, foreign_currency
        """)

    private static let caches = SQLText(
        """
        SELECT 'state ' || contract || ' ' || version || ' ' || is_serviced || ' '
            || coalesce(last_process, '-') || ' ' || coalesce(last_cash_flow, '-') || ' '
            || coalesce(last_rollback, '-') || ' ' || coalesce(hex(quiet), '-') || ' '
            || hex(rest) FROM contract_state
        """)

    /// The kept bytes of a contract, without the count of its changes.
    private static let bytes = SQLText(
        """
        SELECT is_serviced || ' ' || coalesce(hex(quiet), '-') || ' ' || hex(rest)
            || coalesce((SELECT hex(tranches) FROM contract_schedule
                WHERE contract = contract_state.contract), '-')
        FROM contract_state WHERE contract = $1
        """)

    private static func keptBytes(_ id: ContractID, _ reading: ReadSession) throws -> String? {
        try reading.session.first(bytes, [.integer(id.rawValue)]) { $0.text(0) }
    }

    /// The bytes kept of a contract.
    package func kept(_ number: String) throws -> String? {
        let id = try state(number).id
        return try office.store.reading { try LedgerBench.keptBytes(id, $0) }
    }

    package func turnovers() throws -> [String] {
        try office.store.reading { reading in
            try reading.session.all(LedgerBench.turnovers, []) { $0.text(0) }
        }
    }

    /// The kept bytes of a contract before and after its state was folded and written anew.
    package func bytesAroundRebuild(_ past: ContractHistory) throws -> [String?] {
        let folded = try past.state(of: past.live)
        return try office.store.inTransaction(ending: { transaction in
            let before = try LedgerBench.keptBytes(folded.id, transaction)
            try transaction.replaceState(
                of: past.loaded, with: folded, version: past.loaded.version)
            return .undone([before, try LedgerBench.keptBytes(folded.id, transaction)])
        })
    }

    /// Every row of history and of the caches, without the instants of recording.
    package static func everything(_ reading: ReadSession) throws -> [String] {
        try (texts + histories).flatMap { text in
            try reading.session.all(text, []) { $0.text(0) }
        }
    }

    private static let histories = [
        SQLText(
            """
            SELECT 'process ' || id || ' ' || contract || ' ' || coalesce(previous, '-') || ' '
                || value_time || ' ' || work || ' ' || coalesce(first_operation, '-') || ' '
                || operations || ' ' || document || ' ' || coalesce(hex(documents), '-')
            FROM process ORDER BY id
            """),
        SQLText(
            """
            SELECT 'operation ' || id || ' ' || process || ' ' || document || ' ' || posting
                || ' ' || tranche || ' ' || amount || ' ' || coalesce(cash_flow, '-')
                || ' ' || coalesce(foreign_amount, '-')
            FROM operation ORDER BY id
            """),
        SQLText(
            """
            SELECT 'work ' || id || ' ' || coalesce(request_key, '-') || ' ' || kind || ' '
                || parameters FROM work ORDER BY id
            """),
    ]
}
