import Contracts
import Directories
import Measures
import TestHouse
import Testing

@testable import Storage

@Suite struct `A quiet night` {
    private static let dumps: [SQLText] = [
        SQLText(
            """
            SELECT quote(id) || quote(contract) || quote(previous) || quote(value_time)
                || quote(work) || quote(first_operation) || quote(operations)
                || quote(document) || quote(documents)
            FROM process ORDER BY id
            """),
        SQLText(
            """
            SELECT quote(id) || quote(process) || quote(document) || quote(posting)
                || quote(tranche) || quote(amount) || quote(foreign_amount)
                || quote(cash_flow)
            FROM operation ORDER BY id
            """),
        SQLText(
            """
            SELECT quote(contract) || quote(version) || quote(product) || quote(is_serviced)
                || quote(last_process) || quote(last_cash_flow) || quote(last_rollback)
                || quote(quiet) || quote(rest)
            FROM contract_state ORDER BY contract
            """),
        SQLText("SELECT quote(contract) || quote(tranches) FROM contract_schedule"),
        SQLText(
            """
            SELECT quote(day) || quote(posting) || quote(document) || quote(reason)
                || quote(currency) || quote(digits) || quote(operations) || quote(amount)
            FROM turnover ORDER BY day, posting, document, reason, currency
            """),
    ]

    /// One night of a ledger by the hot path; gives how many contracts it moved.
    private func quietNight(_ day: Day, _ bench: Bench) throws -> Int {
        let time = ValueTime.night(of: day)
        let rows = try bench.store.reading {
            try $0.quietRows(after: ContractID(rawValue: 0), limit: 100)
        }
        var accruals: [QuietAccrual] = []
        for row in rows {
            guard let step = row.quiet?.accruing(through: day, at: time), step.amount > 0 else {
                continue
            }
            let product = try Bench.product(row.product)
            accruals.append(
                QuietAccrual(
                    night, contract: row.id, version: row.version,
                    lastProcess: row.lastProcess, quiet: step.contract,
                    posting: try interestPosting(of: product),
                    amount: Money(minor: step.amount, product.currency)))
        }
        try bench.store.inTransaction {
            try $0.appendQuiet(accruals, at: time, work: bench.work)
        }
        return accruals.count
    }

    private func interestPosting(of product: Product) throws -> PostingID {
        let parameters = PostingParameters(
            kind: product.kind, amountType: .interest, action: .accrual, sign: .plus,
            payment: .empty, isOffBalance: false)
        return try #require(Bench.postings[parameters]).id
    }

    @Test func `leaves what the general path leaves, byte for byte`() throws {
        let hot = try Bench()
        let general = try Bench()
        let products: [UInt16] = [1, 6, 2, 1]
        for (number, product) in products.enumerated() {
            _ = try hot.disbursed("R-\(number)", product: product)
            _ = try general.disbursed("R-\(number)", product: product)
        }
        // The first tranche runs from 20.01.2018 through 20.02.2018.
        var day = try Day(text: "2018-01-21")
        let last = try Day(text: "2018-02-19")
        while day <= last {
            #expect(try quietNight(day, hot) == products.count)
            for id in 1...Int64(products.count) {
                let contract = try general.load(ContractID(rawValue: id))
                _ = try general.night(day, contract)
            }
            day = day.next
        }
        for text in Self.dumps { #expect(try hot.dump(text) == general.dump(text)) }
    }

    @Test func `at the end of a tranche leaves the same contract`() throws {
        let hot = try Bench()
        let general = try Bench()
        let due = try Day(text: "2018-02-20")
        _ = try hot.disbursed("R-1")
        let paid = try general.disbursed("R-1")
        _ = try quietNight(due, hot)
        let whole = try general.night(due, paid)
        #expect(try hot.load(paid.state.id) == whole)
        // The whole state is needed now, whatever is stored.
        #expect(try quietNight(due.next, hot) == 0)
        let next = try hot.night(due.next, try hot.load(paid.state.id))
        #expect(try general.night(due.next, whole) == next)
    }

    @Test func `meets a contract that was changed meanwhile, and undoes the chunk`() throws {
        let bench = try Bench()
        let first = try bench.disbursed("R-1")
        let second = try bench.disbursed("R-2")
        let day = try Day(text: "2018-01-21")
        let time = ValueTime.night(of: day)
        let posting = try interestPosting(of: first.state.product)
        let accruals = try [first, second].map { contract in
            let step = try #require(contract.state.quiet?.accruing(through: day, at: time))
            return QuietAccrual(
                night, contract: contract.state.id, version: contract.version,
                lastProcess: contract.lastProcess, quiet: step.contract, posting: posting,
                amount: contract.state.money(step.amount))
        }
        _ = try bench.night(day, second)
        let before = try Self.dumps.map { try bench.dump($0) }
        #expect(throws: StoreFault.versionConflict(contract: second.state.id.rawValue)) {
            try bench.store.inTransaction {
                try $0.appendQuiet(accruals, at: time, work: bench.work)
            }
        }
        #expect(try Self.dumps.map { try bench.dump($0) } == before)
    }

    @Test func `sees contracts in service only, in order and by pages`() throws {
        let bench = try Bench()
        for number in 1...5 {
            if number == 3 {
                _ = try bench.sign(Loan("R-3").terms)
            } else {
                _ = try bench.disbursed("R-\(number)")
            }
        }
        let pages = try bench.store.reading { reading in
            try [0, 2, 5].map { after in
                try reading.quietRows(after: ContractID(rawValue: after), limit: 3)
                    .map(\.id.rawValue)
            }
        }
        #expect(pages == [[1, 2, 4], [4, 5], []])
    }
}

/// What a plain night orders.
private let night = ProcessCode(rawValue: "contract-processing")
