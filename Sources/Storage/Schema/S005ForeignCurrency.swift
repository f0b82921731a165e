/// Contracts in a foreign currency: the rates of each day, and foreign money in the turnovers.
enum S005ForeignCurrency {
    static let step = Schema.Step(
        number: 5, texts: [rates, contracts, turnovers, RowLocks.turnover, mark])

    /// Of a currency and a day the newest row counts.
    private static let rates = SQLText(
        """
        CREATE TABLE exchange_rate (
            id INTEGER PRIMARY KEY CHECK (id > 0),
            currency INTEGER NOT NULL CHECK (currency BETWEEN 1 AND 999),
            digits INTEGER NOT NULL CHECK (digits BETWEEN 0 AND 18),
            quote INTEGER NOT NULL CHECK (quote BETWEEN 1 AND 999 AND quote <> currency),
            quote_digits INTEGER NOT NULL CHECK (quote_digits BETWEEN 0 AND 18),
            day INTEGER NOT NULL,
            nominal INTEGER NOT NULL CHECK (nominal > 0),
            rate INTEGER NOT NULL CHECK (rate > 0),
            work INTEGER NOT NULL REFERENCES work (id)
        ) STRICT;

        CREATE TRIGGER exchange_rate_stays BEFORE UPDATE ON exchange_rate
        BEGIN SELECT RAISE(ABORT, 'exchange_rate is only added to'); END;
        CREATE TRIGGER exchange_rate_is_kept BEFORE DELETE ON exchange_rate
        BEGIN SELECT RAISE(ABORT, 'exchange_rate is only added to'); END;
        CREATE TRIGGER exchange_rate_is_newest BEFORE INSERT ON exchange_rate
        WHEN new.id > 0 AND new.id <= (SELECT max(id) FROM exchange_rate)
        BEGIN SELECT RAISE(ABORT, 'exchange_rate is only added to'); END;
        """)

    /// The currency of the books, where it is not the contract's own.
    private static let contracts = SQLText(
        """
        ALTER TABLE contract ADD COLUMN accounting_currency INTEGER
            CHECK (accounting_currency BETWEEN 1 AND 999 AND accounting_currency <> currency);
        ALTER TABLE contract ADD COLUMN accounting_digits INTEGER
            CHECK (accounting_digits BETWEEN 0 AND 18);
        """)

    /// `currency` and `amount` are those of the books. What moved in a foreign currency stands
    /// beside them; 0 is no foreign currency.
    private static let turnovers = SQLText(
        """
        CREATE TABLE foreign_turnover (
            day INTEGER NOT NULL,
            posting INTEGER NOT NULL,
            document INTEGER NOT NULL CHECK (document BETWEEN 1 AND 255),
            reason TEXT NOT NULL,
            currency INTEGER NOT NULL,
            digits INTEGER NOT NULL,
            operations INTEGER NOT NULL CHECK (operations >= 0),
            amount INTEGER NOT NULL CHECK (amount >= 0),
            foreign_currency INTEGER NOT NULL
                CHECK (foreign_currency BETWEEN 0 AND 999 AND foreign_currency <> currency),
            foreign_digits INTEGER NOT NULL,
            foreign_amount INTEGER NOT NULL CHECK (foreign_amount >= 0),
            CHECK (foreign_currency > 0 OR (foreign_digits = 0 AND foreign_amount = 0)),
            PRIMARY KEY (day, posting, document, reason, currency, foreign_currency)
        ) STRICT, WITHOUT ROWID;

        INSERT INTO foreign_turnover (day, posting, document, reason, currency, digits,
            operations, amount, foreign_currency, foreign_digits, foreign_amount)
        SELECT day, posting, document, reason, currency, digits, operations, amount, 0, 0, 0
        FROM turnover;

        DROP TABLE turnover;
        ALTER TABLE foreign_turnover RENAME TO turnover;
        """)

    private static let mark = SQLText("PRAGMA user_version = 5;")
}
