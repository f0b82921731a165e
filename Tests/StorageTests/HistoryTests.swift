import Contracts
import Directories
import Measures
import Testing

@testable import Storage

@Suite struct `The history of a contract` {
    private let bench: Bench

    init() throws { bench = try Bench() }

    @Test(arguments: [1, 2, 6, 8, 10, 12] as [UInt16])
    func `loads and folds to what was stored, at every step`(product: UInt16) throws {
        for seed: UInt64 in 21...23 {
            let versions = try bench.life(seed: seed, product: product, steps: 25)
            let last = try #require(versions.last)
            #expect(try bench.load(last.state.id) == last, "seed \(seed)")
            #expect(try bench.refolded(last) == last.state, "seed \(seed)")
        }
    }

    @Test func `is read newest first by its chain, with its documents`() throws {
        let paid = try bench.disbursed("R-1")
        _ = try bench.disbursed("R-2")
        let night = try bench.night(try Day(text: "2018-02-20"), paid)
        let history = try bench.store.reading {
            try $0.history(from: night.lastProcess, postings: Bench.postings)
        }
        #expect(history.map(\.id.rawValue) == [3, 1])
        #expect(history.map(\.previous?.rawValue) == [1, nil])
        #expect(history[0].documents.map(\.type) == [.interestAccrual])
        // 31 days of 11,478.00 at 14.4 %: 1147800 * 31 * 0.144 / 365 = 14037.76…
        #expect(history[0].documents[0].operations.map(\.amount.minor) == [140_38])
        #expect(history[1].documents[0].operations.count == 28)
        #expect(history[1].documents[0].changes.contains(.opened))
        #expect(history[1].operationIDs.map(\.rawValue) == Array(1...28))
        // The other contract has 29 to 56.
        #expect(history[0].operationIDs.map(\.rawValue) == [57])
        let newest = try bench.store.reading {
            try $0.history(from: night.lastProcess, limit: 1, postings: Bench.postings)
        }
        #expect(newest == Array(history.prefix(1)))
    }

