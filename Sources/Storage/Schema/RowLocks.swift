/// The triggers that keep each new process and operation out of closed periods.
///
/// A trigger costs every row it looks at, and a night writes them by the million: the night
/// looks once for all rows of a chunk, and lifts them for it (`Transaction.unlocked`).
enum RowLocks {
    static let process = SQLText(
        """
        CREATE TRIGGER process_is_open BEFORE INSERT ON process
        WHEN new.value_time
            < ((SELECT closed_through FROM period ORDER BY id DESC LIMIT 1) + 1)*86400
        BEGIN SELECT RAISE(ABORT, 'a closed period stays as it is'); END;
        """)

    static let operation = SQLText(
        """
        CREATE TRIGGER operation_is_open BEFORE INSERT ON operation
        WHEN (SELECT value_time FROM process WHERE id = new.process)
            < ((SELECT closed_through FROM period ORDER BY id DESC LIMIT 1) + 1)*86400
        BEGIN SELECT RAISE(ABORT, 'a closed period stays as it is'); END;
        """)

    static let dropProcess = SQLText("DROP TRIGGER process_is_open;")
    static let dropOperation = SQLText("DROP TRIGGER operation_is_open;")
}
