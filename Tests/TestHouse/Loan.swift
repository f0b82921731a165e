package import Contracts
package import Directories
package import Measures
import Testing

/// A contract on the laboratory table: real directories, real fold, no store.
package struct Loan {
    package var state: ContractState
    package private(set) var history: [CarriedOut] = []
    package private(set) var states: [ContractState] = []
    private var cashFlows: [CashFlow] = []
    /// What the currency of the contract is worth; none for contracts in roubles.
    package var rates = ExchangeRates()
    package let signed: ContractState

    package static func directory(on day: Day) throws -> Directory {
        try SeedBook.book().on(day, closedThrough: nil)
    }

    /// The contract of D-4.2: 11,478.00 RUB at 14.4 %, 28 months from 20.01.2018.
    package static func domain42(product: UInt16) throws -> Loan { try Loan(product: product) }

    /// The contract of D-4.2, but for what is said otherwise.
    package init(
        _ number: String = "R-0001", product: UInt16 = 1, principal: String = "11478.00",
        percent: String = "14.4", periods: Int = 28, disbursed: String = "2018-01-20",
        period: String = "P1M", firstRepayment: String? = nil, interestFreeDays: Int32 = 0,
        under change: (Product) -> Product = { $0 }
    ) throws {
        let day = try Day(text: disbursed)
        let id = ProductID(rawValue: product)
        let row = change(try #require(Loan.directory(on: day).products[id]))
        let terms = Terms(
            number: number, product: id, principal: try Money(text: principal, row.currency),
            rate: try YearlyRate(percentText: percent), signed: day, plannedDisbursement: day,
            periods: periods, period: try Tenor(text: period),
            firstRepayment: try firstRepayment.map { try Day(text: $0) },
            instalment: nil, interestFreeDays: interestFreeDays)
        signed = ContractState(
            id: ContractID(rawValue: 1), terms: terms, product: row, cashFlows: [])
        state = signed
    }

    package var terms: Terms { signed.terms }

    package mutating func addCashFlow(
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

    package var cashFlowCount: Int { cashFlows.count }

    /// A payment at noon; the process that takes it comes next.
    package mutating func receive(
        _ amount: String, on day: String, bank: String? = nil
    ) throws -> CashFlowID {
        let money = try Money(text: amount, state.currency)
        return addCashFlow(.incoming, money.minor, at: try noon(day), bank: bank)
    }

    @discardableResult
    package mutating func run(_ process: any DebtProcess) throws -> Decision {
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
    package var past: History {
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

    /// What an order is refused with; nil when it is not.
    package func refusal(of process: any DebtProcess) -> Refusal? {
        do {
            var copy = self
            _ = try copy.run(process)
            return nil
        } catch {
            return error as? Refusal
        }
    }

    /// Payments, charges and moves of the last process, one word each.
    package var lastOperations: [String] {
        (history.last?.documents ?? []).flatMap(\.operations).map { operation in
            "\(operation.bucket.tranche.rawValue) \(operation.action) "
                + "\(operation.sign == .plus ? "+" : "-")\(operation.amount.text)"
        }
    }

    /// The state that folding the whole history gives.
    package func refolded(droppingLast count: Int = 0) throws -> ContractState {
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
    package func balance(_ type: AmountType, _ tranche: UInt16 = 0, off: Bool = false) -> String {
        let bucket = Bucket(type, TrancheNumber(rawValue: tranche), isOffBalance: off)
        return state.money(state.balance(bucket)).text
    }
}
