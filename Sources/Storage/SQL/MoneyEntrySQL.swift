package import Contracts
import Directories
package import Measures

/// `money_entry`: all money that came in or was paid out, on its posting day.
enum MoneyEntrySQL {
    static let insert = SQLText(
        """
        INSERT INTO money_entry (day, direction, payment, currency, digits, amount, cash_flow,
            unidentified, takes_back, work)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        RETURNING id
        """)

    /// Each half of an amount is summed alone: no sum of a day is too large to be asked for.
    static let between = SQLText(
        """
        SELECT day, direction, payment, currency, digits, count(*), sum(amount >> 32),
            sum(amount & 0xFFFFFFFF)
        FROM money_entry WHERE day BETWEEN $1 AND $2
        GROUP BY day, payment, direction, currency, digits
        ORDER BY day, payment, direction, currency
        """)

    /// The way to one by its day is short; there is no other to a payment's.
    static let ofUnidentified = SQLText(
        """
        SELECT id, day, direction, payment, currency, digits, amount, cash_flow, unidentified,
            takes_back, work, NULL, NULL
        FROM money_entry WHERE day >= $1 AND unidentified = $2 AND takes_back IS NULL
        """)

    static let ofCashFlow = SQLText(
        """
        SELECT id, day, direction, payment, currency, digits, amount, cash_flow, unidentified,
            takes_back, work, NULL, NULL
        FROM money_entry WHERE day >= $1 AND cash_flow = $2 AND takes_back IS NULL
        """)

    private static let withFlow = SQLText(
        """
        SELECT money_entry.id, day, money_entry.direction, money_entry.payment, currency, digits,
            money_entry.amount, money_entry.cash_flow, unidentified, takes_back,
            money_entry.work, cash_flow.contract, cash_flow.amount
        FROM money_entry LEFT JOIN cash_flow ON cash_flow.id = money_entry.cash_flow
        """)

    static let byID = SQLText(joining: [withFlow, SQLText("WHERE money_entry.id = $1")])

    static let after = SQLText(
        joining: [
            withFlow,
            SQLText(
                "WHERE money_entry.id > $1 AND money_entry.id <= $2 ORDER BY money_entry.id"),
        ])

    static func values(_ entry: NewMoneyEntry) -> [SQLValue] {
        let (flow, payment): (Int64?, Int64?) =
            switch entry.source {
            case .cashFlow(let id): (id.rawValue, nil)
            case .unidentified(let id): (nil, id.rawValue)
            }
        return [
            .integer(Int64(entry.day.number)), .integer(Int64(entry.direction.rawValue)),
            .integer(Int64(entry.payment.rawValue)),
            .integer(Int64(entry.amount.currency.numericCode)),
            .integer(Int64(entry.amount.currency.digits)), .integer(entry.amount.minor),
            SQLValue(flow), SQLValue(payment), SQLValue(entry.takesBack?.rawValue),
            .integer(entry.work.rawValue),
        ]
    }

    static func read(_ row: Prepared) throws -> StoredMoneyEntry {
        let source: MoneySource =
            if let flow = try row.optionalNumber(7) {
                .cashFlow(CashFlowID(rawValue: flow))
            } else {
                .unidentified(UnidentifiedID(rawValue: try row.number(8)))
            }
        return StoredMoneyEntry(
            id: MoneyEntryID(rawValue: try row.number(0)),
            entry: NewMoneyEntry(
                day: try row.day(1), try row.oneOf(CashDirection.self, 2),
                by: try row.oneOf(PaymentType.self, 3),
                Money(minor: try row.amount(6), try row.currency(4)), of: source,
                takesBack: try row.optionalNumber(9).map(MoneyEntryID.init(rawValue:)),
                for: WorkID(rawValue: try row.number(10))),
            contract: try row.optionalNumber(11).map(ContractID.init(rawValue:)),
            flowMinor: row.optionalInteger(12))
    }

