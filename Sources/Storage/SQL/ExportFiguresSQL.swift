import Directories
package import GeneralLedger
package import Measures

/// `export_opening`, `export_turnover` and `export_day`: the figures of a batch.
enum ExportFiguresSQL {
    static let insertOpening = SQLText(
        """
        INSERT INTO export_opening (batch, account, currency, digits, balance)
        VALUES ($1, $2, $3, $4, $5)
        """)

    static let opening = SQLText(
        """
        SELECT batch, account, currency, digits, balance FROM export_opening
        WHERE batch = $1 ORDER BY account, currency
        """)

    static let insertTurnover = SQLText(
        """
        INSERT INTO export_turnover (batch, account, day, currency, digits, debit, credit)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        """)

    static let turnovers = SQLText(
        """
        SELECT batch, account, day, currency, digits, debit, credit FROM export_turnover
        WHERE batch = $1 ORDER BY account, day, currency
        """)

    static let insertDay = SQLText(
        "INSERT INTO export_day (batch, day, operations) VALUES ($1, $2, $3)")

    static let days = SQLText("SELECT batch, day, operations FROM export_day WHERE batch = $1")

    static func readOpening(_ row: Prepared) throws -> AccountBalance {
        AccountBalance(
            account: AccountCode(rawValue: row.text(1)), currency: try row.currency(2),
            minor: try row.amount(4))
    }

    static func readTurnover(_ row: Prepared) throws -> AccountTurnover {
        AccountTurnover(
            account: AccountCode(rawValue: row.text(1)), day: try row.day(2),
            currency: try row.currency(3), debit: try row.amount(5), credit: try row.amount(6))
    }
}

extension ReadSession {
    /// What the accounts held before a batch, by account and currency.
    package func exportOpening(of batch: ExportNumber) throws -> [AccountBalance] {
        try session.all(
            ExportFiguresSQL.opening, [.integer(batch.rawValue)], ExportFiguresSQL.readOpening)
    }

    /// What moves on the accounts in a batch, by account, day and currency.
    package func exportTurnovers(of batch: ExportNumber) throws -> [AccountTurnover] {
        try session.all(
            ExportFiguresSQL.turnovers, [.integer(batch.rawValue)],
            ExportFiguresSQL.readTurnover)
    }

    /// How many operations of each day a batch has.
    package func exportDays(of batch: ExportNumber) throws -> [Day: Int] {
        let days = try session.all(ExportFiguresSQL.days, [.integer(batch.rawValue)]) { row in
            (try row.day(1), try row.count(2))
        }
        return Dictionary(days) { first, _ in first }
    }
}

extension Transaction {
    func insert(_ opening: [AccountBalance], of batch: ExportNumber) throws {
        for balance in opening {
            try session.run(
                ExportFiguresSQL.insertOpening,
                [
                    .integer(batch.rawValue), .text(balance.account.rawValue),
                    .integer(Int64(balance.currency.numericCode)),
                    .integer(Int64(balance.currency.digits)), .integer(balance.minor),
                ])
        }
    }

    func insert(_ turnovers: [AccountTurnover], of batch: ExportNumber) throws {
        for turnover in turnovers {
            try session.run(
                ExportFiguresSQL.insertTurnover,
                [
                    .integer(batch.rawValue), .text(turnover.account.rawValue),
                    .integer(Int64(turnover.day.number)),
                    .integer(Int64(turnover.currency.numericCode)),
                    .integer(Int64(turnover.currency.digits)), .integer(turnover.debit),
                    .integer(turnover.credit),
                ])
        }
    }
}
