import Contracts
import Directories
import Measures
import Orders
import Processes
import TestHouse
import TestOffice
import Testing

@testable import BackOffice
@testable import Storage

/// Nights that were not run, and contracts that a night has left behind.
@Suite struct `Missing nights` {
    private let books: Books

    init() throws { books = try Books(paysInMay: false, through: "2018-05-20") }

    private func accruals() throws -> [String] {
        try books.bench.past(books.number).live.reversed().flatMap { process in
            process.documents.flatMap(\.operations).filter {
                $0.action == .accrual && $0.bucket.amountType == .interest
            }.map { "\(process.valueTime.day) \($0.amount.text)" }
        }
    }

    @Test func `those since the last night are run first, each on its day`() throws {
        let twin = try Books(paysInMay: false, through: "2018-05-20")
        let summary = try books.nights("2018-05-28", "2018-05-28")
        for day in 21...28 { _ = try twin.nights("2018-05-\(day)", "2018-05-\(day)") }
        #expect(summary.from == "2018-05-21" && summary.nights == 8)
        #expect(try books.bench.turnovers() == twin.bench.turnovers())
        #expect(try books.bench.state(books.number) == twin.bench.state(twin.number))
    }

    /// 10,116.98 at 14.4 % from 21 May: eleven days to the end of May, five in June.
    /// The last day of May and the night itself: no contract is left a month behind.
    @Test func `after more than a week each contract makes up its months`() throws {
        let summary = try books.nights("2018-06-05", "2018-06-05")
        #expect(summary.from == "2018-06-05" && summary.processes == 2)
        let booked = try accruals().filter { $0 > "2018-05-21" }
        #expect(booked.map { $0.prefix(10) } == ["2018-05-31", "2018-06-05"], "\(booked)")
        #expect(try books.verifies())
    }

    @Test func `a contract that was rolled back books each month on its last day`() throws {
        _ = try books.nights("2018-05-21", "2018-06-04")
        let daily = try accruals().filter { $0 > "2018-05-21" }.count
        #expect(daily == 15)
        _ = try books.office.rollBack(
            books.number, from: .start(of: Day(text: "2018-05-21")), LedgerBench.clerk)
        let summary = try books.nights("2018-06-05", "2018-06-05")
        #expect(summary.processes == 2 && summary.refused == 0)
        let booked = try accruals().filter { $0 > "2018-05-21" }
        #expect(booked.map { $0.prefix(10) } == ["2018-05-31", "2018-06-05"], "\(booked)")
        #expect(try books.verifies())
    }

    @Test func `a night that is done takes only who is behind, and then nobody`() throws {
        _ = try books.nights("2018-05-21", "2018-05-25")
        let before = try books.bench.turnovers()
        _ = try books.office.rollBack(
            books.number, from: .start(of: Day(text: "2018-05-25")), LedgerBench.clerk)
        #expect(try books.nights("2018-05-25", "2018-05-25").processes == 1)
        #expect(try books.bench.turnovers() == before)
        let rows = try books.bench.dump()
        #expect(try books.nights("2018-05-25", "2018-05-25").processes == 0)
        #expect(try books.bench.dump() == rows)
        #expect(try books.verifies())
    }

    @Test func `a night tells whom it passed over`() throws {
        try books.pay("10.00", on: "2018-05-23T12:00:00")
        let summary = try books.nights("2018-05-21", "2018-05-22")
        #expect(summary.passedOver == 2 && summary.passedOverContracts == ["R-0001", "R-0001"])
        #expect(summary.processes == 0)
    }

    @Test func `a night of a closed month is refused, and not passed over in silence`() throws {
        _ = try books.nights("2018-05-21", "2018-05-25")
        _ = try books.nights("2018-05-31", "2018-05-31")
        _ = try books.close("2018-05")
        try books.office.store.inTransaction { transaction in
            let night = SQLText("DELETE FROM batch WHERE day = (SELECT max(day) FROM batch)")
            try transaction.session.script(night)
        }
        let error = try books.refusal { try books.nights("2018-05-31", "2018-05-31") }
        #expect(error.code == "E-PERIOD")
    }

