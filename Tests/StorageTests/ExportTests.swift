import Contracts
import Directories
import GeneralLedger
import Measures
import TestHouse
import Testing

@testable import Storage

@Suite struct `Exports in a ledger` {
    private let bench: Bench
    private let batch: NewExport

    /// A ledger with one batch, which has two parts.
    init() throws {
        bench = try Bench()
        let number = ExportNumber(rawValue: 1)
        let account = AccountCode(rawValue: "1100")
        let day = try Day(text: "2018-05-31")
        let batch = NewExport(
            kind: .postings, mode: .document,
            extent: ExportExtent(
                batch: number, days: try DayRange(Day(text: "2018-05-01"), through: day),
                after: ExportSequence(rawValue: 0), through: ExportSequence(rawValue: 9),
                settled: ExportSequence(rawValue: 7)),
            money: ExportExtent(
                batch: number, days: try DayRange(Day(text: "2018-05-01"), through: day),
                after: ExportSequence(rawValue: 0), through: ExportSequence(rawValue: 4),
                settled: ExportSequence(rawValue: 3)),
            operations: 3, lines: 2,
            opening: [AccountBalance(account: account, currency: .rub, minor: -5)],
            turnovers: [
                AccountTurnover(account: account, day: day, currency: .rub, debit: 7, credit: 2)
            ], days: [day: 3],
            files: [
                ExportFile(form: .csv, bytes: 4, checksum: String(repeating: "a", count: 64)),
                ExportFile(form: .json, bytes: 9, checksum: String(repeating: "b", count: 64)),
            ], work: bench.work)
        self.batch = batch
        try bench.store.inTransaction { transaction in
            try transaction.insertExportPart([1, 2], 0, of: number)
            try transaction.insertExportPart([3, 4], 1, of: number)
            try transaction.insert(batch)
        }
        try bench.store.inTransaction {
            _ = try $0.insert(self.payment("r-1"))
        }
    }

    private func payment(_ reference: String) throws -> UnidentifiedPayment {
        UnidentifiedPayment(
            reference: reference, account: "40701", valueDay: try Day(text: "2018-05-25"),
            bookedDay: try Day(text: "2018-05-26"), amount: Money(minor: 700, .rub),
            payer: Payer(name: "Иванов", inn: nil, account: "40817"), purpose: "за всё",
            reason: "no number", work: bench.work)
    }

    @Test func `a batch comes back with all that was put down`() throws {
        try bench.store.reading { reading throws in
            let stored = try #require(try reading.export(batch.extent.batch))
            #expect(try reading.exports() == [stored])
            #expect(stored.extent == batch.extent)
            #expect(stored.money == batch.money)
            #expect(stored.files == batch.files)
            #expect(stored.kept == batch.files[0])
            #expect(stored.state == .prepared)
            #expect(stored.lines == 2 && stored.operations == 3)
            #expect(try reading.exportOpening(of: stored.number) == batch.opening)
            #expect(try reading.exportTurnovers(of: stored.number) == batch.turnovers)
            #expect(try reading.exportDays(of: stored.number) == batch.days)
            #expect(try reading.exportPart(0, of: stored.number) == [1, 2])
            #expect(try reading.exportPart(1, of: stored.number) == [3, 4])
            #expect(try reading.exportPart(2, of: stored.number) == nil)
            #expect(try reading.nextExportNumber() == ExportNumber(rawValue: 2))
            #expect(try reading.export(ExportNumber(rawValue: 2)) == nil)
        }
    }

    @Test func `the newest step is where a batch stands`() throws {
        let number = batch.extent.batch
        try bench.store.inTransaction { try $0.move(number, to: .sent, for: bench.work) }
        try bench.store.inTransaction { try $0.move(number, to: .cancelled, for: bench.work) }
        try bench.store.reading { reading throws in
            #expect(try reading.export(number)?.state == .cancelled)
            #expect(try reading.exportSteps().map(\.state) == [.prepared, .sent, .cancelled])
            #expect(try reading.exportSteps(of: number).count == 3)
        }
    }

