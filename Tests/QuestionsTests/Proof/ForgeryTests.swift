import Measures
import Questions
import TestOffice
import Testing

@testable import BackOffice
@testable import Storage

/// What somebody has altered with another tool, or a bug has left: `verify` names it.
///
/// - Source: ATTACK-5, ATTACK-6. What agrees with itself everywhere is found by a seal alone.
@Suite struct `Forgeries` {
    struct Row: CustomTestStringConvertible, Sendable {
        let name: String
        let sql: String
        /// The invariants of which one at least is broken; "damage" is a row that cannot be read.
        let found: Set<String>

        init(_ name: String, _ sql: String, _ found: Set<String>) {
            self.name = name
            self.sql = sql
            self.found = found
        }

        var testDescription: String { name }
    }

    private static let second = "(SELECT id FROM contract WHERE number = 'R-0002')"
    private static let newest =
        "(SELECT last_process FROM contract_state WHERE contract = \(second))"

    static let caches = [
        Row("serviced no more", "UPDATE contract_state SET is_serviced = 0, quiet = NULL", ["I2c"]),
        Row("in service again", "UPDATE contract_state SET is_serviced = 1 - is_serviced", ["I2c"]),
        Row("the product of another", "UPDATE contract_state SET product = 60", ["I2c"]),
        Row("a version", "UPDATE contract_state SET version = version + 1", ["I2c"]),
        Row("the last rollback", "UPDATE contract_state SET last_rollback = NULL", ["I2c", "I4c"]),
        Row("nothing overdue", "UPDATE contract_list SET overdue = overdue + 1", ["I2d"]),
        Row("another name", "UPDATE contract_list SET client = 'x'", ["I2d"]),
        Row("not listed", "DELETE FROM contract_list WHERE contract = 1", ["I2d"]),
        Row("no quiet view", "UPDATE contract_state SET quiet = NULL", ["damage", "I2c"]),
    ]

    static let chains = [
        Row("names itself", "UPDATE process SET previous = id WHERE id = \(newest)", ["damage"]),
        Row(
            "names a later one", "UPDATE process SET previous = id + 1 WHERE id = \(newest) - 4",
            ["damage"]),
        Row(
            "a process of another contract",
            "UPDATE process SET contract = 1 WHERE id = \(newest)", ["damage", "I24"]),
        Row(
            "the work of a process", "UPDATE process SET work = 1 WHERE id = \(newest)",
            ["I24", "I25"]),
        Row("a cash flow that names itself", "UPDATE cash_flow SET previous = id", ["damage"]),
        Row(
            "a cash flow of another contract",
            "UPDATE cash_flow SET contract = 2 WHERE contract = 1", ["damage", "I24"]),
        Row(
            "the first order of what was done again",
            "UPDATE redone SET ordered_by = (SELECT work FROM process WHERE id = redone.process)",
            ["I24"]),
        Row(
            "an orphan",
            "INSERT INTO cash_flow SELECT id + 1, contract, previous, direction, payment, "
                + "value_time, amount, bank, 'x', work FROM cash_flow ORDER BY id DESC LIMIT 1",
            ["I4c"]),
        Row("a rollback that names itself", "UPDATE rollback SET previous = id", ["damage"]),
        Row("the time of a rollback", "UPDATE rollback SET from_time = from_time + 86400", ["I4d"]),
        Row("the contract of a rollback", "UPDATE rollback SET contract = 1", ["I4d"]),
        Row("a rollback deleted", "DELETE FROM rollback", ["damage", "I2c", "I4c"]),
        Row("numbers beyond all", "UPDATE process SET operations = 4000000000", ["damage"]),
        Row(
            "an operation beyond all",
            "UPDATE operation SET id = 9223372036854775807 "
                + "WHERE id = (SELECT max(id) FROM operation)",
            ["damage"]),
    ]

    static let orders = [
        Row(
            "a code of another process",
            "UPDATE process SET code = (SELECT id FROM process_code "
                + "WHERE code = 'disbursement') WHERE id = \(newest)", ["I27"]),
        Row("a code that has no name", "UPDATE process SET code = 99", ["damage"]),
        Row(
            "an answer to an order without a key",
            "INSERT INTO receipt SELECT min(id), '{}', '{}' FROM work "
                + "WHERE request_key IS NULL", ["I28"]),
        Row("an order deleted", "DELETE FROM work WHERE id = 5", ["I21"]),
        Row("an earlier order", "UPDATE work SET recorded_at = 0 WHERE id = 9", ["I22"]),
        Row(
            "an account of other words",
            "UPDATE directory SET text = replace(text, '1110', '1100') "
                + "WHERE name = 'amount-type-accounts'", ["I23", "I3b", "I13", "I13b"]),
        Row(
            "a constant", "UPDATE directory SET text = text || ' ' WHERE name = 'constants'",
            ["I23"]),
        Row(
            "rules that nobody ordered",
            "INSERT INTO directory SELECT 2, name, text, recorded_at, edition FROM directory",
            ["I23"]),
        Row("a night without its count", "DELETE FROM batch WHERE kind = 'night'", ["I25"]),
        Row("money booked on another day", "UPDATE money_entry SET day = day + 1", ["I29"]),
        Row("money booked twice as much", "UPDATE money_entry SET amount = amount * 2", ["I29"]),
        Row(
            "money gone from the books",
            "DELETE FROM money_entry WHERE id = (SELECT max(id) FROM money_entry)", ["I29"]),
        Row(
            "money of another cash flow",
            "UPDATE money_entry SET cash_flow = 1 WHERE cash_flow = 2", ["I29"]),
        Row(
            "a payment that stands called void",
            "INSERT INTO voided_cash_flow SELECT id, work FROM cash_flow WHERE contract = 1 "
                + "ORDER BY id DESC LIMIT 1", ["I30"]),
        Row("a night of another day", "UPDATE batch SET day = day + 1", ["I25"]),
        Row("a night that counted more", "UPDATE batch SET processes = processes + 1", ["I25"]),
        Row("a rate deleted", "DELETE FROM exchange_rate WHERE id = 7", ["I21"]),
    ]

