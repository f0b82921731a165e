/// Closed periods: what was closed and reopened, the states at each closing, and the lock.
enum S004Periods {
    static let step = Schema.Step(
        number: 4,
        texts: [
            periods, S004PeriodRules.triggers, snapshots, RowLocks.process, RowLocks.operation,
            RowLocks.turnover, locks, mark,
        ])

    /// The newest row says through which day all is closed.
    private static let periods = SQLText(
        """
        CREATE TABLE period (
            id INTEGER PRIMARY KEY CHECK (id > 0),
            event TEXT NOT NULL CHECK (event IN ('closed', 'requested', 'reopened')),
            first_day INTEGER NOT NULL,
            last_day INTEGER NOT NULL CHECK (last_day >= first_day),
            closed_through INTEGER,
            export_batch TEXT CHECK (export_batch <> ''),
            exported_on INTEGER CHECK (exported_on IS NULL OR export_batch IS NOT NULL),
            figures INTEGER,
            work INTEGER NOT NULL UNIQUE REFERENCES work (id),
            CHECK (event = 'reopened' OR closed_through IS last_day),
            CHECK (event <> 'reopened' OR closed_through IS NULL
                OR closed_through = first_day - 1),
            CHECK ((event = 'closed') = (figures IS NOT NULL))
        ) STRICT;
        """)

    private static let snapshots = SQLText(
        """
        CREATE TABLE contract_snapshot (
            period INTEGER NOT NULL,
            contract INTEGER NOT NULL,
            last_process INTEGER,
            last_cash_flow INTEGER,
            quiet BLOB,
            rest BLOB NOT NULL,
            tranches BLOB,
            PRIMARY KEY (period, contract)
        ) STRICT, WITHOUT ROWID;

        CREATE TRIGGER contract_snapshot_stays BEFORE UPDATE ON contract_snapshot
        BEGIN SELECT RAISE(ABORT, 'contract_snapshot is only added to'); END;

        CREATE TRIGGER contract_snapshot_is_kept BEFORE DELETE ON contract_snapshot
        WHEN (SELECT last_day FROM period WHERE id = old.period)
            <= (SELECT closed_through FROM period ORDER BY id DESC LIMIT 1)
        BEGIN SELECT RAISE(ABORT, 'a closed period stays as it is'); END;
        """)

    /// What sums up a day, runs through it or takes it back; each is a few rows.
    private static let locks = SQLText(
        """
        CREATE TRIGGER batch_is_open BEFORE INSERT ON batch
        WHEN new.day <= (SELECT closed_through FROM period ORDER BY id DESC LIMIT 1)
        BEGIN SELECT RAISE(ABORT, 'a closed period stays as it is'); END;

        CREATE TRIGGER batch_stays_open BEFORE UPDATE ON batch
        WHEN min(old.day, new.day)
            <= (SELECT closed_through FROM period ORDER BY id DESC LIMIT 1)
        BEGIN SELECT RAISE(ABORT, 'a closed period stays as it is'); END;

        CREATE TRIGGER rollback_is_open BEFORE INSERT ON rollback
        WHEN new.from_time
            < ((SELECT closed_through FROM period ORDER BY id DESC LIMIT 1) + 1)*86400
        BEGIN SELECT RAISE(ABORT, 'a closed period stays as it is'); END;
        """)

    private static let mark = SQLText("PRAGMA user_version = 4;")
}
