package import Directories
package import Measures

/// `exchange_rate`: what came in, in the order of recording; of a day the newest row counts.
enum ExchangeRateSQL {
    static let insert = SQLText(
        """
        INSERT INTO exchange_rate (currency, digits, quote, quote_digits, day, nominal, rate,
            work)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        """)

    static let newest = SQLText("SELECT coalesce(max(id), 0) FROM exchange_rate")

    static let all = SQLText(
        """
        SELECT id, currency, digits, quote, quote_digits, day, nominal, rate
        FROM exchange_rate ORDER BY id
        """)

    /// The first day on which live operations have a worth by the rates of some days.
    static let firstUse = SQLText(
        """
        SELECT min(day) FROM turnover
        WHERE day BETWEEN $1 AND $2 AND foreign_currency = $3 AND currency = $4
        """)

    /// The first day after some on which live operations may have a worth by their rates: what is
    /// booked late is worth what its days made of it. The contract must have been there.
    ///
    /// A walk over the turnovers of a foreign currency from these days on.
    static let firstLateUse = SQLText(
        """
        SELECT min(day) FROM turnover
        WHERE day > $2 AND foreign_currency = $3 AND currency = $4
            AND document IN ($5, $6, $7, $8, $9, $10)
            AND EXISTS (
                SELECT 1 FROM turnover
                WHERE day < $1 AND foreign_currency = $3 AND currency = $4)
        """)

    /// Documents in which nights book what earlier days have made.
    static let lateDocuments: [DocumentType] = [
        .interestAccrual, .penaltyAccrual, .feeAccrual, .discount, .revaluation,
        .transferToOffBalance,
    ]

    static func values(_ rate: ExchangeRate, _ work: WorkID) -> [SQLValue] {
        [
            .integer(Int64(rate.currency.numericCode)), .integer(Int64(rate.currency.digits)),
            .integer(Int64(rate.quote.numericCode)), .integer(Int64(rate.quote.digits)),
            .integer(Int64(rate.day.number)), .integer(rate.nominal), .integer(rate.steps),
            .integer(work.rawValue),
        ]
    }

    static func read(_ row: Prepared) throws -> ExchangeRate {
        do {
            return try ExchangeRate(
                of: row.currency(1), in: row.currency(3), from: row.day(5),
                nominal: row.amount(6), steps: row.amount(7))
        } catch let error as MeasureFlaw {
            throw row.damage(7, "\(error)")
        }
    }
}

extension ReadSession {
    /// Tells whether rates have come in since; rises with every rate.
    package func exchangeRateMark() throws -> Int64 {
        try session.first(ExchangeRateSQL.newest, []) { $0.integer(0) } ?? 0
    }

    /// All rates that count.
    package func exchangeRates() throws -> ExchangeRates {
        ExchangeRates(try session.all(ExchangeRateSQL.all, [], ExchangeRateSQL.read))
    }

    /// The first of some days on which something live is worth what it is by a rate.
    ///
    /// Nil when nothing of the currency moved on them.
    package func firstUse(
        of currency: Currency, in quote: Currency, _ days: ClosedRange<Day>
    ) throws -> Day? {
        let values: [SQLValue] = [
            .integer(Int64(days.lowerBound.number)), .integer(Int64(days.upperBound.number)),
            .integer(Int64(currency.numericCode)), .integer(Int64(quote.numericCode)),
        ]
        let used = try session.first(ExchangeRateSQL.firstUse, values) { row in
            try row.optionalDay(0)
        }.flatMap(\.self)
        if let used { return used }
        return try session.first(
            ExchangeRateSQL.firstLateUse,
            values + ExchangeRateSQL.lateDocuments.map { .integer(Int64($0.rawValue)) }
        ) { row in
            try row.optionalDay(0)
        }.flatMap(\.self)
    }
}

extension Transaction {
    /// Puts down a rate; it takes the place of an earlier one of the same day.
    package func insert(_ rate: ExchangeRate, for work: WorkID) throws {
        try session.run(ExchangeRateSQL.insert, ExchangeRateSQL.values(rate, work))
    }
}