    static let periods = [
        Row("the closing deleted", "DELETE FROM period", ["I12d"]),
        Row(
            "the closing and what it kept deleted",
            "DELETE FROM contract_snapshot; DELETE FROM period", ["I12d"]),
        Row("all that was kept deleted", "DELETE FROM contract_snapshot", ["I12e"]),
        Row(
            "one kept contract deleted", "DELETE FROM contract_snapshot WHERE contract = 2",
            ["I12e"]),
        Row("the last one deleted", "DELETE FROM contract_snapshot WHERE contract = 4", ["I12e"]),
        Row("one without its head", "UPDATE contract_snapshot SET last_process = NULL", ["I12e"]),
        Row("a closing nobody gave", "UPDATE period SET work = 1", ["I12d"]),
        Row("the day of its handover", "UPDATE period SET exported_on = exported_on + 1", ["I12d"]),
    ]

    static let schema = [
        Row("triggers dropped", "DROP TRIGGER process_stays; DROP TRIGGER work_is_kept", ["I26"]),
        Row("a strange table", "CREATE TABLE mine (a)", ["I26"]),
        Row("a table dropped", "DROP TABLE batch_refusal", ["I26"]),
        Row("an index of somebody", "CREATE INDEX mine ON process (contract)", ["I26"]),
    ]

    @Test(arguments: [caches, chains, orders, periods, schema])
    func `are found`(rows: [Row]) throws {
        for row in rows {
            let forge = try Forge()
            let store = forge.office.store
            _ = try store.ask(SQLText("PRAGMA foreign_keys = OFF"))
            _ = try store.ask(SQLText("PRAGMA ignore_check_constraints = ON"))
            if !row.found.contains("I26") { try forge.dropTriggers() }
            for text in row.sql.split(separator: "; ") {
                let changed = try store.inTransaction {
                    try $0.session.run(SQLText(made: String(text)), [])
                }
                #expect(changed > 0 || row.found == ["I26"], "\(row.name) alters something")
            }
            let office = Office(store) { RecordedAt(rawValue: 1 << 40) }
            let report = try office.verify { _, _ in }
            var broken = Set(report.invariants.filter { !$0.holds }.map(\.id))
            if !report.damage.isEmpty { broken.insert("damage") }
            #expect(!broken.isDisjoint(with: row.found), "\(row.name): \(broken)")
            #expect(!report.holds, "\(row.name)")
        }
    }

    @Test func `are none in what was never touched`() throws {
        let report = try Forge().office.verify { _, _ in }
        #expect(report.holds, "\(report.invariants.filter { !$0.holds }) \(report.damage)")
        // Nothing is closed in it, and no money waits.
        #expect(report.invariants.filter { $0.checked == 0 }.map(\.id) == ["I6", "I8", "I30"])
    }

    @Test func `of one contract leave the others in service`() throws {
        let forge = try Forge()
        let store = forge.office.store
        _ = try store.inTransaction {
            try $0.session.run(
                SQLText("UPDATE contract_state SET rest = x'ff' WHERE contract = 3"), [])
        }
        let night = try forge.books.nights("2018-06-11", "2018-06-11")
        #expect(night.refused == 1 && night.contracts == 4)
        #expect(night.refusals.map(\.code) == ["E-STORE"])
        #expect(night.refusals.map(\.contract) == ["USD-1"])
        let portfolio = try forge.office.portfolio(on: Day(text: "2018-06-11"))
        #expect(portfolio.rows.reduce(0) { $0 + $1.contracts } == 3)
        #expect(portfolio.damage.count == 1)
        _ = try forge.office.card("R-0001", at: .now)
        #expect(throws: OfficeError.self) { try forge.office.card("USD-1", at: .now) }
        // What cannot be read is made anew from the history.
        #expect(try forge.office.rebuild(LedgerBench.clerk) { _, _ in }.mended == 1)
        _ = try forge.office.card("USD-1", at: .now)
    }

    @Test func `of the clock are no more: what is recorded is never earlier`() throws {
        let forge = try Forge()
        let back = Office(forge.office.store) { RecordedAt(rawValue: 1) }
        #expect(try forge.office.clockLag() == nil)
        let before = try back.store.reading { try $0.newestInstant() }
        _ = try back.nights(
            from: Day(text: "2018-06-11"), through: Day(text: "2018-06-11"), LedgerBench.clerk
        ) { _ in }
        #expect(try back.store.reading { try $0.newestInstant() } == before)
        #expect(try back.verify { _, _ in }.holds)
    }
}
