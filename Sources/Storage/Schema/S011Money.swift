/// Money that came in or was paid out, as the books have it: one row each.
enum S011Money {
    static let step = Schema.Step(number: 11, texts: [money, voids, batches, mark])

    /// A row is of a cash flow or of a payment that had no contract yet; one that takes another
    /// back is the same the other way round. Amounts are in the currency of the books.
    private static let money = SQLText(
        """
        CREATE TABLE money_entry (
            id INTEGER PRIMARY KEY,
            day INTEGER NOT NULL,
            direction INTEGER NOT NULL CHECK (direction IN (0, 1)),
            payment INTEGER NOT NULL CHECK (payment IN (101171, 101172)),
            currency INTEGER NOT NULL CHECK (currency BETWEEN 1 AND 999),
            digits INTEGER NOT NULL CHECK (digits BETWEEN 0 AND 18),
            amount INTEGER NOT NULL CHECK (amount > 0),
            cash_flow INTEGER REFERENCES cash_flow (id),
            unidentified INTEGER REFERENCES unidentified_payment (id),
            takes_back INTEGER REFERENCES money_entry (id) CHECK (takes_back < id),
            work INTEGER NOT NULL REFERENCES work (id),
            CHECK ((cash_flow IS NULL) <> (unidentified IS NULL))
        ) STRICT;

        CREATE INDEX money_entry_by_day
            ON money_entry (day, payment, direction, currency, digits, amount);
        CREATE UNIQUE INDEX money_entry_once ON money_entry (takes_back)
            WHERE takes_back IS NOT NULL;

        CREATE TRIGGER money_entry_is_open BEFORE INSERT ON money_entry
        WHEN new.day <= (SELECT closed_through FROM period ORDER BY id DESC LIMIT 1)
        BEGIN SELECT RAISE(ABORT, 'a closed period stays as it is'); END;
        CREATE TRIGGER money_entry_stays BEFORE UPDATE ON money_entry
        BEGIN SELECT RAISE(ABORT, 'money_entry is only added to'); END;
        CREATE TRIGGER money_entry_is_kept BEFORE DELETE ON money_entry
        BEGIN SELECT RAISE(ABORT, 'money_entry is only added to'); END;
        """)

    /// Payments that are none of their contract any more, and those that they have become.
    private static let voids = SQLText(
        """
        CREATE TABLE voided_cash_flow (
            cash_flow INTEGER PRIMARY KEY REFERENCES cash_flow (id),
            work INTEGER NOT NULL REFERENCES work (id)
        ) STRICT;
        CREATE TABLE moved_cash_flow (
            cash_flow INTEGER PRIMARY KEY REFERENCES cash_flow (id),
            origin INTEGER NOT NULL REFERENCES voided_cash_flow (cash_flow)
                CHECK (origin < cash_flow)
        ) STRICT;
        CREATE INDEX moved_cash_flow_by_origin ON moved_cash_flow (origin);

        CREATE TRIGGER voided_cash_flow_stays BEFORE UPDATE ON voided_cash_flow
        BEGIN SELECT RAISE(ABORT, 'voided_cash_flow is only added to'); END;
        CREATE TRIGGER voided_cash_flow_is_kept BEFORE DELETE ON voided_cash_flow
        BEGIN SELECT RAISE(ABORT, 'voided_cash_flow is only added to'); END;
        CREATE TRIGGER moved_cash_flow_stays BEFORE UPDATE ON moved_cash_flow
        BEGIN SELECT RAISE(ABORT, 'moved_cash_flow is only added to'); END;
        CREATE TRIGGER moved_cash_flow_is_kept BEFORE DELETE ON moved_cash_flow
        BEGIN SELECT RAISE(ABORT, 'moved_cash_flow is only added to'); END;
        """)

    /// What a batch has taken of them; nothing in batches of before. A batch may hold money alone.
    private static let batches = SQLText(
        """
        PRAGMA writable_schema = ON;
        UPDATE sqlite_schema
            SET sql = replace(sql, 'CHECK (through > after)', 'CHECK (through >= after)')
            WHERE type = 'table' AND name = 'export_batch';
        PRAGMA writable_schema = OFF;
        ALTER TABLE export_batch ADD COLUMN money_after INTEGER CHECK (money_after >= 0);
        ALTER TABLE export_batch ADD COLUMN money_through INTEGER
            CHECK (money_through >= money_after);
        ALTER TABLE export_batch ADD COLUMN money_settled INTEGER
            CHECK (money_settled BETWEEN money_after AND money_through);
        """)

    private static let mark = SQLText("PRAGMA user_version = 11;")
}
