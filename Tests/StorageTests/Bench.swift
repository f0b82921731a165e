import Contracts
import Directories
import Measures
import Processes
import TestHouse
import Testing

@testable import Storage

/// A ledger on the laboratory table: real directories, real processes, the real store.
struct Bench {
    let store: Store
    let work: WorkID

    static let ledger = Ledger(
        organisation: "Laboratory", createdAt: RecordedAt(rawValue: 1_700_000_000_000))

    private static let book = Result { try SeedBook.book() }
    private static let allPostings = Result { CorrectPostings(try book.get().rows.postings) }

    static var postings: CorrectPostings { get throws { try allPostings.get() } }

    static func directory(on day: Day) throws -> Directory {
        try SeedBook.book().on(day, closedThrough: nil)
    }

    static func product(_ id: ProductID) throws -> Product {
        try #require(book.get().rows.products.first { $0.id == id })
    }

    /// A new ledger file, without rules.
    static func create(at path: String) throws -> Store {
        try Store.create(at: path, ledger) { _ in }
    }

    init() throws { try self.init(Store.inMemory(Bench.ledger)) }

    init(_ store: Store) throws {
        self.store = store
        work = try store.inTransaction { try $0.insert(Bench.order(key: "bench")) }
    }

    static func order(key: String?) -> NewWork {
        NewWork(
            idempotencyKey: key, kind: "test", parameters: "{}", contract: nil, process: nil,
            operatorName: "tester", recordedAt: ledger.createdAt, directoryVersion: 1,
            directoryDigest: nil)
    }

    func sign(_ terms: Terms) throws -> LoadedContract {
        let product = try Bench.product(terms.product)
        let id = try store.inTransaction {
            try $0.insert(terms, of: product, attributes: "{}")
        }
        return try load(id)
    }

    func load(_ id: ContractID) throws -> LoadedContract {
        try store.reading { try $0.load(id, product: Bench.product) }
    }

    /// A contract paid out at ten in the morning of its planned day.
    func disbursed(_ number: String, product: UInt16 = 1) throws -> LoadedContract {
        let signed = try sign(Loan(number, product: product).terms)
        let time = ValueTime(signed.state.terms.plannedDisbursement, second: 36_000)
        let paid = try receive(signed.state.terms.principal.minor, .outgoing, time, signed)
        let order = Disburse(valueTime: time, cashFlow: paid.cashFlow, feeCashFlow: nil)
        return try run(order, on: paid.contract)
    }

    func receive(
        _ minor: Int64, _ direction: CashDirection, _ time: ValueTime,
        _ contract: LoadedContract
    ) throws -> (contract: LoadedContract, cashFlow: CashFlowID) {
        let flow = NewCashFlow(
            direction: direction, payment: .bank, valueTime: time, amount: minor, bank: nil,
            reference: nil, work: work)
        return try store.inTransaction { try $0.receive(flow, for: contract) }
    }

    /// Decides, applies and stores; gives the contract back as it is when nothing is to be done.
    func run(
        _ order: any DebtProcess, on contract: LoadedContract
    ) throws -> LoadedContract {
        try run(order, on: contract, rates: ExchangeRates())
    }

    /// The same on a contract in a foreign currency.
    func run(
        _ order: any DebtProcess, on contract: LoadedContract, rates: ExchangeRates
    ) throws -> LoadedContract {
        let directory = try Bench.directory(on: order.valueTime.day).rated(rates)
        let documents = try order.decide(contract.state, directory).documents
        if documents.isEmpty { return contract }
        let after = try contract.state.applying(documents, at: order.valueTime, directory)
        return try store.inTransaction { transaction in
            try transaction.append(
                NewProcess(order.code, at: order.valueTime, documents), moving: contract,
                to: after, work: work, postings: Bench.postings)
        }
    }

    func night(_ day: Day, _ contract: LoadedContract) throws -> LoadedContract {
        try run(
            ProcessContract(valueTime: .night(of: day), variant: .withPrepaymentOffset),
            on: contract)
    }

    /// The history of a contract, oldest first.
    func history(_ contract: LoadedContract) throws -> [StoredProcess] {
        try store.reading {
            try $0.history(from: contract.lastProcess, postings: Bench.postings)
        }.reversed()
    }

    /// The state that folding what is stored gives, without the newest `count` processes.
    func refolded(
        _ contract: LoadedContract, droppingLast count: Int = 0
    ) throws -> ContractState {
        let flows = try store.reading { try $0.cashFlows(from: contract.lastCashFlow) }
        let signed = ContractState(
            id: contract.state.id, terms: contract.state.terms, product: contract.state.product,
            cashFlows: flows.map(\.whole))
        let history = try history(contract).dropLast(count).map(\.carriedOut)
        return try signed.folding(history) { day throws(Refusal) in
            do {
                return try Bench.directory(on: day)
            } catch {
                throw .directory(.notConfigured("\(error)"))
            }
        }
    }

    /// Rows as SQLite writes them.
    func dump(_ text: SQLText) throws -> [String] {
        try store.reading { reading in try reading.session.all(text, []) { $0.text(0) } }
    }
}

extension Bench {
    /// A random life of one contract, stored step by step; gives every version of it.
    func life(seed: UInt64, product: UInt16, steps: Int) throws -> [LoadedContract] {
        var random = Seeded(seed)
        var contract = try disbursed("R-\(product)-\(seed)", product: product)
        var versions = [contract]
        var day = contract.state.terms.plannedDisbursement
        for _ in 0..<steps where contract.state.status.isServiced {
            day = day.advanced(by: Int32.random(in: 1...25, using: &random))
            contract = try step(of: contract, on: day, &random)
            versions.append(contract)
        }
        return versions
    }

    private func step(
        of contract: LoadedContract, on day: Day, _ random: inout Seeded
    ) throws -> LoadedContract {
        let night = try night(day, contract)
        guard Int.random(in: 0..<3, using: &random) > 0 else { return night }
        let time = ValueTime(day, second: 43_200)
        let amount = Int64.random(in: 100...1_500_00, using: &random)
        let received = try receive(amount, .incoming, time, night)
        let orders: [any DebtProcess] = [
            Repay(valueTime: time, cashFlow: received.cashFlow, booksExcess: false),
            RepayWithPrepayment(valueTime: time, cashFlow: received.cashFlow),
        ]
        let order = orders[Int.random(in: 0..<orders.count, using: &random)]
        do {
            return try run(order, on: received.contract)
        } catch is Refusal {
            return received.contract
        }
    }
}
