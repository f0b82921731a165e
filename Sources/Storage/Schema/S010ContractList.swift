/// What lets a list of a million contracts be searched, sorted and summed from the file.
enum S010ContractList {
    static let step = Schema.Step(number: 10, texts: [list, mark], listsContracts: true)

    /// A plain row a contract; the long text stands last, so that a scan seldom reads it.
    private static let list = SQLText(
        """
        CREATE TABLE contract_list (
            contract INTEGER PRIMARY KEY REFERENCES contract (id),
            status INTEGER NOT NULL CHECK (status BETWEEN 1 AND 255),
            closure INTEGER CHECK (closure BETWEEN 1 AND 255),
            currency INTEGER NOT NULL CHECK (currency BETWEEN 1 AND 999),
            digits INTEGER NOT NULL CHECK (digits BETWEEN 0 AND 18),
            principal INTEGER NOT NULL,
            overdue_since INTEGER,
            overdue INTEGER NOT NULL CHECK (overdue >= 0),
            next_due INTEGER,
            next_amount INTEGER NOT NULL CHECK (next_amount >= 0),
            number TEXT NOT NULL CHECK (number <> ''),
            product TEXT NOT NULL CHECK (product <> ''),
            client TEXT NOT NULL,
            words TEXT NOT NULL
        ) STRICT;
        """)

    private static let mark = SQLText("PRAGMA user_version = 10;")
}
