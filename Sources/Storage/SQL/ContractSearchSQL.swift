package import Contracts
package import Measures

/// The list of contracts, searched: what is asked is put together from the texts below.
///
/// All of them walk over `contract_list`, a hundred bytes a contract. What stands there of days is
/// held against the day that is asked: a due day that has passed since is overdue.
enum ContractSearchSQL {
    static let keyed = SQLText("SELECT contract, (")
    static let from = SQLText(") FROM contract_list WHERE true")
    static let rising = SQLText("ORDER BY 2, 1 LIMIT $")
    static let falling = SQLText("ORDER BY 2 DESC, 1 DESC LIMIT $")

    /// Halves are added up, so that no sum is too long for 64 bits.
    static let totals = SQLText(
        """
        SELECT currency, digits, count(*), sum(principal >> 32), sum(principal & 4294967295),
            sum(late >> 32), sum(late & 4294967295), sum(next >> 32), sum(next & 4294967295)
        FROM (
            SELECT currency, digits, principal,
                overdue + CASE WHEN next_due < $ THEN next_amount ELSE 0 END AS late,
                CASE WHEN next_due >= $ THEN next_amount ELSE 0 END AS next
            FROM contract_list WHERE true
        """)
    static let byCurrency = SQLText(") GROUP BY currency, digits ORDER BY currency, digits")

    static let lastOperation = SQLText(
        """
        (SELECT process.value_time FROM contract_state
            JOIN process ON process.id = contract_state.last_process
            WHERE contract_state.contract = contract_list.contract)
        """)

    static let operated = SQLText(
        """
        SELECT process.value_time FROM contract_state
        JOIN process ON process.id = contract_state.last_process
        WHERE contract_state.contract = $1
        """)

    static let overdueDays = SQLText(
        """
        CASE WHEN overdue_since < $ THEN $ - overdue_since WHEN next_due < $ THEN $ - next_due
            ELSE 0 END
        """)

    static let overdue = SQLText(
        "overdue + CASE WHEN next_due < $ THEN next_amount ELSE 0 END")
    static let nextDue = SQLText("CASE WHEN next_due >= $ THEN next_due END")
    static let nextAmount = SQLText("CASE WHEN next_due >= $ THEN next_amount ELSE 0 END")
}

/// Texts with the values for their places, in order.
struct Clause {
    private(set) var parts: [SQLText] = []
    private(set) var values: [SQLValue] = []

    init() {}

    init(_ text: SQLText, _ values: SQLValue...) {
        parts = [text]
        self.values = values
    }

    mutating func add(_ text: SQLText, _ values: SQLValue...) {
        parts.append(text)
        self.values += values
    }

    mutating func add(_ other: Clause) {
        parts += other.parts
        values += other.values
    }

    var text: SQLText { SQLText(joining: parts) }
}

extension ListColumn {
    /// What stands in the column on a day; NULL where nothing does.
    fileprivate func value(on day: Day) -> Clause {
        let day = SQLValue.integer(Int64(day.number))
        return switch self {
        case .number: Clause(SQLText("number"))
        case .client: Clause(SQLText("client"))
        case .product: Clause(SQLText("product"))
        case .currency: Clause(SQLText("currency"))
        case .status: Clause(SQLText("status"))
        case .closure: Clause(SQLText("closure"))
        case .principal: Clause(SQLText("principal"))
        case .overdueDays: Clause(ContractSearchSQL.overdueDays, day, day, day, day)
        case .overdue: Clause(ContractSearchSQL.overdue, day)
        case .nextDue: Clause(ContractSearchSQL.nextDue, day)
        case .nextAmount: Clause(ContractSearchSQL.nextAmount, day)
        case .lastOperation: Clause(ContractSearchSQL.lastOperation)
        }
    }

    /// What is compared: never NULL, so that every row has its place. What has no due day to come
    /// stands behind what has one, and what was never moved before what was.
    fileprivate func key(on day: Day) -> Clause {
        var key = Clause(SQLText("coalesce("))
        key.add(value(on: day))
        switch self {
        case .nextDue: key.add(SQLText(", 9223372036854775807)"))
        case .number, .client, .product: key.add(SQLText(", '')"))
        case .currency, .status, .closure, .principal, .overdueDays, .overdue, .nextAmount,
            .lastOperation:
            key.add(SQLText(", -9223372036854775808)"))
        }
        return key
    }

    /// Whether it is compared as a text.
    package var isText: Bool {
        switch self {
        case .number, .client, .product: true
        case .currency, .status, .closure, .principal, .overdueDays, .overdue, .nextDue,
            .nextAmount, .lastOperation:
            false
        }
    }
}