    /// Several of a day where one amount cannot hold its sum; the first counts the entries.
    static func readTurnovers(_ row: Prepared) throws -> [MoneyTurnover] {
        let day = try row.day(0)
        let direction = try row.oneOf(CashDirection.self, 1)
        let payment = try row.oneOf(PaymentType.self, 2)
        let currency = try row.currency(3)
        var entries = try row.count(5)
        var left = Int128(row.integer(6)) << 32 + Int128(row.integer(7))
        var turnovers: [MoneyTurnover] = []
        while left > 0 {
            let part = Int64(clamping: left)
            turnovers.append(
                MoneyTurnover(
                    day: day, direction: direction, payment: payment, entries: entries,
                    amount: Money(minor: part, currency)))
            left -= Int128(part)
            entries = 0
        }
        return turnovers
    }
}

extension ReadSession {
    /// What came in and went out, by day, way of payment and currency of the books.
    /// - Days: both are included.
    package func moneyTurnovers(from first: Day, through last: Day) throws -> [MoneyTurnover] {
        try session.all(
            MoneyEntrySQL.between,
            [.integer(Int64(first.number)), .integer(Int64(last.number))],
            MoneyEntrySQL.readTurnovers
        ).flatMap(\.self)
    }

    /// The entry of a payment that came without a contract; nil when it has none.
    /// - Parameter day: one at or before its posting day.
    package func moneyEntry(
        of payment: UnidentifiedID, from day: Day
    ) throws -> StoredMoneyEntry? {
        try session.first(
            MoneyEntrySQL.ofUnidentified,
            [.integer(Int64(day.number)), .integer(payment.rawValue)], MoneyEntrySQL.read)
    }

    /// The entry of a cash flow; nil when it has none of its own.
    /// - Parameter day: one at or before its posting day.
    package func moneyEntry(of flow: CashFlowID, from day: Day) throws -> StoredMoneyEntry? {
        try session.first(
            MoneyEntrySQL.ofCashFlow, [.integer(Int64(day.number)), .integer(flow.rawValue)],
            MoneyEntrySQL.read)
    }

    /// One entry.
    /// - Throws: `corrupt` when there is none.
    package func moneyEntry(_ id: MoneyEntryID) throws -> StoredMoneyEntry {
        let found = try session.first(
            MoneyEntrySQL.byID, [.integer(id.rawValue)], MoneyEntrySQL.read)
        guard let found else { throw StoreFault.corrupt("money_entry \(id.rawValue)") }
        return found
    }

    /// Gives every entry recorded after one, in the order of recording.
    ///
    /// `through` is the last of them; nil goes to the end of the ledger.
    package func scanMoney(
        after start: MoneyEntryID, through end: MoneyEntryID?,
        _ body: (StoredMoneyEntry) throws -> Void
    ) throws {
        try scanMoney(after: start, through: end, body) { damage in throw damage }
    }

    /// The same, told of what is damaged instead of ending there.
    package func scanMoney(
        after start: MoneyEntryID, through end: MoneyEntryID?,
        _ body: (StoredMoneyEntry) throws -> Void, damaged: (StoreFault) throws -> Void
    ) throws {
        let entries = try session.prepare(MoneyEntrySQL.after)
        defer { entries.finish() }
        entries.bind(start.rawValue, at: 1)
        entries.bind(end?.rawValue ?? .max, at: 2)
        while try entries.step() {
            do {
                try body(try MoneyEntrySQL.read(entries))
            } catch let fault as StoreFault where fault.isDamage {
                try damaged(fault)
            }
        }
    }
}

extension Transaction {
    /// Puts down money that has come in or was paid out.
    /// - Throws: `forbidden` on a day of a closed period.
    package func insert(_ entry: NewMoneyEntry) throws {
        try session.run(MoneyEntrySQL.insert, MoneyEntrySQL.values(entry))
    }
}
