/// What a connection is told when it is opened, and asked before it is trusted.
enum ConnectionSQL {
    /// For every connection.
    ///
    /// `trusted_schema` stays as it is: SQLite before 3.41 takes `json_valid` in a CHECK for
    /// unsafe when it is off, and we give it no functions of our own to be misused.
    static let settings = SQLText(
        """
        PRAGMA cache_size = -65536;
        PRAGMA mmap_size = 268435456;
        PRAGMA temp_store = MEMORY;
        """)

    /// For the writer: a commit is on disk before it is acknowledged.
    static let durability = SQLText(
        """
        PRAGMA synchronous = FULL;
        PRAGMA wal_autocheckpoint = 4000;
        """)

    static let synchronous = SQLText("PRAGMA synchronous")

    static let journalMode = SQLText("PRAGMA journal_mode")

    static let foreignKeys = SQLText("PRAGMA foreign_keys")

    static let schema = SQLText(
        "SELECT type, name, coalesce(sql, '') FROM sqlite_schema ORDER BY type, name")

    /// Of every table that is only added to: how many rows there are, and the newest number.
    static let numberedRows = SQLText(
        """
        SELECT 'contract', count(*), coalesce(max(id), 0) FROM contract
        UNION ALL SELECT 'work', count(*), coalesce(max(id), 0) FROM work
        UNION ALL SELECT 'process', count(*), coalesce(max(id), 0) FROM process
        UNION ALL SELECT 'cash_flow', count(*), coalesce(max(id), 0) FROM cash_flow
        UNION ALL SELECT 'money_entry', count(*), coalesce(max(id), 0) FROM money_entry
        UNION ALL SELECT 'rollback', count(*), coalesce(max(id), 0) FROM rollback
        UNION ALL SELECT 'period', count(*), coalesce(max(id), 0) FROM period
        UNION ALL SELECT 'exchange_rate', count(*), coalesce(max(id), 0) FROM exchange_rate
        UNION ALL SELECT 'export_batch', count(*), coalesce(max(number), 0) FROM export_batch
        UNION ALL SELECT 'export_state', count(*), coalesce(max(id), 0) FROM export_state
        UNION ALL SELECT 'unidentified_payment', count(*), coalesce(max(id), 0)
            FROM unidentified_payment
        UNION ALL SELECT 'contract_state', count(*), coalesce(max(contract), 0)
            FROM contract_state
        """)

    static let applicationID = SQLText("PRAGMA application_id")

    static let schemaVersion = SQLText("PRAGMA user_version")
}
