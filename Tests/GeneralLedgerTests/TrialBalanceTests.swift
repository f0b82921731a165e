import Directories
import Measures
import TestHouse
import Testing

@testable import GeneralLedger

@Suite struct TrialBalanceTests {
    let directory: Directory

    init() throws { directory = try Journal.directory() }

    private func month(_ month: Int, through last: Int) throws -> DayRange {
        try DayRange(
            Day(year: 2018, month: month, day: 1),
            through: Day(year: 2018, month: month, day: last))
    }

    @Test(arguments: [11, 12, 13] as [UInt64])
    func `debit meets credit in every period and a closing balance opens the next`(
        seed: UInt64
    ) throws {
        let portfolio = try ReconciliationTests.Portfolio(
            seed: seed, operations: 1_000, directory)
        let turnovers = portfolio.book.turnovers
        let may = TrialBalance(
            of: turnovers, over: try month(5, through: 31), chart: directory.chart)
        let june = TrialBalance(
            of: turnovers, over: try month(6, through: 30), chart: directory.chart)
        for balance in [may, june] {
            let sums = balance.sums
            #expect(Set(sums.map(\.isMemo)) == [true, false])
            #expect(sums.allSatisfy { $0.isBalanced }, "seed \(seed)")
        }
        let closings = may.rows.filter { $0.closing != 0 }.map { ($0.account.code, $0.closing) }
        for (account, closing) in closings {
            #expect(june.rows.first { $0.account.code == account }?.opening == closing)
        }
        #expect(may.rows.allSatisfy { $0.opening == 0 })
    }

    @Test func `currencies are never added up`() throws {
        let accounts = AccountPair(
            debit: AccountCode(rawValue: "1100"), credit: AccountCode(rawValue: "1010"))
        var book = TurnoverBook()
        for currency in [Currency.rub, .usd] {
            let entry = Entry(
                accounts, Money(minor: 5, currency), isMemo: false,
                posting: PostingID(rawValue: 64))
            try book.add(entry, on: Day(year: 2018, month: 5, day: 2))
        }
        let balance = TrialBalance(
            of: book.turnovers, over: try month(5, through: 31), chart: directory.chart)
        #expect(balance.rows.map(\.account.code.rawValue) == ["1010", "1010", "1100", "1100"])
        #expect(balance.rows.map(\.currency) == [.rub, .usd, .rub, .usd])
        #expect(balance.sums.map(\.debit) == [5, 5])
    }

    @Test func `what does not fit the books is refused, never wrapped around`() throws {
        let accounts = AccountPair(
            debit: AccountCode(rawValue: "1100"), credit: AccountCode(rawValue: "1010"))
        let entry = Entry(
            accounts, Money(minor: .max, .rub), isMemo: false, posting: PostingID(rawValue: 64))
        var book = TurnoverBook()
        let day = try Day(year: 2018, month: 5, day: 2)
        try book.add(entry, on: day)
        #expect(throws: MeasureFlaw.totalOverflow(.account("1100"))) {
            try book.add(entry, on: day)
        }
    }

    @Test func `a month may move more than an amount can hold`() throws {
        let accounts = AccountPair(
            debit: AccountCode(rawValue: "1100"), credit: AccountCode(rawValue: "1010"))
        let entry = Entry(
            accounts, Money(minor: .max, .rub), isMemo: false, posting: PostingID(rawValue: 64))
        var book = TurnoverBook()
        for day in [2, 3, 4] { try book.add(entry, on: Day(year: 2018, month: 5, day: day)) }
        let may = TrialBalance(
            of: book.turnovers, over: try month(5, through: 31), chart: directory.chart)
        let most = 3 * Int128(Int64.max)
        #expect(may.rows.map(\.closing) == [-most, most])
        #expect(may.sums.map(\.debit) == [most])
        #expect(may.sums.allSatisfy { $0.isBalanced })
    }
}
