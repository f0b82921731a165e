/// History is added to and never altered: SQLite itself refuses.
enum S001AppendOnly {
    static let triggers = SQLText(
        """
        CREATE TRIGGER work_stays BEFORE UPDATE ON work
        BEGIN SELECT RAISE(ABORT, 'work is only added to'); END;
        CREATE TRIGGER work_is_kept BEFORE DELETE ON work
        BEGIN SELECT RAISE(ABORT, 'work is only added to'); END;

        CREATE TRIGGER process_stays BEFORE UPDATE ON process
        BEGIN SELECT RAISE(ABORT, 'process is only added to'); END;
        CREATE TRIGGER process_is_kept BEFORE DELETE ON process
        BEGIN SELECT RAISE(ABORT, 'process is only added to'); END;

        CREATE TRIGGER operation_stays BEFORE UPDATE ON operation
        BEGIN SELECT RAISE(ABORT, 'operation is only added to'); END;
        CREATE TRIGGER operation_is_kept BEFORE DELETE ON operation
        BEGIN SELECT RAISE(ABORT, 'operation is only added to'); END;

        CREATE TRIGGER cash_flow_stays BEFORE UPDATE ON cash_flow
        BEGIN SELECT RAISE(ABORT, 'cash_flow is only added to'); END;
        CREATE TRIGGER cash_flow_is_kept BEFORE DELETE ON cash_flow
        BEGIN SELECT RAISE(ABORT, 'cash_flow is only added to'); END;

        CREATE TRIGGER rollback_stays BEFORE UPDATE ON rollback
        BEGIN SELECT RAISE(ABORT, 'rollback is only added to'); END;
        CREATE TRIGGER rollback_is_kept BEFORE DELETE ON rollback
        BEGIN SELECT RAISE(ABORT, 'rollback is only added to'); END;

        CREATE TRIGGER directory_stays BEFORE UPDATE ON directory
        BEGIN SELECT RAISE(ABORT, 'directory is only added to'); END;
        CREATE TRIGGER directory_is_kept BEFORE DELETE ON directory
        BEGIN SELECT RAISE(ABORT, 'directory is only added to'); END;
        """)
}
