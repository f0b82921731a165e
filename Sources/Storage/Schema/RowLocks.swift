/// The triggers that keep new processes, operations and sums out of closed periods.
///
/// A trigger costs every row it looks at, and a night writes processes and operations by the
/// million: it looks once for all rows of a chunk, and lifts their triggers for it
/// (`Transaction.unlocked`).
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

    /// On the sums of a day; whoever makes the table anew puts them on again.
    static let turnover = SQLText(
        """
        CREATE TRIGGER turnover_is_open BEFORE INSERT ON turnover
        WHEN new.day <= (SELECT closed_through FROM period ORDER BY id DESC LIMIT 1)
        BEGIN SELECT RAISE(ABORT, 'a closed period stays as it is'); END;

        CREATE TRIGGER turnover_stays_open BEFORE UPDATE ON turnover
        WHEN min(old.day, new.day)
            <= (SELECT closed_through FROM period ORDER BY id DESC LIMIT 1)
        BEGIN SELECT RAISE(ABORT, 'a closed period stays as it is'); END;

        CREATE TRIGGER turnover_is_kept BEFORE DELETE ON turnover
        WHEN old.day <= (SELECT closed_through FROM period ORDER BY id DESC LIMIT 1)
        BEGIN SELECT RAISE(ABORT, 'a closed period stays as it is'); END;
        """)
}
