package import Contracts
import Directories
package import Measures
package import Storage

/// The history of one contract, and any state it has been in.
package struct ContractHistory {
    package let loaded: LoadedContract
    /// Live processes, newest first.
    package let live: [StoredProcess]
    package let cashFlows: [CashFlow]
    private let rules: Rules

    /// - Parameter knownAt: leaves out what was recorded later; nil leaves out nothing.
    package init(
        of id: ContractID, knownAt: RecordedAt?, _ reading: ReadSession, _ rules: Rules
    ) throws {
        try self.init(
            of: reading.load(id, rules), knownAt: knownAt, reading, rules)
    }

    /// The same, of a contract that was read already.
    package init(
        of contract: LoadedContract, knownAt: RecordedAt?, _ reading: ReadSession, _ rules: Rules
    ) throws {
        loaded = contract
        self.rules = rules
        let flows = try reading.cashFlows(from: loaded.lastCashFlow)
        guard let knownAt else {
            live = try reading.history(from: loaded.lastProcess, postings: rules.postings)
            cashFlows = flows.map(\.whole)
            try requireOwn(live, flows)
            return
        }
        var ages = Ages(reading, knownAt)
        var head = loaded.lastProcess
        for rollback in try reading.rollbacks(from: loaded.lastRollback) {
            if try ages.isKnown(rollback.work) { break }
            head = rollback.headBefore
        }
        let chain = try reading.history(from: head, postings: rules.postings)
        live = try chain.filter { try ages.isKnown($0.work) }
        cashFlows = try flows.filter { try ages.isKnown($0.flow.work) }.map(\.whole)
        try requireOwn(chain, flows)
    }

    /// - Throws: `corrupt` when a chain is another contract's.
    private func requireOwn(_ chain: [StoredProcess], _ flows: [StoredCashFlow]) throws {
        let id = loaded.state.id
        if let process = chain.first, process.contract != id {
            throw StoreFault.corrupt("process \(process.id.rawValue): it is of another contract")
        }
        if let flow = flows.first(where: { $0.contract != id }) {
            throw StoreFault.corrupt("cash_flow \(flow.id.rawValue): it is of another contract")
        }
    }

    /// The newest process that was live before an order was given; nil when none was.
    package func head(before work: WorkID, _ reading: ReadSession) throws -> ProcessID? {
        var head = loaded.lastProcess
        var isMoved = false
        for rollback in try reading.rollbacks(from: loaded.lastRollback) {
            if rollback.work < work { break }
            head = rollback.headBefore
            isMoved = true
        }
        if !isMoved { return live.first { $0.work < work }?.id }
        while let id = head {
            let link = try reading.link(id)
            if link.work < work { return id }
            guard link.previous.map({ $0 < id }) ?? true else { break }
            head = link.previous
        }
        return nil
    }

    /// How often the contract was changed: by processes, cash flows and rollbacks.
    package func changes(_ reading: ReadSession) throws -> StateVersion {
        var cancelled: Set<ProcessID> = []
        let rollbacks = try reading.rollbacks(from: loaded.lastRollback)
        for rollback in rollbacks {
            let links = try reading.links(from: rollback.headBefore, to: rollback.headAfter)
            cancelled.formUnion(links.map(\.id))
        }
        let changes = live.count + cancelled.count + cashFlows.count + rollbacks.count
        return StateVersion(rawValue: Int64(changes))
    }

    /// The live operations, oldest first, and the cash flows: what a process may look back on.
    var history: History { history(of: live) }

    /// The same of some of the processes, newest first.
    func history(of processes: [StoredProcess]) -> History {
        var operations: [PastOperation] = []
        var documents = 0
        for process in processes.reversed() {
            operations += process.pastOperations(after: documents)
            documents += process.documents.count
        }
        return History(operations: operations, cashFlows: cashFlows)
    }

    /// The state that some of the processes, newest first, lead to.
    package func state(of processes: [StoredProcess]) throws -> ContractState {
        try state(of: processes, and: cashFlows)
    }

    /// The same, told the state after each process, oldest first.
    package func state(
        of processes: [StoredProcess], telling tell: (ProcessID, ContractState) -> Void
    ) throws -> ContractState {
        try processes.reversed().reduce(loaded.state.signed(with: cashFlows)) { state, process in
            let next = try state.folding([process], rules)
            tell(process.id, next)
            return next
        }
    }

    /// The state at the end of a day, of the processes and cash flows up to then.
    package func state(asOf day: Day) throws -> ContractState {
        try state(
            of: live.filter { $0.valueTime.day <= day },
            and: cashFlows.filter { $0.valueTime.day <= day })
    }

    private func state(
        of processes: [StoredProcess], and cashFlows: [CashFlow]
    ) throws -> ContractState {
        try loaded.state.signed(with: cashFlows).folding(processes, rules)
    }
}

extension StoredProcess {
    /// Its operations as a process may look back on them, where so many documents came before.
    fileprivate func pastOperations(after documents: Int) -> [PastOperation] {
        let own = self.documents.enumerated().flatMap { place, document in
            document.operations.map { (documents + place + 1, document.type, $0) }
        }
        return zip(operationIDs, own).map { id, operation in
            PastOperation(
                id: id, valueTime: valueTime, document: operation.0, documentType: operation.1,
                operation: operation.2)
        }
    }
}

extension ContractState {
    /// The contract as it was signed, with the cash flows known for it.
    func signed(with cashFlows: [CashFlow]) -> ContractState {
        ContractState(id: id, terms: terms, product: product, cashFlows: cashFlows)
    }

    /// The state after processes, newest first.
    func folding(_ processes: [StoredProcess], _ rules: Rules) throws -> ContractState {
        try folding(processes.reversed().map(\.carriedOut)) { day throws(Refusal) in
            try rules.on(day)
        }
    }
}

/// When each order was recorded, looked up once.
private struct Ages {
    private let reading: ReadSession
    private let knownAt: RecordedAt
    private var known: [WorkID: Bool] = [:]

    init(_ reading: ReadSession, _ knownAt: RecordedAt) {
        self.reading = reading
        self.knownAt = knownAt
    }

    mutating func isKnown(_ id: WorkID) throws -> Bool {
        if let answer = known[id] { return answer }
        guard let work = try reading.work(id) else {
            throw StoreFault.unknown(.work, id: id.rawValue)
        }
        let answer = work.work.recordedAt <= knownAt
        known[id] = answer
        return answer
    }
}