    @Test func `parts without their batch are not kept`() throws {
        #expect(throws: StoreFault.self) {
            try bench.store.inTransaction {
                try $0.insertExportPart([1], 0, of: ExportNumber(rawValue: 2))
            }
        }
    }

    @Test func `a payment is on the list until a cash flow has its reference`() throws {
        #expect(try bench.store.inTransaction { try $0.insert(payment("r-1")) == nil })
        #expect(try bench.store.inTransaction { try $0.insert(payment("r-2")) != nil })
        let signed = try bench.sign(Loan("R-1").terms)
        let flow = NewCashFlow(
            direction: .incoming, payment: .bank, valueTime: ValueTime(seconds: 0), amount: 700,
            bank: nil, reference: "r-1", work: bench.work)
        _ = try bench.store.inTransaction { try $0.receive(flow, for: signed) }
        try bench.store.reading { reading throws in
            #expect(try reading.unidentifiedPayments() == [payment("r-2")])
            #expect(try reading.unidentifiedPayment("r-1") == nil)
            #expect(try reading.unidentifiedPayment("r-2") == payment("r-2"))
        }
    }

    @Test func `what accounting analyses by is read from the attributes`() throws {
        let attributes = #"{"counterpartyInn":"7707083893","counterpartyName":"ООО «Х»"}"#
        let id = try bench.store.inTransaction {
            try $0.insert(
                Loan("R-1").terms, of: Loan("R-1").signed.product, attributes: attributes)
        }
        let other = try bench.sign(Loan("R-2").terms).state.id
        try bench.store.reading { reading throws in
            let party = try reading.party(of: id)
            #expect([party.number, party.inn, party.name] == ["R-1", "7707083893", "ООО «Х»"])
            #expect(try reading.party(of: other).inn == nil)
        }
    }

    @Test(arguments: [
        ("export_batch", SQLText("UPDATE export_batch SET lines = 1")),
        ("export_batch", SQLText("DELETE FROM export_batch")),
        ("export_state", SQLText("UPDATE export_state SET state = 4")),
        ("export_state", SQLText("DELETE FROM export_state")),
        ("export_opening", SQLText("UPDATE export_opening SET balance = 1")),
        ("export_opening", SQLText("DELETE FROM export_opening")),
        ("export_turnover", SQLText("UPDATE export_turnover SET debit = 1")),
        ("export_turnover", SQLText("DELETE FROM export_turnover")),
        ("export_day", SQLText("UPDATE export_day SET operations = 1")),
        ("export_day", SQLText("DELETE FROM export_day")),
        ("export_part", SQLText("UPDATE export_part SET bytes = x'00'")),
        ("export_part", SQLText("DELETE FROM export_part")),
        ("export_file", SQLText("UPDATE export_file SET bytes = 1")),
        ("export_file", SQLText("DELETE FROM export_file")),
        ("unidentified_payment", SQLText("UPDATE unidentified_payment SET amount = 1")),
        ("unidentified_payment", SQLText("DELETE FROM unidentified_payment")),
    ])
    func `what has left is never altered`(table: String, text: SQLText) {
        #expect(throws: StoreFault.forbidden("\(table) is only added to")) {
            try bench.store.inTransaction { try $0.session.run(text, []) }
        }
    }

    /// A ledger of the schema before, with rows in it, takes the step and keeps them.
    @Test func `a ledger of the second schema takes the third`() throws {
        let old = try Bench()
        let contract = try old.disbursed("R-1")
        try old.store.inTransaction { transaction in
            try transaction.session.script(Bench.takeAwayForeignCurrency)
            try transaction.session.script(Bench.takeAwayPeriods)
            for table in [
                SQLText("DROP TABLE export_state"), SQLText("DROP TABLE export_opening"),
                SQLText("DROP TABLE export_turnover"), SQLText("DROP TABLE export_day"),
                SQLText("DROP TABLE export_part"), SQLText("DROP TABLE export_file"),
                SQLText("DROP TABLE unidentified_payment"), SQLText("DROP TABLE export_batch"),
                SQLText("PRAGMA user_version = 2"),
            ] { try transaction.session.script(table) }
        }
        try old.store.inTransaction { try $0.migrate { _ in } }
        #expect(try old.store.ask(ConnectionSQL.schemaVersion) == "\(Schema.newest)")
        #expect(try old.store.reading { try $0.exports() }.isEmpty)
        #expect(try old.load(contract.state.id) == contract)
    }
}
