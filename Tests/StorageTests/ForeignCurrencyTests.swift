import Contracts
import Directories
import Measures
import Processes
import TestHouse
import Testing

@testable import Storage

/// Contracts in a foreign currency, and the rates, as a ledger file keeps them.
@Suite struct `Foreign currency in a ledger` {
    private let bench: Bench

    init() throws { bench = try Bench() }

    /// 100.00 EUR at 90 roubles, interest of 16 days, the last at 92.5, all in line at the end.
    private func euros() throws -> LoadedContract {
        var contract = try bench.sign(Bench.euros("E-1"))
        let time = ValueTime(contract.state.terms.plannedDisbursement, second: 36_000)
        let paid = try bench.receive(100_00, .outgoing, time, contract)
        let order = Disburse(valueTime: time, cashFlow: paid.cashFlow, feeCashFlow: nil)
        contract = try bench.run(order, on: paid.contract, rates: Bench.euroRates)
        return try bench.run(
            ProcessContract(valueTime: .night(of: Day(text: "2024-01-31")), variant: .plain),
            on: contract, rates: Bench.euroRates)
    }

    @Test func `a contract comes back with what it is worth`() throws {
        let contract = try euros()
        #expect(try bench.load(contract.state.id) == contract)
        #expect(contract.state.balances.bookValues.total(of: .principal) == 9_250_00)
        #expect(try bench.refolded(contract) == contract.state)
        let operations = try bench.history(contract).flatMap(\.documents).flatMap(\.operations)
        #expect(
            operations.map { "\($0.action) \($0.amount) \($0.bookValue)" } == [
                "disbursement 100.00 EUR 9000.00 RUB",
                // 100.00 × 12 % × 16 / 365 = 0.53: 0.49 × 90 + 0.04 × 92.5; 0.53 × 92.5 = 49.03
                "accrual 0.53 EUR 47.80 RUB", "conversion 0.00 EUR 250.00 RUB",
                "conversion 0.00 EUR 1.23 RUB",
            ])
    }

    @Test func `turnovers are those of the books, with the foreign money beside them`() throws {
        let contract = try euros()
        let all = try DayRange(Day(text: "2024-01-01"), through: Day(text: "2024-01-31"))
        func turnovers() throws -> [Turnover] {
            try bench.store.reading { try $0.turnovers(from: all.first, through: all.last) }
        }
        let texts = try turnovers().map { turnover in
            "\(turnover.document) \(turnover.operations) \(turnover.amount) "
                + "\(turnover.foreign.map { "\($0)" } ?? "-")"
        }
        #expect(
            texts == [
                "disbursement 1 9000.00 RUB 100.00 EUR",
                "interestAccrual 1 47.80 RUB 0.53 EUR", "revaluation 1 250.00 RUB 0.00 EUR",
                "revaluation 1 1.23 RUB 0.00 EUR",
            ])
        #expect(try bench.store.reading { try $0.recountedTurnovers() } == turnovers())
        let first = try bench.history(contract)[0]
        let earlier = try bench.refolded(contract, droppingLast: 1)
        _ = try bench.store.inTransaction { transaction in
            try transaction.insert(
                NewRollback(
                    from: .start(of: Day(text: "2024-01-31")), head: first.id, work: bench.work),
                moving: contract, to: earlier)
        }
        #expect(try turnovers().count == 1)
        #expect(try bench.store.reading { try $0.recountedTurnovers() } == turnovers())
    }

    @Test func `bytes without foreign money are those of before`() throws {
        let plain = try bench.disbursed("R-1")
        let formats = try bench.dump(SQLText("SELECT hex(substr(rest, 1, 1)) FROM contract_state"))
        #expect(formats == ["02"], "\(plain.state.terms.number)")
        _ = try euros()
        let both = try bench.dump(SQLText("SELECT hex(substr(rest, 1, 1)) FROM contract_state"))
        #expect(both == ["02", "03"])
    }

    @Test func `of a day the newest rate counts, and history stays`() throws {
        let day = try Day(text: "2024-01-15")
        let work = bench.work
        let rates = try ["90", "91.5"].map { text in
            try ExchangeRate(of: .usd, in: .rub, from: day, nominal: 1, text: text)
        }
        let before = try bench.store.reading { try $0.exchangeRateMark() }
        try bench.store.inTransaction { transaction in
            for rate in rates { try transaction.insert(rate, for: work) }
        }
        #expect(try bench.store.reading { try $0.exchangeRateMark() } > before)
        #expect(try bench.store.reading { try $0.exchangeRates() }.all == [rates[1]])
        let fault = StoreFault.forbidden("exchange_rate is only added to")
        for text in [
            SQLText("UPDATE exchange_rate SET rate = 1"), SQLText("DELETE FROM exchange_rate"),
        ] {
            #expect(throws: fault) { try bench.run(text) }
        }
    }

    @Test func `the use of a rate is known while the operations live`() throws {
        let contract = try euros()
        let days = try Day(text: "2024-01-15")...Day(text: "2024-01-25")
        func use(of currency: Currency) throws -> Day? {
            try bench.store.reading { try $0.firstUse(of: currency, in: .rub, days) }
        }
        #expect(try use(of: .eur) == days.lowerBound)
        #expect(try use(of: .usd) == nil)
        let signed = try bench.refolded(contract, droppingLast: 2)
        _ = try bench.store.inTransaction { transaction in
            try transaction.insert(
                NewRollback(from: .start(of: days.lowerBound), head: nil, work: bench.work),
                moving: contract, to: signed)
        }
        #expect(try use(of: .eur) == nil)
    }

    /// Schema 5 comes to a ledger with rows in it, some in a closed period, as to a new one.
    @Test func `the fifth schema comes to older ledgers`() throws {
        _ = try bench.life(seed: 5, product: 1, steps: 20)
        // SQLite leaves some white space where it takes a column away.
        let schema = SQLText(
            """
            SELECT replace(replace(coalesce(sql, name), ' ', ''), char(10), '')
            FROM sqlite_schema ORDER BY name
            """)
        let states = SQLText("SELECT contract || hex(rest) FROM contract_state")
        let turnovers = SQLText(
            """
            SELECT day || ' ' || posting || ' ' || operations || ' ' || amount || ' '
                || foreign_currency || ' ' || foreign_amount FROM turnover
            """)
        let january = try DayRange(Day(text: "2018-01-01"), through: Day(text: "2018-01-31"))
        _ = try bench.close(january)
        let before = try bench.dump(schema)
        let rows = try bench.dump(states) + bench.dump(turnovers)
        try bench.store.inTransaction { transaction in
            try transaction.session.script(Bench.takeAwayForeignCurrency)
            try transaction.migrate { try $0.listContracts(product: Bench.product) }
        }
        #expect(try bench.dump(schema) == before)
        #expect(try bench.dump(states) + bench.dump(turnovers) == rows)
        #expect(try bench.store.ask(ConnectionSQL.schemaVersion) == "\(Schema.newest)")
        #expect(!rows.isEmpty)
    }
}

