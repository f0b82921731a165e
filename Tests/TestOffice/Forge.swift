import Contracts
import Directories
import Measures
import Orders
import Processes
import TestHouse
import Testing

@testable package import BackOffice
@testable import Storage

/// A small ledger with something in every table: a closed May that was handed over, a dollar loan,
/// a deposit, a rollback, a night and a mass order, money without a name.
package struct Forge {
    package let books: Books

    package var office: Office { books.office }

    package static let numbers = ["R-0001", "R-0002", "USD-1", "D-1"]

    package init() throws {
        books = try Books(paysInMay: false, through: "2018-04-22", requiresExport: true)
        let bench = books.bench
        var rates = RandomRates(seed: 3, from: try Day(text: "2018-01-01"))
        try bench.quote(rates.next(days: 300))
        for (number, product) in [("R-0002", 2), ("USD-1", 60), ("D-1", 16)] {
            #expect(try bench.lend(Forge.terms(number, product: UInt16(product))))
        }
        _ = try books.nights("2018-05-15", "2018-05-16")
        _ = try books.nights("2018-05-31", "2018-05-31")
        try rollBackADay()
        _ = try books.nights("2018-06-01", "2018-06-01")
        try handOverMay()
        _ = try books.close("2018-05")
        try liveOn()
    }

    private func rollBackADay() throws {
        let day = try Day(text: "2018-05-31")
        _ = try office.rollBack("R-0002", from: .start(of: day), LedgerBench.clerk)
        _ = try office.carryOut(
            ProcessContract(valueTime: .night(of: day), variant: .plain), on: "R-0002",
            LedgerBench.clerk)
    }

    private func handOverMay() throws {
        for kind in [ExportOrder.Kind.postings, .memo] {
            let order = ExportOrder(
                kind: kind, mode: .operation, from: nil, through: try Day(text: "2018-05-31"))
            do {
                let batch = try office.prepareExport(order, LedgerBench.clerk).number
                try office.downloadExport(batch, as: .hledger, LedgerBench.clerk) { _ in }
                _ = try office.confirmExport(batch, checksum: nil, LedgerBench.clerk)
            } catch OfficeError.export {}
        }
    }

    private func liveOn() throws {
        _ = try books.nights("2018-06-09", "2018-06-10")
        _ = try office.receiveCash(
            CashOrder(
                contract: "R-0001", valueTime: ValueTime(text: "2018-06-10T12:00:00"),
                isIncoming: true, payment: .bank, amount: "500.00", bank: "ONLINE",
                reference: "P-1", early: nil), LedgerBench.context(key: "once"))
        // Told of two nights late: they are done again around it.
        let late = try office.receiveCash(
            CashOrder(
                contract: "R-0002", valueTime: ValueTime(text: "2018-06-08T12:00:00"),
                isIncoming: true, payment: .bank, amount: "10.00", bank: nil,
                reference: "P-2", early: nil), LedgerBench.clerk)
        #expect(late.backdating?.doneAgain == 2)
        let stop = try Office.order(
            "stop-penalty-accrual", json: #"{"valueTime": "2018-06-11T12:00:00"}"#)
        _ = try office.carryOut(
            stop, onEach: ContractSelection(numbers: ["R-0001"], product: nil, overdueDays: nil),
            LedgerBench.clerk
        ) { _ in }
        let day = try Day(text: "2018-06-10")
        _ = try office.working(LedgerBench.clerk) { unit in
            let work = try unit.record(.importStatement, parameters: "{}", on: nil, key: nil)
            let payment = UnidentifiedPayment(
                reference: "S-1", account: "40702", valueDay: day, bookedDay: day,
                amount: Money(minor: 1_00, .rub),
                payer: Payer(name: "Somebody", inn: nil, account: nil), purpose: "a loan",
                reason: "no contract", work: work)
            if let id = try unit.transaction.insert(payment) { try unit.book(payment, as: id) }
        }
    }

    private static func terms(_ number: String, product: UInt16) throws -> Terms {
        try Loan(
            number, product: product, principal: "10000.00", percent: "12", periods: 6,
            disbursed: "2018-05-14"
        ).terms
    }
}

extension Forge {
    /// Takes the locks of history away, as another tool may.
    package func dropTriggers() throws {
        try office.store.inTransaction { transaction in
            let triggers = try transaction.session.all(
                SQLText("SELECT name FROM sqlite_schema WHERE type = 'trigger'"), []
            ) { $0.text(0) }
            for trigger in triggers {
                try transaction.session.script(SQLText(made: "DROP TRIGGER \(trigger)"))
            }
        }
    }
}

extension SQLText {
    /// A text that a test puts together; the house itself has literals only.
    package init(made text: String) { self = unsafeBitCast(text, to: SQLText.self) }
}
