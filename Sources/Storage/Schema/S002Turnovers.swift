/// Turnovers are told apart by the kind of document and its reason, which may choose the accounts.
enum S002Turnovers {
    static let step = Schema.Step(
        number: 2, texts: [turnovers, mark], recountsTurnovers: true)

    private static let turnovers = SQLText(
        """
        DROP TABLE turnover;
        CREATE TABLE turnover (
            day INTEGER NOT NULL,
            posting INTEGER NOT NULL,
            document INTEGER NOT NULL CHECK (document BETWEEN 1 AND 255),
            reason TEXT NOT NULL,
            currency INTEGER NOT NULL,
            digits INTEGER NOT NULL,
            operations INTEGER NOT NULL CHECK (operations >= 0),
            amount INTEGER NOT NULL CHECK (amount >= 0),
            PRIMARY KEY (day, posting, document, reason, currency)
        ) STRICT, WITHOUT ROWID;
        """)

    private static let mark = SQLText("PRAGMA user_version = 2;")
}
