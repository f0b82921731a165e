import BackOffice
import Contracts
import Directories
import Measures
import Orders
import Questions
import TestHouse
import TestOffice
import Testing

/// The list of contracts: found, sorted, summed and paged as they stand.
@Suite struct `The list of contracts` {
    private let shelf: Shelf

    init() throws { shelf = try Shelf() }

    /// Each of 12,000.00 at 12 % in twelve parts from 15.01.2024: the first instalment is
    /// 1,000.00 and interest of 31 days, 12,000 × 12 % × 31 / 365 = 122.30. After it, of 29 days
    /// on what is not overdue, 11,000 × 12 % × 29 / 365 = 104.88.
    @Test func `shows what is overdue and what is due next`() throws {
        let rows = try shelf.list().rows.map { row in
            [
                row.number, row.client ?? "", row.status, row.closure ?? "", row.principal,
                "\(row.overdueDays)", row.overdue, row.nextDue ?? "", row.nextAmount ?? "",
                row.lastOperation ?? "",
            ].joined(separator: "|")
        }
        // Five days late on 1,000.00: a penalty of 20 % × 5 / 365 = 2.74.
        #expect(
            rows == [
                "A-100|Иванова А. А.|active||12000.00|5|1125.04|2024-03-15|1104.88|"
                    + "2024-02-20T00:01:00",
                "A-101|Петров|active||11000.00|0|0.00|2024-03-15|1104.88|2024-02-20T00:01:00",
                "B-100||closed|repaidEarly|0.00|0|0.00|||2024-01-25T12:00:00",
                "B-200||forIssue||0.00|0|0.00|||",
                "E-1||forIssue||0.00|0|0.00|||",
            ])
    }

    struct Case: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let found: [String]
        let ask: @Sendable (inout ContractSearch) throws -> Void

        init(
            _ name: String, _ found: [String],
            _ ask: @escaping @Sendable (inout ContractSearch) throws -> Void
        ) {
            testDescription = name
            self.found = found
            self.ask = ask
        }
    }

    @Test(arguments: [
        Case("the whole number", ["A-100"]) { $0.number = "A-100" },
        Case("no part of a number without a star", []) { $0.number = "A-10" },
        Case("the beginning", ["A-100", "A-101"]) { $0.number = "A-*" },
        Case("the end", ["A-100", "B-100", "B-200"]) { $0.number = "*00" },
        Case("a part", ["A-100", "A-101", "B-100"]) { $0.number = "*-10*" },
        Case("a name, whatever the case", ["A-100"]) { $0.words = "ИВАНОВА" },
        Case("a telephone", ["A-101"]) { $0.words = "4951234567" },
        Case("a number among the words", ["B-200"]) { $0.words = "b-2" },
        Case("no name of an attribute", []) { $0.words = "phone" },
        Case("a product", ["E-1"]) { $0.product = "loan-eur-bullet" },
        Case("a currency", ["E-1"]) { $0.currency = "EUR" },
        Case("a status", ["B-200", "E-1"]) { $0.status = "forIssue" },
        Case("a closure", ["B-100"]) { $0.closure = "repaidEarly" },
        Case("days overdue", ["A-100"]) { $0.overdueDays = .init(5, nil) },
        Case("fewer days overdue", ["A-101", "B-100", "B-200", "E-1"]) {
            $0.overdueDays = .init(nil, 4)
        },
        Case("an amount overdue", ["A-100"]) { $0.overdue = .init("1125.04", "1125.04") },
        Case("more overdue than anybody", []) { $0.overdue = .init("1125.05", nil) },
        Case("due next", ["A-100", "A-101"]) {
            $0.nextDue = .init(try Day(text: "2024-03-15"), nil)
        },
        Case("due earlier", []) { $0.nextDue = .init(nil, try Day(text: "2024-03-14")) },
        Case("moved last on a day", ["B-100"]) {
            let day = try Day(text: "2024-01-25")
            $0.lastOperation = .init(day, day)
        },
        Case("two things at once", ["A-100"]) {
            $0.status = "active"
            $0.words = "а"
            $0.number = "*100"
        },
    ])
    func `finds what is asked for`(asked: Case) throws {
        let view = try shelf.list(asked.ask)
        #expect(view.rows.map(\.number) == asked.found)
        #expect(view.totals.reduce(0) { $0 + $1.contracts } == asked.found.count)
    }

    @Test(arguments: [
        ("number", ["A-100", "A-101", "B-100", "B-200", "E-1"]),
        ("client", ["B-100", "B-200", "E-1", "A-100", "A-101"]),
        // loan-equal-principal, loan-eur-bullet
        ("product", ["A-100", "A-101", "B-100", "B-200", "E-1"]),
        ("currency", ["A-100", "A-101", "B-100", "B-200", "E-1"]),
        // In the order of life; equal ones as they were signed.
        ("status", ["B-200", "E-1", "A-100", "A-101", "B-100"]),
        ("closure", ["A-100", "A-101", "B-200", "E-1", "B-100"]),
        ("principal", ["B-100", "B-200", "E-1", "A-101", "A-100"]),
        ("overdueDays", ["A-101", "B-100", "B-200", "E-1", "A-100"]),
        ("overdue", ["A-101", "B-100", "B-200", "E-1", "A-100"]),
        ("nextDue", ["A-100", "A-101", "B-100", "B-200", "E-1"]),
        ("nextAmount", ["B-100", "B-200", "E-1", "A-100", "A-101"]),
        ("lastOperation", ["B-200", "E-1", "B-100", "A-100", "A-101"]),
    ])
    func `is sorted by every column, both ways`(column: String, rising: [String]) throws {
        #expect(try shelf.list { $0.sort = column }.rows.map(\.number) == rising)
        let falling = try shelf.list {
            $0.sort = column
            $0.isDescending = true
        }
        #expect(falling.rows.map(\.number) == rising.reversed())
    }

    @Test(arguments: ["number", "client", "overdueDays", "nextDue", "lastOperation"])
    func `is had page by page`(column: String) throws {
        let whole = try shelf.list { $0.sort = column }
        var numbers: [String] = []
        var mark: String?
        repeat {
            let page = try shelf.list {
                $0.sort = column
                $0.limit = 2
                $0.after = mark
            }
            #expect(page.totals.map(\.contracts) == whole.totals.map(\.contracts))
            numbers += page.rows.map(\.number)
            mark = page.next
        } while mark != nil && numbers.count < 9
        #expect(numbers == whole.rows.map(\.number))
    }

    /// Pages name a row, not a count of rows, and keep their day.
    @Test func `goes on behind the same row whatever has come before it`() throws {
        let first = try shelf.list { $0.limit = 2 }
        #expect(first.rows.map(\.number) == ["A-100", "A-101"])
        try shelf.bench.sign(Shelf.terms("A-000"))
        _ = try shelf.bench.nights(Day(text: "2024-02-21"), through: Day(text: "2024-02-21"))
        let second = try shelf.list {
            $0.limit = 2
            $0.after = first.next
            $0.day = nil
        }
        #expect(second.rows.map(\.number) == ["B-100", "B-200"])
    }

    /// Nothing was processed since 20.02.: on 20.03. the tranche of 15.03. is late as well.
    @Test func `takes a due day that has passed for overdue`() throws {
        let view = try shelf.list { $0.day = try Day(text: "2024-03-20") }
        let rows = view.rows.prefix(2).map { row in
            "\(row.overdueDays) \(row.overdue) \(row.nextDue ?? "")"
        }
        // 15.02. to 20.03. are 34 days; 1,125.04 + 1,104.88.
        #expect(rows == ["34 2229.92 ", "5 1104.88 "])
        let onTheDay = try shelf.list { $0.day = try Day(text: "2024-03-15") }
        #expect(onTheDay.rows[1].overdueDays == 0 && onTheDay.rows[1].nextDue == "2024-03-15")
    }

    @Test func `adds up all that were found, by currency`() throws {
        let totals = try shelf.list { $0.limit = 1 }.totals.map { total in
            [
                total.currency, "\(total.contracts)", total.principal, total.overdue,
                total.nextAmount,
            ].joined(separator: " ")
        }
        #expect(totals == ["RUB 4 23000.00 1125.04 2209.76", "EUR 1 0.00 0.00 0.00"])
    }

    @Test(arguments: [
        Refused("sort", "number, client, product,") { $0.sort = "overdue days" },
        Refused("status", "forIssue, active, boughtBack, closed") { $0.status = "open" },
        Refused("closure", "repaid, repaidEarly,") { $0.closure = "sold" },
        Refused("currency", "RUB") { $0.currency = "RUR" },
        Refused("overdue", "100.00") { $0.overdue = .init("1,5", nil) },
        Refused("overdue-from", "1.00 or less") { $0.overdue = .init("2.00", "1.00") },
        Refused("overdue-days-from", "3 or less") { $0.overdueDays = .init(4, 3) },
        Refused("limit", "1 to 100000") { $0.limit = 0 },
        Refused("date", "2024-02-20") { $0.day = try Day(text: "2024-02-19") },
        Refused("after", "same order") { $0.after = "number/falling/2024-02-20/1/A-100" },
        Refused("after", "same order") { $0.after = "12" },
    ])
    func `refuses with what it would take`(refused: Refused) throws {
        let error = #expect(throws: OfficeError.self) { try shelf.list(refused.ask) }
        #expect(error?.code == "E-FMT" && error?.detail?.field == refused.field)
        #expect(error?.detail?.accepted?.contains(refused.accepted) == true)
    }

    struct Refused: CustomTestStringConvertible, Sendable {
        let field: String
        let accepted: String
        let ask: @Sendable (inout ContractSearch) throws -> Void

        init(
            _ field: String, _ accepted: String,
            _ ask: @escaping @Sendable (inout ContractSearch) throws -> Void
        ) {
            self.field = field
            self.accepted = accepted
            self.ask = ask
        }

        var testDescription: String { "\(field): \(accepted)" }
    }

    @Test func `knows its products`() throws {
        let error = #expect(throws: OfficeError.self) { try shelf.list { $0.product = "loan" } }
        #expect(error?.code == "E-REF")
    }
}

