import Contracts
import Directories
import Measures
import Orders
import Processes
import Testing

@testable import BackOffice
@testable import Storage

/// A small ledger with something in every table: a closed May that was handed over, a dollar loan,
/// a deposit, a rollback, a night and a mass order, money without a name.
struct Forge {
    let books: Books

    var office: Office { books.office }

    static let numbers = ["R-0001", "R-0002", "USD-1", "D-1"]

    init() throws {
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
                reference: "P-1", early: nil), LedgerBench.context(key: "once", isPreview: false))
        let stop = try Office.order(
            "stop-penalty-accrual", json: #"{"valueTime": "2018-06-11T12:00:00"}"#)
        _ = try office.carryOut(
            stop, onEach: ContractSelection(numbers: ["R-0001"], product: nil, overdueDays: nil),
            LedgerBench.clerk
        ) { _ in }
        let day = try Day(text: "2018-06-10")
        _ = try office.working(LedgerBench.clerk) { unit in
            let work = try unit.record(.importStatement, parameters: "{}", on: nil, key: nil)
            return try unit.transaction.insert(
                UnidentifiedPayment(
                    reference: "S-1", account: "40702", valueDay: day, bookedDay: day,
                    amount: Money(minor: 1_00, .rub),
                    payer: Payer(name: "Somebody", inn: nil, account: nil), purpose: "a loan",
                    reason: "no contract", work: work))
        }
    }

    private static func terms(_ number: String, product: UInt16) throws -> Terms {
        let day = try Day(text: "2018-05-14")
        let id = ProductID(rawValue: product)
        let currency: Currency = number.hasPrefix("USD") ? .usd : .rub
        return Terms(
            number: number, product: id, principal: Money(minor: 10_000_00, currency),
            rate: try YearlyRate(percentText: "12"), signed: day, plannedDisbursement: day,
            periods: 6, period: try Tenor(text: "P1M"), firstRepayment: nil, instalment: nil,
            interestFreeDays: 0)
    }
}
