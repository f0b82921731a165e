import Contracts
import Directories
import Measures
import TestHouse
import Testing

@testable import GeneralLedger

@Suite struct ReconciliationTests {
    let directory: Directory

    init() throws { directory = try Journal.directory() }

    /// Random legal operations: what they do to buckets, and the turnovers of their entries.
    struct Portfolio {
        var debts: [Key: Int64] = [:]
        var book = TurnoverBook()

        struct Key: Hashable {
            let amountType: AmountType
            let isOffBalance: Bool
        }

        init(seed: UInt64, operations: Int, _ directory: Directory) throws {
            var random = Seeded(seed)
            let postings = directory.postings.all
            let first = try Day(year: 2018, month: 5, day: 1)
            for _ in 0..<operations {
                let posting = postings[Int.random(in: 0..<postings.count, using: &random)]
                let minor = Int64.random(in: 1...1_000_000, using: &random)
                let day = first.advanced(by: Int32.random(in: 0..<61, using: &random))
                let money = Money(minor: minor, .rub)
                let entry = try entry(
                    for: posting, money, in: .manualCorrection, because: nil, directory)
                guard let entry else { continue }
                try book.add(entry, on: day)
                let key = Key(
                    amountType: posting.amountType, isOffBalance: posting.isOffBalance)
                debts[key, default: 0] += posting.sign.signed(minor)
            }
        }

        var totals: [DebtTotal] {
            debts.map { key, minor in
                DebtTotal(
                    amountType: key.amountType, isOffBalance: key.isOffBalance,
                    total: MoneyTotal(Int128(minor), .rub))
            }
        }
    }

    @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
    func `buckets and the accounts that carry them agree after any operations`(
        seed: UInt64
    ) throws {
        let portfolio = try Portfolio(seed: seed, operations: 2_000, directory)
        let differences = reconcile(
            portfolio.totals, with: portfolio.book.turnovers, directory)
        // Random halves of pairs leave clearing accounts open; no debt may differ.
        let transit = Set(directory.chart.filter { $0.type == .transit }.map(\.code))
        #expect(differences.filter { !transit.contains($0.account) } == [], "seed \(seed)")
    }

    @Test func `a kopeck that only the ledger has is found with its account`() throws {
        let portfolio = try Portfolio(seed: 7, operations: 500, directory)
        var book = portfolio.book
        let accounts = AccountPair(
            debit: AccountCode(rawValue: "1100"), credit: AccountCode(rawValue: "4010"))
        let stray = Entry(
            accounts, Money(minor: 1, .rub), isMemo: false, posting: PostingID(rawValue: 64))
        try book.add(stray, on: Day(year: 2018, month: 5, day: 31))
        let differences = reconcile(portfolio.totals, with: book.turnovers, directory)
        let principal = differences.first { $0.account.rawValue == "1100" }
        #expect(principal.map { $0.ledger - $0.contracts } == 1)
    }

    @Test func `a clearing account that is not empty is found`() throws {
        let half = Document(
            .prepaymentOffset,
            [
                try Journal.operation(
                    .prepaymentForPrincipal, .prepaymentOffset, .plus, 0, "10.00")
            ], changes: [])
        var book = TurnoverBook()
        let day = try Day(year: 2018, month: 6, day: 1)
        for entry in try entries(for: [half], on: .credit, directory) {
            try book.add(entry, on: day)
        }
        let prepayment = DebtTotal(
            amountType: .prepaymentForPrincipal, isOffBalance: false,
            total: MoneyTotal(10_00, .rub))
        let differences = reconcile([prepayment], with: book.turnovers, directory)
        #expect(differences.map(\.account.rawValue) == ["1999"])
        #expect(differences.map(\.ledger) == [-10_00])
    }
}
