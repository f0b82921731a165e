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

    static let applicationID = SQLText("PRAGMA application_id")

    static let schemaVersion = SQLText("PRAGMA user_version")
}
