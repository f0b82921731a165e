import Contracts
import Directories
import Measures
import TestHouse
import Testing

@testable import Processes

/// A contract on the laboratory table: real directories, real fold, no store.
struct Loan {
    var state: ContractState
    private(set) var history: [CarriedOut] = []
    private(set) var states: [ContractState] = []
    private var cashFlows: [CashFlow] = []
    /// What the currency of the contract is worth; none for contracts in roubles.
    var rates = ExchangeRates()
    let signed: ContractState

    static let book: DirectoryBook? = try? SeedBook.book()

    static func directory(on day: Day) throws -> Directory {
        try #require(book).on(day, closedThrough: nil)
    }

    /// The contract of D-4.2: 11,478.00 RUB at 14.4 %, 28 months from 20.01.2018.
    static func domain42(product: UInt16) throws -> Loan {
        try Loan(
            product: product, principal: "11478.00", percent: "14.4", periods: 28,
            disbursed: "2018-01-20")
    }

    init(
        product: UInt16, principal: String, percent: String, periods: Int, disbursed: String,
        period: String = "P1M", firstRepayment: String? = nil, interestFreeDays: Int32 = 0
    ) throws {
        let day = try Day(text: disbursed)
        let id = ProductID(rawValue: product)
        let row = try #require(Loan.directory(on: day).products[id])
        let terms = Terms(
            number: "R-0001", product: id, principal: try Money(text: principal, row.currency),
            rate: try YearlyRate(percentText: percent), signed: day, plannedDisbursement: day,
            periods: periods, period: try Tenor(text: period),
            firstRepayment: try firstRepayment.map { try Day(text: $0) },
            instalment: nil, interestFreeDays: interestFreeDays)
        signed = ContractState(
            id: ContractID(rawValue: 1), terms: terms, product: row, cashFlows: [])
        state = signed
    }

    /// Pays the loan out on its planned day.
    mutating func disburse() throws {
        let time = ValueTime(state.terms.plannedDisbursement, second: 36_000)
        let paid = addCashFlow(.outgoing, state.terms.principal.minor, at: time)
        try run(Disburse(valueTime: time, cashFlow: paid, feeCashFlow: nil))
    }

    mutating func addCashFlow(
        _ direction: CashDirection, _ minor: Int64, at time: ValueTime, bank: String? = nil
    ) -> CashFlowID {
        let id = CashFlowID(rawValue: Int64(cashFlows.count + 1))
        let cashFlow = CashFlow(
            id: id, direction: direction, payment: .bank, valueTime: time, amount: minor,
            accepted: 0, bank: bank)
        cashFlows.append(cashFlow)
        state = state.receiving(cashFlow)
        return id
    }

    var cashFlowCount: Int { cashFlows.count }

    /// A payment at noon; the process that takes it comes next.
    mutating func receive(
        _ amount: String, on day: String, bank: String? = nil
    ) throws -> CashFlowID {
        let money = try Money(text: amount, state.currency)
        return addCashFlow(.incoming, money.minor, at: try noon(day), bank: bank)
    }

    @discardableResult
    mutating func run(_ process: any DebtProcess) throws -> Decision {
        let directory = try Loan.directory(on: process.valueTime.day).rated(rates)
        let decision =
            if let process = process as? any LookingBack {
                try process.decide(state, past, directory)
            } else {
                try process.decide(state, directory)
            }
        guard !decision.documents.isEmpty else { return decision }
        states.append(state)
        state = try state.applying(decision.documents, at: process.valueTime, directory)
        history.append(
            CarriedOut(valueTime: process.valueTime, documents: decision.documents))
        return decision
    }

    /// What the contract has been through, numbered as a ledger would.
    var past: History {
        var operations: [PastOperation] = []
        var document = 0
        for process in history {
            for own in process.documents {
                document += 1
                for operation in own.operations {
                    operations.append(
                        PastOperation(
                            id: OperationID(rawValue: Int64(operations.count + 1)),
                            valueTime: process.valueTime, document: document,
                            documentType: own.type, operation: operation))
                }
            }
        }
        return History(operations: operations, cashFlows: cashFlows)
    }

    /// The nightly process of a day.
    mutating func night(_ day: Day, _ variant: ProcessContract.Variant = .plain) throws {
        try run(ProcessContract(valueTime: .night(of: day), variant: variant))
    }

    /// Every night from one day through another.
    mutating func nights(_ from: String, _ through: String) throws {
        var day = try Day(text: from)
        let last = try Day(text: through)
        while day <= last {
            try night(day)
            day = day.next
        }
    }

    mutating func pay(_ amount: String, on day: String) throws {
        let cashFlow = try receive(amount, on: day)
        try run(
            Repay(
                valueTime: ValueTime(try Day(text: day), second: 43_200), cashFlow: cashFlow,
                booksExcess: false))
    }

    /// The loan of D-4.2 on 20.05.2018, processed: its fourth instalment is due that day.
    static func onDueDay(product: UInt16) throws -> Loan {
        var loan = try Loan.domain42(product: product)
        try loan.disburse()
        try loan.payThreeInstalments()
        try loan.night(try Day(text: "2018-05-20"))
        return loan
    }

    /// What an order is refused with; nil when it is not.
    func refusal(of process: any DebtProcess) -> Refusal? {
        do {
            var copy = self
            _ = try copy.run(process)
            return nil
        } catch {
            return error as? Refusal
        }
    }

    /// Payments, charges and moves of the last process, one word each.
    var lastOperations: [String] {
        (history.last?.documents ?? []).flatMap(\.operations).map { operation in
            "\(operation.bucket.tranche.rawValue) \(operation.action) "
                + "\(operation.sign == .plus ? "+" : "-")\(operation.amount.text)"
        }
    }

    /// The first three instalments of the loan of D-4.2, paid on their days.
    mutating func payThreeInstalments() throws {
        for day in ["2018-02-20", "2018-03-20", "2018-04-20"] { try pay("485.08", on: day) }
    }

    /// The state that folding the whole history gives.
    func refolded(droppingLast count: Int = 0) throws -> ContractState {
        let start = ContractState(
            id: signed.id, terms: signed.terms, product: signed.product, cashFlows: cashFlows)
        return try start.folding(history.dropLast(count)) { day throws(Refusal) in
            do {
                return try Loan.directory(on: day)
            } catch {
                throw .directory(.notConfigured("\(error)"))
            }
        }
    }

    /// A balance as text, such as `-514.92`.
    func balance(_ type: AmountType, _ tranche: UInt16 = 0, off: Bool = false) -> String {
        let bucket = Bucket(type, TrancheNumber(rawValue: tranche), isOffBalance: off)
        return state.money(state.balance(bucket)).text
    }
}

/// A tranche by its number.
func tranche(_ number: UInt16) -> TrancheNumber { TrancheNumber(rawValue: number) }

func noon(_ day: String) throws -> ValueTime { ValueTime(try Day(text: day), second: 43_200) }
