/// What lets a process that was done again after a late fact name the order it was given by.
enum S009Redone {
    static let step = Schema.Step(number: 9, texts: [redone, mark])

    /// Only a late fact adds rows: what is done once costs nothing.
    private static let redone = SQLText(
        """
        CREATE TABLE redone (
            process INTEGER PRIMARY KEY REFERENCES process (id),
            ordered_by INTEGER NOT NULL REFERENCES work (id)
        ) STRICT;

        CREATE TRIGGER redone_stays BEFORE UPDATE ON redone
        BEGIN SELECT RAISE(ABORT, 'redone is only added to'); END;
        CREATE TRIGGER redone_is_kept BEFORE DELETE ON redone
        BEGIN SELECT RAISE(ABORT, 'redone is only added to'); END;
        """)

    private static let mark = SQLText("PRAGMA user_version = 9;")
}
