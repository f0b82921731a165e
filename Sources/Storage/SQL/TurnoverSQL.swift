import Contracts
import Directories
package import Measures

/// `turnover`: what live processes moved, by day, correct posting and kind of document; a cache
/// of `operation`.
enum TurnoverSQL {
    static let add = SQLText(
        """
        INSERT INTO turnover (day, posting, document, reason, currency, foreign_currency,
            digits, foreign_digits, operations, amount, foreign_amount)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        ON CONFLICT (day, posting, document, reason, currency, foreign_currency)
        DO UPDATE SET operations = operations + excluded.operations,
            amount = amount + excluded.amount,
            foreign_amount = foreign_amount + excluded.foreign_amount
        """)

    static let subtract = SQLText(
        """
        UPDATE turnover SET operations = operations - $7, amount = amount - $8,
            foreign_amount = foreign_amount - $9
        WHERE day = $1 AND posting = $2 AND document = $3 AND reason = $4 AND currency = $5
            AND foreign_currency = $6
        """)

    static let deleteEmpty = SQLText(
        """
        DELETE FROM turnover
        WHERE day = $1 AND posting = $2 AND document = $3 AND reason = $4 AND currency = $5
            AND foreign_currency = $6 AND operations = 0 AND amount = 0
        """)

    static let deleteAfter = SQLText("DELETE FROM turnover WHERE day > $1")

    static let between = SQLText(
        """
        SELECT day, posting, currency, digits, operations, amount, document, reason,
            foreign_currency, foreign_digits, foreign_amount
        FROM turnover WHERE day BETWEEN $1 AND $2
        ORDER BY day, posting, document, reason, currency, foreign_currency
        """)

    static func read(_ row: Prepared) throws -> Turnover {
        let reason = row.text(7)
        return Turnover(
            day: try row.day(0), posting: PostingID(rawValue: try row.narrow(1)),
            document: try row.oneOf(DocumentType.self, 6),
            reason: reason.isEmpty ? nil : ReasonCode(rawValue: reason),
            operations: try row.count(4),
            amount: Money(minor: try row.amount(5), try row.currency(2)),
            foreign: row.integer(8) == 0
                ? nil : Money(minor: try row.amount(10), try row.currency(8)))
    }
}

extension ReadSession {
    /// Turnovers by day, posting and currency, that of the books before the contracts' own.
    /// - Days: both are included.
    package func turnovers(from first: Day, through last: Day) throws -> [Turnover] {
        try session.all(
            TurnoverSQL.between,
            [.integer(Int64(first.number)), .integer(Int64(last.number))], TurnoverSQL.read)
    }

    /// The turnovers as the operations of all live processes give them.
    package func recountedTurnovers() throws -> [Turnover] {
        var recount = try TurnoverRecount(without: cancelledProcesses(), self)
        try scanProcesses { try recount.add($0) }
        return recount.turnovers
    }
}

/// Turnovers while they are counted again, process by process.
package struct TurnoverRecount {
    private let cancelled: Set<ProcessID>
    private var currencies: [ContractID: ContractCurrencies] = [:]
    private var tally = TurnoverTally()

    package init(without cancelled: Set<ProcessID>, _ reading: ReadSession) throws {
        self.cancelled = cancelled
        let rows = try reading.session.all(ContractSQL.allCurrencies, []) { row in
            (
                ContractID(rawValue: try row.number(0)),
                try ContractSQL.currencies(row, own: 1, accounting: 3)
            )
        }
        currencies = Dictionary(rows) { first, _ in first }
    }

    /// - Throws: `corrupt` for a process without a contract, `MeasureFlaw.overflow`.
    package mutating func add(_ process: ScannedProcess) throws {
        if cancelled.contains(process.id) { return }
        guard let own = currencies[process.contract] else {
            throw StoreFault.corrupt("process \(process.id.rawValue): no contract")
        }
        try tally.add(process, own)
    }

    /// By day, posting, document, reason, currency and foreign currency.
    package var turnovers: [Turnover] { tally.turnovers }
}

extension Transaction {
    func add(_ tally: TurnoverTally) throws {
        for turnover in tally.turnovers { try add(turnover) }
    }

    private func add(_ turnover: Turnover) throws {
        do {
            try session.run(
                TurnoverSQL.add,
                turnover.key + [
                    .integer(Int64(turnover.amount.currency.digits)),
                    .integer(Int64(turnover.foreign?.currency.digits ?? 0)),
                ] + turnover.moved)
        } catch let fault as StoreFault where fault.isOverflow {
            throw MeasureFlaw.totalOverflow(.turnover(turnover.day))
        }
    }

    func subtract(_ tally: TurnoverTally) throws {
        for turnover in tally.turnovers {
            let changes = try session.run(
                TurnoverSQL.subtract, turnover.key + turnover.moved)
            guard changes == 1 else {
                throw StoreFault.corrupt("no turnover of day \(turnover.day.number)")
            }
            try session.run(TurnoverSQL.deleteEmpty, turnover.key)
        }
    }

    /// Replaces the turnovers of open days by what the operations give.
    package func rebuildTurnovers() throws {
        try rebuildTurnovers(after: newestPeriod()?.closedThrough)
    }

    /// Replaces the turnovers after a day, or all of them.
    func rebuildTurnovers(after day: Day?) throws {
        let last = day ?? Day(number: .min)
        let turnovers = try recountedTurnovers().filter { $0.day > last }
        try session.run(TurnoverSQL.deleteAfter, [.integer(Int64(last.number))])
        try add(TurnoverTally(turnovers))
    }
}

extension Turnover {
    fileprivate var key: [SQLValue] {
        [
            .integer(Int64(day.number)), .integer(Int64(posting.rawValue)),
            .integer(Int64(document.rawValue)), .text(reason?.rawValue ?? ""),
            .integer(Int64(amount.currency.numericCode)),
            .integer(Int64(foreign?.currency.numericCode ?? 0)),
        ]
    }

    fileprivate var moved: [SQLValue] {
        [
            .integer(Int64(operations)), .integer(amount.minor), .integer(foreign?.minor ?? 0),
        ]
    }
}
