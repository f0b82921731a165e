package import Contracts
package import Directories
import GeneralLedger
import Measures
package import Orders
import Processes
package import Storage

/// The table at which one transaction works: the rules, the operator, and what is put down.
package struct UnitOfWork {
    package let transaction: Transaction
    package let rules: Rules
    let operatorName: String
    let recordedAt: RecordedAt

    /// Loads a contract by the number people use.
    package func load(_ number: String) throws -> LoadedContract {
        try transaction.load(number, rules)
    }

    package func load(_ id: ContractID) throws -> LoadedContract {
        try transaction.load(id, rules)
    }

    /// Puts down a contract that was signed, with the currency of its books.
    package func sign(_ terms: Terms, attributes: String) throws -> ContractID {
        let product = try rules.product(terms.product)
        try terms.checkLimits(
            under: product, rules.book.cap(signed: terms.signed), issued: terms.plannedDisbursement)
        return try transaction.insert(terms, of: product, attributes: attributes)
    }

    /// Puts down an order that is about to be carried out.
    package func record(
        _ kind: WorkKind, parameters: String, on contract: ContractID?, key: String?
    ) throws -> WorkID {
        try transaction.insert(
            NewWork(
                idempotencyKey: key, kind: kind.code, parameters: parameters, contract: contract,
                process: nil, operatorName: operatorName, recordedAt: recordedAt,
                directoryVersion: rules.book.version, directoryDigest: rules.digest))
    }

    /// Stores what was decided; the contract as it is now.
    package func put(_ step: DecidedProcess, on loaded: LoadedContract, for work: WorkID) throws
        -> LoadedContract
    {
        if step.code == VoidPayment.code { try noteVoids(of: step, for: work) }
        return try transaction.append(
            NewProcess(step.code, at: step.valueTime, step.decision.documents),
            moving: loaded, to: step.after, work: work, postings: rules.postings)
    }
}

/// One process decided and applied, not yet stored.
package struct DecidedProcess {
    let code: ProcessCode
    let valueTime: ValueTime
    let decision: Decision
    package let after: ContractState
    package let directory: Directory

    /// Decides an order on a contract as it lies in the ledger, with its history where the
    /// order looks back.
    init(
        _ order: any DebtProcess, on loaded: LoadedContract, _ reading: ReadSession, _ rules: Rules
    ) throws {
        guard let order = order as? any LookingBack else {
            try self.init(order, on: loaded.state, rules)
            return
        }
        let past = try ContractHistory(of: loaded.state.id, knownAt: nil, reading, rules)
        try self.init(order, on: loaded.state, seeing: past.history, rules)
    }

    /// Decides an order on a contract, with its history where the order looks back.
    init(
        _ order: any DebtProcess, on contract: ContractState, seeing history: History,
        _ rules: Rules
    ) throws {
        guard let order = order as? any LookingBack else {
            try self.init(order, on: contract, rules)
            return
        }
        try self.init(order, on: contract, rules) { contract, directory throws(Refusal) in
            try order.decide(contract, history, directory)
        }
    }

    /// Decides an order that needs no history on a contract.
    package init(_ order: any DebtProcess, on contract: ContractState, _ rules: Rules) throws {
        try self.init(order, on: contract, rules) { contract, directory throws(Refusal) in
            try order.decide(contract, directory)
        }
    }

    /// Decides, applies and finds the accounts: all but storing.
    private init(
        _ order: any DebtProcess, on contract: ContractState, _ rules: Rules,
        decide: (ContractState, Directory) throws(Refusal) -> Decision
    ) throws {
        code = order.code
        valueTime = order.valueTime
        directory = try rules.binding(on: order.valueTime.day)
        try rules.requireOpen(order.valueTime.day)
        do {
            decision = try decide(contract, directory)
            after =
                decision.documents.isEmpty
                ? contract
                : try contract.applying(decision.documents, at: valueTime, directory)
            _ = try entries(for: decision.documents, on: contract.kind, directory)
        } catch {
            throw OfficeError(error, directory)
        }
    }

    package var isEmpty: Bool { decision.documents.isEmpty }
}

extension NewWork {
    package var isOf: WorkKind { WorkKind(code: kind) }
}