extension Bench {
    /// 100.00 EUR at 12 % for a month from 15.01.2024, on rouble books.
    static func euros(_ number: String) throws -> Terms {
        try Loan(
            number, product: 61, principal: "100.00", percent: "12", periods: 1,
            disbursed: "2024-01-15"
        ).terms
    }

    static var euroRates: ExchangeRates {
        get throws {
            ExchangeRates(
                try [("2024-01-15", "90"), ("2024-01-23", "90"), ("2024-01-31", "92.5")].map {
                    day, rate in
                    try ExchangeRate(
                        of: .eur, in: .rub, from: Day(text: day), nominal: 1, text: rate)
                })
        }
    }

    /// What schemas 5 to 11 have brought, taken away again.
    static let takeAwayForeignCurrency = SQLText(
        """
        DROP TABLE moved_cash_flow;
        DROP TABLE voided_cash_flow;
        DROP TABLE money_entry;
        ALTER TABLE export_batch DROP COLUMN money_settled;
        ALTER TABLE export_batch DROP COLUMN money_through;
        ALTER TABLE export_batch DROP COLUMN money_after;
        DROP TABLE contract_list;
        ALTER TABLE directory DROP COLUMN edition;
        DROP TABLE redone;
        DROP TABLE receipt;
        ALTER TABLE process DROP COLUMN code;
        DROP TABLE process_code;
        ALTER TABLE work DROP COLUMN directory_digest;
        DROP TABLE exchange_rate;
        ALTER TABLE contract DROP COLUMN accounting_digits;
        ALTER TABLE contract DROP COLUMN accounting_currency;
        CREATE TABLE old_turnover (
            day INTEGER NOT NULL,
            posting INTEGER NOT NULL,
            document INTEGER NOT NULL CHECK (document BETWEEN 1 AND 255),
            reason TEXT NOT NULL,
            currency INTEGER NOT NULL,
            digits INTEGER NOT NULL,
            operations INTEGER NOT NULL CHECK (operations >= 0),
            amount INTEGER NOT NULL CHECK (amount >= 0),
            PRIMARY KEY (day, posting, document, reason, currency)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO old_turnover
        SELECT day, posting, document, reason, currency, digits, operations, amount
        FROM turnover;
        DROP TABLE turnover;
        ALTER TABLE old_turnover RENAME TO turnover;
        CREATE TRIGGER turnover_is_open BEFORE INSERT ON turnover
        WHEN new.day <= (SELECT closed_through FROM period ORDER BY id DESC LIMIT 1)
        BEGIN SELECT RAISE(ABORT, 'a closed period stays as it is'); END;
        CREATE TRIGGER turnover_stays_open BEFORE UPDATE ON turnover
        WHEN min(old.day, new.day)
            <= (SELECT closed_through FROM period ORDER BY id DESC LIMIT 1)
        BEGIN SELECT RAISE(ABORT, 'a closed period stays as it is'); END;
        CREATE TRIGGER turnover_is_kept BEFORE DELETE ON turnover
        WHEN old.day <= (SELECT closed_through FROM period ORDER BY id DESC LIMIT 1)
        BEGIN SELECT RAISE(ABORT, 'a closed period stays as it is'); END;
        PRAGMA user_version = 4;
        """)
}
