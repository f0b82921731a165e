package import GeneralLedger

/// What of the exports only an audit asks for: rows whose fellows may be missing.
enum ExportAuditSQL {
    /// Every number that any table of the exports names.
    static let numbers = SQLText(
        """
        SELECT number AS batch FROM export_batch
        UNION SELECT batch FROM export_state
        UNION SELECT batch FROM export_opening
        UNION SELECT batch FROM export_turnover
        UNION SELECT batch FROM export_day
        UNION SELECT batch FROM export_part
        UNION SELECT batch FROM export_file
        ORDER BY 1
        """)

    /// The orders that move a batch.
    static let orders = SQLText(
        """
        SELECT id, request_key, kind, parameters, contract, process, operator, recorded_at,
            directory_version, directory_digest
        FROM work
        WHERE kind IN ('prepare-export', 'send-export', 'confirm-export', 'cancel-export')
        ORDER BY id
        """)

    /// The first work by which a process after this one was recorded.
    static let nextWork = SQLText(
        "SELECT work FROM process WHERE id > $1 ORDER BY id LIMIT 1")

    static let nextCashFlowWork = SQLText(
        "SELECT work FROM cash_flow WHERE id > $1 ORDER BY id LIMIT 1")

    static let nextMoneyWork = SQLText(
        "SELECT work FROM money_entry WHERE id > $1 ORDER BY id LIMIT 1")
}

extension ReadSession {
    /// The numbers of batches that occur anywhere, rising.
    package func exportNumbers() throws -> [ExportNumber] {
        try session.all(ExportAuditSQL.numbers, []) {
            ExportNumber(rawValue: try $0.number(0))
        }
    }

    /// Every order that prepares, sends, confirms or cancels a batch, in the order of recording.
    package func exportOrders() throws -> [StoredWork] {
        try session.all(ExportAuditSQL.orders, [], WorkSQL.read)
    }

    /// By which work the process, or of payments the cash flow, after a row was recorded; nil
    /// when there is none after it.
    package func workAfter(_ row: ExportSequence, of kind: ExportKind) throws -> WorkID? {
        let text = kind == .payments ? ExportAuditSQL.nextCashFlowWork : ExportAuditSQL.nextWork
        return try work(text, row)
    }

    /// By which work the entry of money after one was recorded; nil when there is none after it.
    package func workOfMoney(after row: ExportSequence) throws -> WorkID? {
        try work(ExportAuditSQL.nextMoneyWork, row)
    }

    private func work(_ text: SQLText, _ row: ExportSequence) throws -> WorkID? {
        try session.first(text, [.integer(row.rawValue)]) {
            WorkID(rawValue: try $0.number(0))
        }
    }
}
