/// What lets a process say what it was, and a repeated order what was answered.
enum S007Codes {
    static let step = Schema.Step(
        number: 7, texts: [codes, processes, receipts, mark], namesProcesses: true)

    /// Processes are numbered by code as they are first met; the one that fills the ledger night
    /// by night has the number that costs no byte.
    private static let codes = SQLText(
        """
        CREATE TABLE process_code (
            id INTEGER PRIMARY KEY,
            code TEXT NOT NULL UNIQUE CHECK (code <> '')
        ) STRICT;

        INSERT INTO process_code (id, code) VALUES (1, 'contract-processing');

        CREATE TRIGGER process_code_stays BEFORE UPDATE ON process_code
        BEGIN SELECT RAISE(ABORT, 'process_code is only added to'); END;
        CREATE TRIGGER process_code_is_kept BEFORE DELETE ON process_code
        BEGIN SELECT RAISE(ABORT, 'process_code is only added to'); END;
        """)

    /// No row is written anew: a process that has no number of its own is the first.
    private static let processes = SQLText(
        "ALTER TABLE process ADD COLUMN code INTEGER NOT NULL DEFAULT 1;")

    private static let receipts = SQLText(
        """
        CREATE TABLE receipt (
            work INTEGER PRIMARY KEY REFERENCES work (id),
            request TEXT NOT NULL CHECK (json_valid(request)),
            answer TEXT NOT NULL CHECK (json_valid(answer))
        ) STRICT;

        CREATE TRIGGER receipt_stays BEFORE UPDATE ON receipt
        BEGIN SELECT RAISE(ABORT, 'receipt is only added to'); END;
        CREATE TRIGGER receipt_is_kept BEFORE DELETE ON receipt
        BEGIN SELECT RAISE(ABORT, 'receipt is only added to'); END;
        """)

    private static let mark = SQLText("PRAGMA user_version = 7;")
}
