import Contracts
package import Measures

/// `period`: each closing and reopening, in order; the newest row says what is closed now.
enum PeriodSQL {
    static let insert = SQLText(
        """
        INSERT INTO period (event, first_day, last_day, closed_through, export_batch,
            exported_on, figures, work)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        RETURNING id
        """)

    static let newest = SQLText(
        """
        SELECT id, event, first_day, last_day, closed_through, export_batch, exported_on,
            figures, work
        FROM period ORDER BY id DESC LIMIT 1
        """)

    static let all = SQLText(
        """
        SELECT id, event, first_day, last_day, closed_through, export_batch, exported_on,
            figures, work
        FROM period ORDER BY id
        """)

    static let firstTurnover = SQLText(
        """
        SELECT min(day) FROM (
            SELECT min(day) AS day FROM turnover UNION ALL SELECT min(day) FROM money_entry)
        """)

    static let lastTurnover = SQLText("SELECT max(day) FROM turnover")

    static func values(_ period: NewPeriod) -> [SQLValue] {
        [
            .text(period.event.rawValue), .integer(Int64(period.days.first.number)),
            .integer(Int64(period.days.last.number)),
            SQLValue(period.closedThrough.map { Int64($0.number) }),
            SQLValue(period.exportBatch), SQLValue(period.exported.map { Int64($0.number) }),
            SQLValue(period.figures), .integer(period.work.rawValue),
        ]
    }

    static func read(_ row: Prepared) throws -> StoredPeriod {
        guard let event = PeriodEvent(rawValue: row.text(1)) else {
            throw row.damage(1, row.text(1))
        }
        return StoredPeriod(
            id: PeriodID(rawValue: try row.number(0)),
            period: NewPeriod(
                event: event, days: try row.days(2), closedThrough: try row.optionalDay(4),
                exportBatch: row.optionalText(5), exported: try row.optionalDay(6),
                figures: row.optionalInteger(7), work: WorkID(rawValue: try row.number(8))))
    }
}

extension ReadSession {
    /// What happened to periods last; nil before the first closing.
    package func newestPeriod() throws -> StoredPeriod? {
        try session.first(PeriodSQL.newest, [], PeriodSQL.read)
    }

    /// Each closing and reopening, in the order of recording.
    package func periods() throws -> [StoredPeriod] {
        try session.all(PeriodSQL.all, [], PeriodSQL.read)
    }

    /// The first day on which anything was posted, and the last one of a contract; nil before.
    package func postedDays() throws -> DayRange? {
        let first = try session.first(PeriodSQL.firstTurnover, []) { try $0.optionalDay(0) }
        let last = try session.first(PeriodSQL.lastTurnover, []) { try $0.optionalDay(0) }
        guard let first = first.flatMap(\.self), let last = last.flatMap(\.self) else {
            return nil
        }
        return try DayRange(first, through: last)
    }
}

extension Transaction {
    /// Puts down what happens to a period.
    /// - Throws: `forbidden` out of turn, and for a reopening by one person alone.
    package func insert(_ period: NewPeriod) throws -> PeriodID {
        let id = try session.first(PeriodSQL.insert, PeriodSQL.values(period)) {
            PeriodID(rawValue: try $0.number(0))
        }
        guard let id else { throw StoreFault.corrupt("a period without a number") }
        return id
    }
}