    @Test func `is refused by a state that was changed meanwhile`() throws {
        let paid = try bench.disbursed("R-1")
        _ = try bench.night(try Day(text: "2018-01-25"), paid)
        let id = paid.state.id.rawValue
        #expect(throws: StoreFault.versionConflict(contract: id)) {
            try bench.night(try Day(text: "2018-01-26"), paid)
        }
        #expect(try bench.dump(SQLText("SELECT count(*) FROM process")) == ["2"])
    }

    @Test func `is scanned whole, each process with its own operations`() throws {
        for seed: UInt64 in 31...34 { _ = try bench.life(seed: seed, product: 1, steps: 10) }
        var processes: [Int64] = []
        var operations: [Int64] = []
        try bench.store.reading { reading in
            try reading.scanProcesses { process in
                processes.append(process.id.rawValue)
                operations += process.operations.map(\.id.rawValue)
            }
        }
        #expect(processes == Array(1...Int64(processes.count)))
        #expect(operations == Array(1...Int64(operations.count)))
    }

    @Test func `goes back to what stays when it is rolled back`() throws {
        for seed: UInt64 in 41...46 {
            let contract = try #require(
                try bench.life(seed: seed, product: 1, steps: 12).last)
            let history = try bench.history(contract)
            let count = history.count / 2
            let stays = history[history.count - count - 1]
            let folded = try bench.refolded(contract, droppingLast: count)
            let rollback = NewRollback(
                from: history[history.count - count].valueTime, head: stays.id,
                work: bench.work)
            let after = try bench.store.inTransaction {
                try $0.insert(rollback, moving: contract, to: folded)
            }
            #expect(try bench.load(contract.state.id) == after, "seed \(seed)")
            #expect(try bench.history(after).map(\.id) == history.dropLast(count).map(\.id))
            #expect(try bench.refolded(after) == folded)
            let rollbacks = try bench.store.reading {
                try $0.rollbacks(from: after.lastRollback)
            }
            #expect(rollbacks.map(\.processes) == [count])
            let cancelled = try bench.store.reading { try $0.cancelledProcesses() }
            #expect(cancelled.isSuperset(of: history.suffix(count).map(\.id)))
            #expect(cancelled.isDisjoint(with: history.dropLast(count).map(\.id)))
            // It goes on from there.
            _ = try bench.night(history[history.count - 1].valueTime.day.next, after)
            try expectTurnovers()
        }
    }

    @Test func `a rollback that leaves nothing, or a head that is not there`() throws {
        let contract = try bench.disbursed("R-1")
        let from = ValueTime.start(of: try Day(text: "2018-01-20"))
        let strange = NewRollback(
            from: from, head: ProcessID(rawValue: 77), work: bench.work)
        #expect(throws: StoreFault.unknown(.process, id: 77)) {
            try bench.store.inTransaction {
                try $0.insert(strange, moving: contract, to: contract.state)
            }
        }
        let folded = try bench.refolded(contract, droppingLast: 1)
        let after = try bench.store.inTransaction {
            try $0.insert(
                NewRollback(from: from, head: nil, work: bench.work), moving: contract,
                to: folded)
        }
        #expect(after.lastProcess == nil)
        #expect(try bench.load(contract.state.id).state.status == .forIssue)
        #expect(try bench.dump(SQLText("SELECT count(*) FROM turnover")) == ["0"])
        #expect(throws: StoreFault.forbidden("a rollback cancels a process")) {
            try bench.store.inTransaction {
                try $0.insert(
                    NewRollback(from: from, head: nil, work: bench.work), moving: after,
                    to: folded)
            }
        }
    }

    @Test func `turnovers are the sum of the live operations`() throws {
        for product: UInt16 in [1, 6, 8] {
            _ = try bench.life(seed: 51, product: product, steps: 20)
        }
        try expectTurnovers()
        let before = try bench.store.reading { try $0.recountedTurnovers() }
        try bench.store.inTransaction { transaction in
            try transaction.session.run(SQLText("UPDATE turnover SET amount = amount + 1"), [])
            try transaction.rebuildTurnovers()
        }
        try expectTurnovers()
        #expect(try bench.store.reading { try $0.recountedTurnovers() } == before)
    }

    private func expectTurnovers() throws {
        try bench.store.reading { reading in
            let all = try reading.turnovers(
                from: Day(number: .min), through: Day(number: .max))
            #expect(try reading.recountedTurnovers() == all)
        }
    }

    @Test func `turnovers are asked for by day`() throws {
        let paid = try bench.disbursed("R-1")
        _ = try bench.night(try Day(text: "2018-01-21"), paid)
        let day = try Day(text: "2018-01-20")
        let turnovers = try bench.store.reading { try $0.turnovers(from: day, through: day) }
        #expect(turnovers.map(\.operations) == [28])
        #expect(turnovers.map(\.amount) == [paid.state.terms.principal])
    }

    @Test func `a spoilt state is replaced by the folded one`() throws {
        let contract = try #require(try bench.life(seed: 61, product: 1, steps: 8).last)
        let spoilt = contract.state.receiving(
            CashFlow(
                id: CashFlowID(rawValue: 999), direction: .incoming, payment: .cash,
                valueTime: .start(of: Day(number: 0)), amount: 1, accepted: 0, bank: "x"))
        try bench.store.inTransaction {
            try $0.replaceState(of: contract, with: spoilt, version: StateVersion(rawValue: 99))
        }
        let wrong = try bench.load(contract.state.id)
        #expect(wrong.state == spoilt)
        let folded = try bench.refolded(wrong)
        try bench.store.inTransaction {
            try $0.replaceState(of: wrong, with: folded, version: contract.version)
        }
        #expect(try bench.load(contract.state.id) == contract)
    }
}
