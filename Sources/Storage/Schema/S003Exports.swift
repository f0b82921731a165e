/// Batches that leave the house, and bank payments that found no contract.
enum S003Exports {
    static let step = Schema.Step(
        number: 3, texts: [batches, figures, files, unidentified, triggers, mark])

    /// A batch is put down with all it has, in one transaction, and is never altered.
    ///
    /// `after`, `through` and `settled` are numbers of processes, or of cash flows for payments.
    private static let batches = SQLText(
        """
        CREATE TABLE export_batch (
            number INTEGER PRIMARY KEY,
            kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 3),
            mode INTEGER NOT NULL CHECK (mode BETWEEN 1 AND 4),
            first_day INTEGER NOT NULL,
            last_day INTEGER NOT NULL CHECK (last_day >= first_day),
            after INTEGER NOT NULL CHECK (after >= 0),
            through INTEGER NOT NULL CHECK (through > after),
            settled INTEGER NOT NULL CHECK (settled BETWEEN after AND through),
            operations INTEGER NOT NULL CHECK (operations > 0),
            lines INTEGER NOT NULL CHECK (lines BETWEEN 1 AND operations),
            format INTEGER NOT NULL CHECK (format > 0),
            work INTEGER NOT NULL REFERENCES work (id)
        ) STRICT;

        CREATE TABLE export_state (
            id INTEGER PRIMARY KEY,
            batch INTEGER NOT NULL REFERENCES export_batch (number),
            state INTEGER NOT NULL CHECK (state BETWEEN 1 AND 4),
            work INTEGER NOT NULL REFERENCES work (id),
            UNIQUE (batch, state)
        ) STRICT;
        """)

    /// What the accounts held before a batch, what moves on them in it, and on how many days.
    private static let figures = SQLText(
        """
        CREATE TABLE export_opening (
            batch INTEGER NOT NULL REFERENCES export_batch (number),
            account TEXT NOT NULL CHECK (account <> ''),
            currency INTEGER NOT NULL,
            digits INTEGER NOT NULL,
            balance INTEGER NOT NULL CHECK (balance <> 0),
            PRIMARY KEY (batch, account, currency)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE export_turnover (
            batch INTEGER NOT NULL REFERENCES export_batch (number),
            account TEXT NOT NULL CHECK (account <> ''),
            day INTEGER NOT NULL,
            currency INTEGER NOT NULL,
            digits INTEGER NOT NULL,
            debit INTEGER NOT NULL CHECK (debit >= 0),
            credit INTEGER NOT NULL CHECK (credit >= 0),
            PRIMARY KEY (batch, account, day, currency)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE export_day (
            batch INTEGER NOT NULL REFERENCES export_batch (number),
            day INTEGER NOT NULL,
            operations INTEGER NOT NULL CHECK (operations > 0),
            PRIMARY KEY (batch, day)
        ) STRICT, WITHOUT ROWID;
        """)

    /// The bytes that were given out, in parts, and the checksum of each form.
    private static let files = SQLText(
        """
        CREATE TABLE export_part (
            batch INTEGER NOT NULL
                REFERENCES export_batch (number) DEFERRABLE INITIALLY DEFERRED,
            part INTEGER NOT NULL CHECK (part >= 0),
            bytes BLOB NOT NULL CHECK (length(bytes) > 0),
            PRIMARY KEY (batch, part)
        ) STRICT;

        CREATE TABLE export_file (
            batch INTEGER NOT NULL REFERENCES export_batch (number),
            form INTEGER NOT NULL CHECK (form BETWEEN 1 AND 5),
            bytes INTEGER NOT NULL CHECK (bytes > 0),
            checksum TEXT NOT NULL CHECK (length(checksum) = 64),
            PRIMARY KEY (batch, form)
        ) STRICT, WITHOUT ROWID;
        """)

    /// A payment is identified once a cash flow has its reference.
    private static let unidentified = SQLText(
        """
        CREATE TABLE unidentified_payment (
            id INTEGER PRIMARY KEY,
            reference TEXT NOT NULL UNIQUE CHECK (reference <> ''),
            account TEXT NOT NULL,
            value_day INTEGER NOT NULL,
            booked_day INTEGER NOT NULL,
            amount INTEGER NOT NULL CHECK (amount > 0),
            currency INTEGER NOT NULL,
            digits INTEGER NOT NULL,
            payer TEXT,
            payer_inn TEXT,
            payer_account TEXT,
            purpose TEXT NOT NULL,
            reason TEXT NOT NULL CHECK (reason <> ''),
            work INTEGER NOT NULL REFERENCES work (id)
        ) STRICT;
        """)

    private static let triggers = SQLText(
        """
        CREATE TRIGGER export_batch_stays BEFORE UPDATE ON export_batch
        BEGIN SELECT RAISE(ABORT, 'export_batch is only added to'); END;
        CREATE TRIGGER export_batch_is_kept BEFORE DELETE ON export_batch
        BEGIN SELECT RAISE(ABORT, 'export_batch is only added to'); END;

        CREATE TRIGGER export_state_stays BEFORE UPDATE ON export_state
        BEGIN SELECT RAISE(ABORT, 'export_state is only added to'); END;
        CREATE TRIGGER export_state_is_kept BEFORE DELETE ON export_state
        BEGIN SELECT RAISE(ABORT, 'export_state is only added to'); END;

        CREATE TRIGGER export_opening_stays BEFORE UPDATE ON export_opening
        BEGIN SELECT RAISE(ABORT, 'export_opening is only added to'); END;
        CREATE TRIGGER export_opening_is_kept BEFORE DELETE ON export_opening
        BEGIN SELECT RAISE(ABORT, 'export_opening is only added to'); END;

        CREATE TRIGGER export_turnover_stays BEFORE UPDATE ON export_turnover
        BEGIN SELECT RAISE(ABORT, 'export_turnover is only added to'); END;
        CREATE TRIGGER export_turnover_is_kept BEFORE DELETE ON export_turnover
        BEGIN SELECT RAISE(ABORT, 'export_turnover is only added to'); END;

        CREATE TRIGGER export_day_stays BEFORE UPDATE ON export_day
        BEGIN SELECT RAISE(ABORT, 'export_day is only added to'); END;
        CREATE TRIGGER export_day_is_kept BEFORE DELETE ON export_day
        BEGIN SELECT RAISE(ABORT, 'export_day is only added to'); END;

        CREATE TRIGGER export_part_stays BEFORE UPDATE ON export_part
        BEGIN SELECT RAISE(ABORT, 'export_part is only added to'); END;
        CREATE TRIGGER export_part_is_kept BEFORE DELETE ON export_part
        BEGIN SELECT RAISE(ABORT, 'export_part is only added to'); END;

        CREATE TRIGGER export_file_stays BEFORE UPDATE ON export_file
        BEGIN SELECT RAISE(ABORT, 'export_file is only added to'); END;
        CREATE TRIGGER export_file_is_kept BEFORE DELETE ON export_file
        BEGIN SELECT RAISE(ABORT, 'export_file is only added to'); END;

        CREATE TRIGGER unidentified_payment_stays BEFORE UPDATE ON unidentified_payment
        BEGIN SELECT RAISE(ABORT, 'unidentified_payment is only added to'); END;
        CREATE TRIGGER unidentified_payment_is_kept BEFORE DELETE ON unidentified_payment
        BEGIN SELECT RAISE(ABORT, 'unidentified_payment is only added to'); END;
        """)

    private static let mark = SQLText("PRAGMA user_version = 3;")
}
