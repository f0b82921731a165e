/// What lets a version of the rules go on meaning what it meant when it was recorded.
enum S008Editions {
    static let step = Schema.Step(number: 8, texts: [editions, mark])

    /// No row is written anew: what stands there is of the first edition.
    private static let editions = SQLText(
        """
        ALTER TABLE directory ADD COLUMN edition INTEGER NOT NULL DEFAULT 1
            CHECK (edition > 0);
        """)

    private static let mark = SQLText("PRAGMA user_version = 8;")
}
