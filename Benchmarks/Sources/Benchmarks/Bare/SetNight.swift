import Workbench

/// A night as set-based SQL would do it, over flat tables of its own: three statements and the
/// totals for the general ledger, in one transaction.
struct SetNight {
    private let connection: Connection
    private var day: Int64 = 1

    private static let tables = """
        CREATE TABLE loan (
            id INTEGER PRIMARY KEY, version INTEGER NOT NULL, last_process INTEGER NOT NULL,
            base INTEGER NOT NULL, rate INTEGER NOT NULL, denominator INTEGER NOT NULL,
            numerator INTEGER NOT NULL, booked INTEGER NOT NULL, interest INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE process (
            id INTEGER PRIMARY KEY, contract INTEGER NOT NULL, previous INTEGER NOT NULL,
            value_time INTEGER NOT NULL, work INTEGER NOT NULL, first_operation INTEGER NOT NULL,
            operations INTEGER NOT NULL, document INTEGER NOT NULL, documents BLOB
        ) STRICT;
        CREATE TABLE operation (
            id INTEGER PRIMARY KEY, process INTEGER NOT NULL, document INTEGER NOT NULL,
            posting INTEGER NOT NULL, tranche INTEGER NOT NULL,
            amount INTEGER NOT NULL CHECK (amount > 0), cash_flow INTEGER
        ) STRICT;
        CREATE TABLE turnover (
            day INTEGER NOT NULL, posting INTEGER NOT NULL, operations INTEGER NOT NULL,
            amount INTEGER NOT NULL, PRIMARY KEY (day, posting)
        ) STRICT, WITHOUT ROWID;
        """

    init(at path: String, _ contracts: [QuietColumns]) throws {
        connection = try Connection(path)
        try connection.run(SetNight.tables)
        try connection.run("BEGIN")
        let insert = try connection.prepare(
            "INSERT INTO loan VALUES (?1, 1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")
        for row in contracts {
            insert.bind(
                row.contract, row.lastProcess, row.base, row.rate, row.denominator,
                row.numerator, row.booked, row.interest)
            try insert.stepOnce()
        }
        try connection.run("COMMIT")
    }

    /// Books a day of interest on every contract; gives the seconds.
    mutating func run() throws -> Double {
        let newest = try connection.integers("SELECT coalesce(max(id), 0) FROM process")
        let base = newest.first ?? 0
        let accrued = """
            (2 * (numerator + base * rate) + denominator) / (2 * denominator) - booked
            """
        let start = Seconds.now
        try connection.run(
            """
            BEGIN IMMEDIATE;
            INSERT INTO process SELECT \(base) + id, id, last_process, \(day) * 86400 + 60, \(day),
                \(base) + id, 1, 3, NULL FROM loan ORDER BY id;
            INSERT INTO operation SELECT \(base) + id, \(base) + id, 0, 1, 1, \(accrued), NULL
                FROM loan ORDER BY id;
            UPDATE loan SET version = version + 1, last_process = \(base) + id,
                numerator = numerator + base * rate, booked = booked + \(accrued),
                interest = interest + \(accrued);
            INSERT INTO turnover SELECT \(day), posting, count(*), sum(amount)
                FROM operation WHERE id > \(base) GROUP BY posting;
            COMMIT;
            """)
        day += 1
        return Seconds.now - start
    }

    func checkpoint() throws { try connection.checkpoint() }

    /// How much interest the last night has booked, minor units.
    func accrued() throws -> Int64 {
        try connection.integers(
            "SELECT sum(amount) FROM turnover WHERE day = \(day - 1)"
        ).first ?? 0
    }
}
