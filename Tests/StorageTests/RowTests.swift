import Contracts
import Directories
import Measures
import TestHouse
import Testing

@testable import Storage

@Suite struct `Rows of a ledger` {
    private let bench: Bench

    init() throws { bench = try Bench() }

    @Test func `terms come back with all that was said`() throws {
        let plain = try Loan("R-1").terms
        let product = try Loan("R-1").signed.product
        let rich = Terms(
            number: "Договор № 2/«А»", product: plain.product,
            principal: Money(minor: 1_000, Currency(numericCode: 414, digits: 3)),
            rate: YearlyRate(millionthsOfPercent: -250_000), signed: plain.signed,
            plannedDisbursement: plain.signed.next, periods: 3, period: try Tenor(2, .week),
            firstRepayment: try Day(text: "2018-03-01"),
            instalment: Money(minor: 350, Currency(numericCode: 414, digits: 3)),
            interestFreeDays: 7)
        let attributes = #"{"client":"Иванова","tags":["a"]}"#
        let ids = try bench.store.inTransaction { transaction throws in
            [
                try transaction.insert(plain, of: product, attributes: "{}"),
                try transaction.insert(rich, of: product, attributes: attributes),
            ]
        }
        try bench.store.reading { reading throws in
            let all = try reading.contracts(after: ContractID(rawValue: 0), limit: 10)
            #expect(all.map(\.id) == ids)
            #expect(all.map(\.terms) == [plain, rich])
            #expect(all.map(\.attributes) == ["{}", attributes])
            #expect(try reading.contract(ids[1]) == all[1])
            #expect(try reading.contractID(number: rich.number) == ids[1])
            #expect(try reading.contractID(number: "R-9") == nil)
            #expect(try reading.contractCount() == 2)
            #expect(throws: StoreFault.unknown(.contract, id: 9)) {
                try reading.contract(ContractID(rawValue: 9))
            }
        }
    }

    @Test func `a contract number, a request key and a reference occur once`() throws {
        let contract = try bench.sign(Loan("R-1").terms)
        #expect(throws: StoreFault.duplicate(.contractNumber, value: "R-1")) {
            try bench.sign(Loan("R-1").terms)
        }
        #expect(throws: StoreFault.duplicate(.idempotencyKey, value: "bench")) {
            try bench.store.inTransaction { try $0.insert(Bench.order(key: "bench")) }
        }
        let flow = NewCashFlow(
            direction: .incoming, payment: .cash, valueTime: ValueTime(seconds: 1), amount: 5,
            bank: "044525225", reference: "PO-7", work: bench.work)
        let received = try bench.store.inTransaction { try $0.receive(flow, for: contract) }
        #expect(throws: StoreFault.duplicate(.cashFlowReference, value: "PO-7")) {
            try bench.store.inTransaction { try $0.receive(flow, for: received.contract) }
        }
        try bench.store.reading { reading throws in
            #expect(try reading.cashFlowID(reference: "PO-7") == received.cashFlow)
            #expect(try reading.cashFlow(received.cashFlow).flow == flow)
        }
        #expect(try bench.load(contract.state.id).state.cashFlows.map(\.unaccepted) == [5])
    }

    @Test func `orders without a key may be given twice`() throws {
        let order = Bench.order(key: nil)
        let ids = try bench.store.inTransaction {
            [try $0.insert(order), try $0.insert(order)]
        }
        try bench.store.reading { reading throws in
            #expect(try reading.work(ids[1]) == StoredWork(id: ids[1], work: order))
            #expect(try reading.work(key: "bench")?.id == bench.work)
            #expect(try reading.work(key: "other") == nil)
        }
    }

    @Test func `cash flows hang together, newest first`() throws {
        var contract = try bench.sign(Loan("R-1").terms)
        for amount: Int64 in [10, 20, 30] {
            let time = ValueTime(seconds: amount)
            contract = try bench.receive(amount, .incoming, time, contract).contract
        }
        let flows = try bench.store.reading { try $0.cashFlows(from: contract.lastCashFlow) }
        #expect(flows.map(\.flow.amount) == [30, 20, 10])
        #expect(flows.map(\.whole).reversed() == contract.state.cashFlows)
    }

    @Test func `a version of the rules is the complete set of files`() throws {
        let at = Bench.ledger.createdAt
        try bench.store.inTransaction { transaction throws in
            #expect(try transaction.newestDirectory() == nil)
            #expect(try transaction.insertDirectory(["a": "1", "b": "2"], at: at) == 1)
            #expect(try transaction.insertDirectory(["a": "3"], at: at) == 2)
        }
        try bench.store.reading { reading throws in
            #expect(try reading.newestDirectory()?.files == ["a": "3"])
            #expect(try reading.newestDirectory()?.version == 2)
            #expect(try reading.directory(version: 1)?.files == ["a": "1", "b": "2"])
            #expect(try reading.directory(version: 3) == nil)
        }
    }

    @Test func `a batch says how far it has come and what it had to leave`() throws {
        let contract = try bench.sign(Loan("R-1").terms).state.id
        let day = try Day(text: "2018-01-21")
        var batch = BatchProgress(work: bench.work, kind: "night", day: day)
        try bench.store.inTransaction { try $0.put(batch) }
        batch.throughContract = contract
        batch.contracts = 1
        batch.refused = 1
        batch.state = .done
        let refusal = BatchRefusal(
            work: bench.work, contract: contract, code: "E-LOD", text: "too early")
        try bench.store.inTransaction { transaction throws in
            try transaction.put(batch)
            try transaction.insert(refusal)
        }
        try bench.store.reading { reading throws in
            #expect(try reading.batch(bench.work) == batch)
            #expect(try reading.batches(kind: "night", from: day, through: day) == [batch])
            #expect(try reading.batches(kind: "other", from: day, through: day).isEmpty)
            let none = ContractID(rawValue: 0)
            #expect(try reading.refusals(of: bench.work, after: none, limit: 9) == [refusal])
            #expect(try reading.refusals(of: bench.work, after: contract, limit: 9).isEmpty)
        }
    }
}