extension ContractFilter {
    fileprivate func clause(on day: Day) -> Clause {
        var clause = Clause()
        switch number {
        case .whole(let text): clause.add(SQLText("AND number = $"), .text(text))
        case .beginning(let text):
            clause.add(SQLText("AND substr(number, 1, length($)) = $"), .text(text), .text(text))
        case .ending(let text):
            clause.add(SQLText("AND substr(number, -length($)) = $"), .text(text), .text(text))
        case .part(let text): clause.add(SQLText("AND instr(number, $) > 0"), .text(text))
        case nil: break
        }
        if let words {
            let small = SQLValue.text(words.lowercased())
            clause.add(
                SQLText("AND (instr(words, $) > 0 OR instr(lower(number), $) > 0)"), small, small)
        }
        if let product { clause.add(SQLText("AND product = $"), .text(product)) }
        if let currency {
            clause.add(
                SQLText("AND currency = $ AND digits = $"),
                .integer(Int64(currency.numericCode)), .integer(Int64(currency.digits)))
        }
        if let status {
            clause.add(SQLText("AND status = $"), .integer(Int64(status.rawValue)))
        }
        if let closure {
            clause.add(SQLText("AND closure = $"), .integer(Int64(closure.rawValue)))
        }
        clause.add(overdueDays.clause(of: .overdueDays, on: day))
        clause.add(overdue.clause(of: .overdue, on: day))
        clause.add(nextDue.clause(of: .nextDue, on: day))
        clause.add(lastOperation.clause(of: .lastOperation, on: day))
        return clause
    }
}

extension ContractFilter.Bounds {
    fileprivate func clause(of column: ListColumn, on day: Day) -> Clause {
        var clause = Clause()
        for (bound, sign) in [(least, SQLText(") >= $")), (most, SQLText(") <= $"))] {
            guard let bound else { continue }
            clause.add(SQLText("AND ("))
            clause.add(column.value(on: day))
            clause.add(sign, .integer(bound))
        }
        return clause
    }
}

extension ReadSession {
    /// Contracts of the list in an order, from behind a place; overdue is reckoned on `day`.
    package func listedPlaces(
        _ filter: ContractFilter, in order: ListOrder, after place: ListPlace?, on day: Day,
        limit: Int
    ) throws -> [ListPlace] {
        let key = order.column.key(on: day)
        var clause = Clause()
        clause.add(ContractSearchSQL.keyed)
        clause.add(key)
        clause.add(ContractSearchSQL.from)
        clause.add(filter.clause(on: day))
        if let place {
            clause.add(SQLText("AND (("))
            clause.add(key)
            clause.add(
                order.isDescending
                    ? SQLText("), contract) < ($, $)") : SQLText("), contract) > ($, $)"),
                place.key.value, .integer(place.contract.rawValue))
        }
        clause.add(
            order.isDescending ? ContractSearchSQL.falling : ContractSearchSQL.rising,
            .integer(Int64(limit)))
        return try session.all(clause.text, clause.values) { row in
            ListPlace(
                key: order.column.isText ? .text(row.text(1)) : .integer(row.integer(1)),
                contract: ContractID(rawValue: try row.number(0)))
        }
    }

    /// What all contracts of the list that are asked for come to, by currency.
    package func listedTotals(_ filter: ContractFilter, on day: Day) throws -> [ListTotal] {
        let day = (day: day, value: SQLValue.integer(Int64(day.number)))
        var clause = Clause()
        clause.add(ContractSearchSQL.totals, day.value, day.value)
        clause.add(filter.clause(on: day.day))
        clause.add(ContractSearchSQL.byCurrency)
        return try session.all(clause.text, clause.values) { row in
            let currency = try row.currency(0)
            return ListTotal(
                contracts: Int(row.integer(2)), principal: row.total(3, currency),
                overdue: row.total(5, currency), nextAmount: row.total(7, currency))
        }
    }

    /// The value time of the newest live process of a contract; nil before the first.
    package func lastOperation(of id: ContractID) throws -> ValueTime? {
        try session.first(ContractSearchSQL.operated, [.integer(id.rawValue)]) {
            try $0.valueTime(0)
        }
    }
}

extension ListPlace.Key {
    fileprivate var value: SQLValue {
        switch self {
        case .integer(let integer): .integer(integer)
        case .text(let text): .text(text)
        }
    }
}

extension Prepared {
    /// A sum that was added up in halves.
    fileprivate func total(_ column: Int32, _ currency: Currency) -> MoneyTotal {
        MoneyTotal(Int128(integer(column)) << 32 + Int128(integer(column + 1)), currency)
    }
}
