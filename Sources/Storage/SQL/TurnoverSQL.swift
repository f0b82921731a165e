import Contracts
import Directories
package import Measures

/// `turnover`: what live processes moved, by day and correct posting; a cache of `operation`.
enum TurnoverSQL {
    static let add = SQLText(
        """
        INSERT INTO turnover (day, posting, currency, digits, operations, amount)
        VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (day, posting, currency) DO UPDATE SET
            operations = operations + excluded.operations, amount = amount + excluded.amount
        """)

    static let subtract = SQLText(
        """
        UPDATE turnover SET operations = operations - $4, amount = amount - $5
        WHERE day = $1 AND posting = $2 AND currency = $3
        """)

    static let deleteEmpty = SQLText(
        """
        DELETE FROM turnover
        WHERE day = $1 AND posting = $2 AND currency = $3 AND operations = 0 AND amount = 0
        """)

    static let deleteAll = SQLText("DELETE FROM turnover")

    static let between = SQLText(
        """
        SELECT day, posting, currency, digits, operations, amount
        FROM turnover WHERE day BETWEEN $1 AND $2 ORDER BY day, posting, currency
        """)

    static func read(_ row: Prepared) throws -> Turnover {
        Turnover(
            day: Day(number: try row.narrow(0)),
            posting: PostingID(rawValue: try row.narrow(1)), operations: try row.narrow(4),
            amount: Money(
                minor: row.integer(5), try ContractSQL.currency(row, at: 2)))
    }
}

extension Reading {
    /// Turnovers by day, posting and currency.
    /// - Days: both are included.
    package func turnovers(from first: Day, through last: Day) throws -> [Turnover] {
        try session.all(
            TurnoverSQL.between,
            [.integer(Int64(first.number)), .integer(Int64(last.number))], TurnoverSQL.read)
    }

    /// The turnovers as the operations of all live processes give them.
    package func recountedTurnovers() throws -> [Turnover] {
        let cancelled = try cancelledProcesses()
        var currencies: [ContractID: Currency] = [:]
        _ = try session.all(ContractSQL.currencies, []) { row in
            currencies[ContractID(rawValue: row.integer(0))] = try ContractSQL.currency(
                row, at: 1)
        }
        var tally = TurnoverTally()
        try scanProcesses { process in
            if cancelled.contains(process.id) { return }
            guard let currency = currencies[process.contract] else {
                throw StoreFault.corrupt("process \(process.id.rawValue): no contract")
            }
            for operation in process.operations {
                try tally.add(operation, process.valueTime.day, currency)
            }
        }
        return tally.turnovers
    }
}

extension Transaction {
    func add(_ tally: TurnoverTally) throws {
        for turnover in tally.turnovers {
            try session.run(
                TurnoverSQL.add,
                turnover.key + [
                    .integer(Int64(turnover.amount.currency.digits)),
                    .integer(Int64(turnover.operations)), .integer(turnover.amount.minor),
                ])
        }
    }

    func subtract(_ tally: TurnoverTally) throws {
        for turnover in tally.turnovers {
            let changes = try session.run(
                TurnoverSQL.subtract,
                turnover.key + [
                    .integer(Int64(turnover.operations)), .integer(turnover.amount.minor),
                ])
            guard changes == 1 else {
                throw StoreFault.corrupt("no turnover of day \(turnover.day.number)")
            }
            try session.run(TurnoverSQL.deleteEmpty, turnover.key)
        }
    }

    /// Replaces all turnovers by what the operations give.
    package func rebuildTurnovers() throws {
        let turnovers = try recountedTurnovers()
        try session.run(TurnoverSQL.deleteAll, [])
        try add(TurnoverTally(turnovers))
    }
}

extension Turnover {
    fileprivate var key: [SQLValue] {
        [
            .integer(Int64(day.number)), .integer(Int64(posting.rawValue)),
            .integer(Int64(amount.currency.numericCode)),
        ]
    }
}