    @Test func `nothing is made up in a closed month`() throws {
        _ = try books.nights("2018-05-21", "2018-05-31")
        _ = try books.close("2018-05")
        let summary = try books.nights("2018-06-03", "2018-06-03")
        #expect(summary.from == "2018-06-01" && summary.nights == 3)
    }
}

/// Days so far off that they must be said twice.
@Suite struct `Far days` {
    /// A ledger that knows a today: noon of 22 May 2018.
    private func office() throws -> (Office, LedgerBench) {
        let books = try Books(paysInMay: false, through: "2018-05-20")
        let noon = ValueTime(try Day(text: "2018-05-22"), second: 43_200).seconds * 1_000
        let office = Office(books.office.store, guardsDays: true) { RecordedAt(rawValue: noon) }
        return (office, books.bench)
    }

    private func cash(_ day: String) throws -> CashOrder {
        CashOrder(
            contract: "R-0001", valueTime: try ValueTime(text: day), isIncoming: true,
            payment: .bank, amount: "485.08", bank: nil, reference: nil, early: nil)
    }

    @Test(arguments: ["2018-05-24", "2081-02-20", "1918-05-20"])
    func `are refused to money, and nothing is stored`(day: String) throws {
        let (office, bench) = try office()
        let before = try bench.dump()
        let error = #expect(throws: OfficeError.self) {
            try office.receiveCash(cash(day), LedgerBench.clerk)
        }
        #expect(error?.code == "E-DATE")
        #expect(error?.detail?.accepted == "2018-05-23 or earlier, of this century")
        #expect(try bench.dump() == before)
    }

    @Test(arguments: ["2018-05-23", "2018-05-20"])
    func `near days are not`(day: String) throws {
        let (office, _) = try office()
        _ = try office.receiveCash(cash(day), LedgerBench.clerk)
    }

    @Test func `are taken when they are said twice`() throws {
        let (office, _) = try office()
        var twice = LedgerBench.clerk
        twice.isFarDateMeant = true
        #expect(try office.receiveCash(cash("2018-05-24"), twice).outcome == "DONE")
    }

    @Test func `are refused to orders, nights and previews`() throws {
        let (office, bench) = try office()
        let day = try Day(text: "2081-05-20")
        let before = try bench.dump()
        let stop = StopPenalty(valueTime: .start(of: day))
        let refusals: [() throws -> Void] = [
            { _ = try office.carryOut(stop, on: "R-0001", LedgerBench.clerk) },
            { _ = try office.carryOut(stop, on: "R-0001", LedgerBench.context(isPreview: true)) },
            { _ = try office.nights(from: day, through: day, LedgerBench.clerk) { _ in } },
        ]
        for refused in refusals {
            #expect(#expect(throws: OfficeError.self) { try refused() }?.code == "E-DATE")
        }
        #expect(try bench.dump() == before)
    }

    /// The last night was that of 20 May; today is 22 June.
    @Test func `a night long after the last one is refused`() throws {
        let books = try Books(paysInMay: false, through: "2018-05-20")
        let noon = ValueTime(try Day(text: "2018-06-22"), second: 43_200).seconds * 1_000
        let office = Office(books.office.store, guardsDays: true) { RecordedAt(rawValue: noon) }
        let (near, far) = (try Day(text: "2018-05-28"), try Day(text: "2018-05-29"))
        let error = #expect(throws: OfficeError.self) {
            try office.nights(from: far, through: far, LedgerBench.clerk) { _ in }
        }
        #expect(error?.code == "E-DATE" && error?.message.contains("8 nights") == true)
        #expect(
            try office.nights(from: near, through: near, LedgerBench.clerk) { _ in }.nights == 8)
    }
}