/// Five contracts on 20.02.2024: late, on time, repaid, and two that are signed alone.
private struct Shelf {
    let bench: LedgerBench

    static func terms(_ number: String, product: UInt16 = 14) throws -> Terms {
        try Loan(
            number, product: product, principal: "12000.00", percent: "12", periods: 12,
            disbursed: "2024-01-15"
        ).terms
    }

    init() throws {
        bench = try LedgerBench()
        let clients = [
            "A-100": #"{"counterpartyName":"Иванова А. А.","phone":"+74950000001"}"#,
            "A-101": #"{"counterpartyName":"Петров","phone":"+74951234567"}"#,
        ]
        for number in ["A-100", "A-101", "B-100", "B-200"] {
            try bench.sign(Shelf.terms(number), attributes: clients[number] ?? "{}")
        }
        try bench.sign(Shelf.terms("E-1", product: 61))
        let day = try Day(text: "2024-01-15")
        for number in ["A-100", "A-101", "B-100"] {
            let receipt = try bench.payOut(Shelf.terms(number), on: day)
            #expect(!receipt.processes.isEmpty)
        }
        // Ten days of interest: 12,000 × 12 % × 10 / 365.
        try pay("12039.45", on: "B-100", "2024-01-25", early: .full)
        _ = try bench.nights(day.next, through: Day(text: "2024-02-14"))
        try pay("1122.30", on: "A-101", "2024-02-15", early: nil)
        _ = try bench.nights(Day(text: "2024-02-15"), through: Day(text: "2024-02-20"))
    }

    private func pay(
        _ amount: String, on number: String, _ day: String, early: EarlyRequest?
    ) throws {
        let receipt = try bench.office.receiveCash(
            CashOrder(
                contract: number, valueTime: ValueTime(text: "\(day)T12:00:00"), isIncoming: true,
                payment: .bank, amount: amount, bank: nil, reference: nil, early: early),
            LedgerBench.clerk)
        #expect(!receipt.processes.isEmpty, "\(receipt.warnings)")
    }

    func list(
        _ ask: (inout ContractSearch) throws -> Void = { _ in }
    ) throws -> ContractListView {
        var search = ContractSearch()
        try ask(&search)
        return try bench.office.contracts(search, today: Day(text: "2030-01-01"))
    }
}
