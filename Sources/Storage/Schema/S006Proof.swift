/// What lets a ledger be held against itself: the rules an order was decided under are known by
/// their digest, and a state counts its changes exactly.
enum S006Proof {
    static let step = Schema.Step(number: 6, texts: [work, versions, mark])

    /// Orders of earlier schemas have none.
    private static let work = SQLText(
        """
        ALTER TABLE work ADD COLUMN directory_digest BLOB
            CHECK (length(directory_digest) = 32);
        """)

    /// Each process, cash flow and rollback is one change; a rebuild was counted too, and is no
    /// longer.
    private static let versions = SQLText(
        """
        UPDATE contract_state SET version = 0;
        UPDATE contract_state SET version = counted.changes
        FROM (
            SELECT contract, count(*) AS changes FROM (
                SELECT contract FROM process
                UNION ALL SELECT contract FROM cash_flow
                UNION ALL SELECT contract FROM rollback
            ) GROUP BY contract
        ) AS counted
        WHERE counted.contract = contract_state.contract;
        """)

    private static let mark = SQLText("PRAGMA user_version = 6;")
}
