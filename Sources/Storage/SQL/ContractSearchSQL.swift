package import Contracts
package import Measures

/// The list of contracts, searched: what is asked is put together from the texts below.
///
/// All of them walk over `contract_list`, a hundred bytes a contract. What stands there of days is
/// held against the day that is asked: a due day that has passed since is overdue.
enum ContractSearchSQL {
    static let keyed = SQLText("SELECT contract_list.contract, (")
    static let rising = SQLText("ORDER BY 2, 1 LIMIT $")
    static let falling = SQLText("ORDER BY 2 DESC, 1 DESC LIMIT $")

    static let summed = SQLText(
        """
        SELECT contract_list.contract, currency, digits, principal, overdue, next_due,
            next_amount
        """)

    static let from = SQLText("FROM contract_list")
    /// The last process beside each: where it is asked for, a scan takes three times as long.
    static let moved = SQLText(
        """
        JOIN contract_state ON contract_state.contract = contract_list.contract
        LEFT JOIN process ON process.id = contract_state.last_process
        """)
    static let all = SQLText("WHERE true")

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
        case .product: Clause(SQLText("contract_list.product"))
        case .currency: Clause(SQLText("currency"))
        case .status: Clause(SQLText("status"))
        case .closure: Clause(SQLText("closure"))
        case .principal: Clause(SQLText("principal"))
        case .overdueDays: Clause(ContractSearchSQL.overdueDays, day, day, day, day)
        case .overdue: Clause(ContractSearchSQL.overdue, day)
        case .nextDue: Clause(ContractSearchSQL.nextDue, day)
        case .nextAmount: Clause(ContractSearchSQL.nextAmount, day)
        case .lastOperation: Clause(SQLText("process.value_time"))
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
    /// Where rows come from, and which are taken.
    fileprivate func clause(on day: Day, in order: ListOrder?) -> Clause {
        var clause = Clause(ContractSearchSQL.from)
        if order?.column == .lastOperation || lastOperation != Bounds() {
            clause.add(ContractSearchSQL.moved)
        }
        clause.add(ContractSearchSQL.all)
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
            clause.add(SQLText("AND instr(words, $) > 0"), .text(words.lowercased()))
        }
        if let product { clause.add(SQLText("AND contract_list.product = $"), .text(product)) }
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
        clause.add(SQLText(")"))
        clause.add(filter.clause(on: day, in: order))
        if let place {
            clause.add(SQLText("AND (("))
            clause.add(key)
            clause.add(
                order.isDescending
                    ? SQLText("), contract_list.contract) < ($, $)")
                    : SQLText("), contract_list.contract) > ($, $)"),
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
        var clause = Clause(ContractSearchSQL.summed)
        clause.add(filter.clause(on: day, in: nil))
        let rows = try session.prepare(clause.text)
        defer { rows.finish() }
        rows.bind(clause.values)
        var sums = ListSums(on: day)
        while try rows.step() { try sums.add(rows) }
        return sums.totals
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

/// Sums while rows go by. SQLite would sort the rows to group them, and stop at 64 bits.
private struct ListSums {
    private let day: Int64
    private var byCurrency: [Currency: Sums] = [:]
    /// Rows of one currency follow on one another: its sums wait here.
    private var running = Sums()
    private var currency: Currency?

    private struct Sums {
        var contracts = 0
        var principal: Int128 = 0
        var overdue: Int128 = 0
        var nextAmount: Int128 = 0
    }

    init(on day: Day) { self.day = Int64(day.number) }

    mutating func add(_ row: Prepared) throws {
        let currency = try row.currency(1)
        if currency != self.currency { change(to: currency) }
        running.contracts += 1
        running.principal += Int128(row.integer(3))
        running.overdue += Int128(row.integer(4))
        guard !row.isNull(5) else { return }
        if row.integer(5) < day {
            running.overdue += Int128(row.integer(6))
        } else {
            running.nextAmount += Int128(row.integer(6))
        }
    }

    private mutating func change(to next: Currency?) {
        if let currency { byCurrency[currency] = running }
        running = next.flatMap { byCurrency[$0] } ?? Sums()
        currency = next
    }

    var totals: [ListTotal] {
        var all = self
        all.change(to: nil)
        let sorted = all.byCurrency.sorted {
            ($0.key.numericCode, $0.key.digits) < ($1.key.numericCode, $1.key.digits)
        }
        return sorted.map { currency, sums in
            ListTotal(
                contracts: sums.contracts, principal: MoneyTotal(sums.principal, currency),
                overdue: MoneyTotal(sums.overdue, currency),
                nextAmount: MoneyTotal(sums.nextAmount, currency))
        }
    }
}
