/// The first schema.
enum S001Ledger {
    static let step = Schema.Step(
        number: 1,
        texts: [directories, contracts, movements, work, S001AppendOnly.triggers, marks])

    private static let marks = SQLText(
        """
        PRAGMA application_id = 0x54726E63;
        PRAGMA user_version = 1;
        """)

    /// The ledger's title, and every version of the rules as the files they were given in.
    private static let directories = SQLText(
        """
        CREATE TABLE ledger (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            organisation TEXT NOT NULL CHECK (organisation <> ''),
            created_at INTEGER NOT NULL,
            format INTEGER NOT NULL CHECK (format > 0)
        ) STRICT;

        CREATE TABLE directory (
            version INTEGER NOT NULL CHECK (version > 0),
            name TEXT NOT NULL CHECK (name <> ''),
            text TEXT NOT NULL,
            recorded_at INTEGER NOT NULL,
            PRIMARY KEY (version, name)
        ) STRICT, WITHOUT ROWID;
        """)

    /// What was signed, and the caches of the fold: one state and one schedule a contract.
    private static let contracts = SQLText(
        """
        CREATE TABLE contract (
            id INTEGER PRIMARY KEY,
            number TEXT NOT NULL UNIQUE CHECK (number <> ''),
            product INTEGER NOT NULL CHECK (product BETWEEN 0 AND 65535),
            currency INTEGER NOT NULL CHECK (currency BETWEEN 0 AND 999),
            digits INTEGER NOT NULL CHECK (digits BETWEEN 0 AND 18),
            principal INTEGER NOT NULL CHECK (principal >= 0),
            rate INTEGER NOT NULL,
            signed INTEGER NOT NULL,
            planned_disbursement INTEGER NOT NULL,
            periods INTEGER NOT NULL CHECK (periods > 0),
            period_count INTEGER NOT NULL CHECK (period_count BETWEEN 1 AND 9999),
            period_unit TEXT NOT NULL
                CHECK (period_unit IN ('day', 'week', 'month', 'year')),
            first_repayment INTEGER,
            instalment INTEGER CHECK (instalment > 0),
            interest_free_days INTEGER NOT NULL CHECK (interest_free_days >= 0),
            attributes TEXT NOT NULL CHECK (json_valid(attributes))
        ) STRICT;

        CREATE TABLE contract_state (
            contract INTEGER PRIMARY KEY REFERENCES contract (id),
            version INTEGER NOT NULL CHECK (version >= 0),
            product INTEGER NOT NULL,
            is_serviced INTEGER NOT NULL CHECK (is_serviced IN (0, 1)),
            last_process INTEGER,
            last_cash_flow INTEGER,
            last_rollback INTEGER,
            quiet BLOB CHECK (quiet IS NULL OR is_serviced = 1),
            rest BLOB NOT NULL
        ) STRICT;

        CREATE TABLE contract_schedule (
            contract INTEGER PRIMARY KEY REFERENCES contract (id),
            tranches BLOB NOT NULL
        ) STRICT;
        """)

    /// The history: appended in the order of time, without an index by contract.
    ///
    /// `process` and `operation` name their contract, work and process without a foreign key:
    /// they are written by the million, by code that has just read or written the parent.
    private static let movements = SQLText(
        """
        CREATE TABLE process (
            id INTEGER PRIMARY KEY,
            contract INTEGER NOT NULL,
            previous INTEGER CHECK (previous < id),
            value_time INTEGER NOT NULL,
            work INTEGER NOT NULL,
            first_operation INTEGER,
            operations INTEGER NOT NULL CHECK (operations >= 0),
            document INTEGER NOT NULL CHECK (document BETWEEN 1 AND 255),
            documents BLOB,
            CHECK ((operations = 0) = (first_operation IS NULL)),
            CHECK (operations > 0 OR documents IS NOT NULL)
        ) STRICT;

        CREATE TABLE operation (
            id INTEGER PRIMARY KEY,
            process INTEGER NOT NULL,
            document INTEGER NOT NULL CHECK (document >= 0),
            posting INTEGER NOT NULL CHECK (posting BETWEEN 0 AND 65535),
            tranche INTEGER NOT NULL CHECK (tranche BETWEEN 0 AND 65535),
            amount INTEGER NOT NULL CHECK (amount > 0),
            foreign_amount INTEGER CHECK (foreign_amount > 0),
            cash_flow INTEGER
        ) STRICT;

        CREATE TABLE cash_flow (
            id INTEGER PRIMARY KEY,
            contract INTEGER NOT NULL REFERENCES contract (id),
            previous INTEGER CHECK (previous < id),
            direction INTEGER NOT NULL CHECK (direction IN (0, 1)),
            payment INTEGER NOT NULL CHECK (payment IN (101171, 101172)),
            value_time INTEGER NOT NULL,
            amount INTEGER NOT NULL CHECK (amount > 0),
            bank TEXT,
            reference TEXT UNIQUE CHECK (reference <> ''),
            work INTEGER NOT NULL REFERENCES work (id)
        ) STRICT;

        CREATE TABLE rollback (
            id INTEGER PRIMARY KEY,
            contract INTEGER NOT NULL REFERENCES contract (id),
            from_time INTEGER NOT NULL,
            head_before INTEGER NOT NULL,
            head_after INTEGER CHECK (head_after < head_before),
            processes INTEGER NOT NULL CHECK (processes > 0),
            previous INTEGER CHECK (previous < id),
            work INTEGER NOT NULL REFERENCES work (id)
        ) STRICT;

        CREATE TABLE turnover (
            day INTEGER NOT NULL,
            posting INTEGER NOT NULL,
            currency INTEGER NOT NULL,
            digits INTEGER NOT NULL,
            operations INTEGER NOT NULL CHECK (operations >= 0),
            amount INTEGER NOT NULL CHECK (amount >= 0),
            PRIMARY KEY (day, posting, currency)
        ) STRICT, WITHOUT ROWID;
        """)

    /// The orders given, and how far each batch has come.
    private static let work = SQLText(
        """
        CREATE TABLE work (
            id INTEGER PRIMARY KEY,
            request_key TEXT UNIQUE CHECK (request_key <> ''),
            kind TEXT NOT NULL CHECK (kind <> ''),
            parameters TEXT NOT NULL CHECK (json_valid(parameters)),
            contract INTEGER REFERENCES contract (id),
            process INTEGER REFERENCES process (id),
            operator TEXT NOT NULL CHECK (operator <> ''),
            recorded_at INTEGER NOT NULL,
            directory_version INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE batch (
            work INTEGER PRIMARY KEY REFERENCES work (id),
            kind TEXT NOT NULL CHECK (kind <> ''),
            day INTEGER NOT NULL,
            through_contract INTEGER NOT NULL CHECK (through_contract >= 0),
            contracts INTEGER NOT NULL CHECK (contracts >= 0),
            processes INTEGER NOT NULL CHECK (processes >= 0),
            operations INTEGER NOT NULL CHECK (operations >= 0),
            refused INTEGER NOT NULL CHECK (refused BETWEEN 0 AND contracts),
            state INTEGER NOT NULL CHECK (state BETWEEN 1 AND 3)
        ) STRICT;

        CREATE TABLE batch_refusal (
            work INTEGER NOT NULL REFERENCES batch (work),
            contract INTEGER NOT NULL REFERENCES contract (id),
            code TEXT NOT NULL CHECK (code <> ''),
            text TEXT NOT NULL,
            PRIMARY KEY (work, contract)
        ) STRICT, WITHOUT ROWID;
        """)
}
