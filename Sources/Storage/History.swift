import Contracts
package import Directories
import Measures

/// Reading history: along a contract's chain, or all of it in the order of recording.
extension Reading {
    /// The processes of a chain, newest first; from the last process of a contract, all live.
    ///
    /// - Shape: `postings` of all days, so that old rows are still known.
    package func history(
        from head: ProcessID?, postings: CorrectPostings
    ) throws -> [StoredProcess] {
        try history(from: head, limit: .max, postings: postings)
    }

    /// The newest processes of a chain, at most `limit`.
    package func history(
        from head: ProcessID?, limit: Int, postings: CorrectPostings
    ) throws -> [StoredProcess] {
        guard let head else { return [] }
        let currencies = try currencies(of: processRow(head).contract)
        let statement = try session.prepare(ProcessSQL.byID)
        defer { statement.finish() }
        let range = try session.prepare(OperationSQL.range)
        defer { range.finish() }
        var next: ProcessID? = head
        var processes: [StoredProcess] = []
        while let id = next, processes.count < limit {
            let row = try processRow(id, by: statement)
            let operations = try operations(of: row, by: range).map {
                try $0.debtOperation(postings, currencies)
            }
            processes.append(
                StoredProcess(
                    id: id, contract: row.contract, previous: row.previous, work: row.work,
                    valueTime: row.valueTime, documents: try row.documents(operations),
                    firstOperation: row.firstOperation))
            next = row.previous
        }
        return processes
    }

    /// The processes of a chain that come after one of them, newest first.
    ///
    /// Nil when `start` is not in the chain.
    package func history(
        from head: ProcessID?, after start: ProcessID, postings: CorrectPostings
    ) throws -> [StoredProcess]? {
        var processes: [StoredProcess] = []
        var next = head
        while let id = next, id > start {
            let process = try process(id, postings: postings)
            processes.append(process)
            next = process.previous
        }
        return next == start ? processes : nil
    }

    /// A process as a link of its chain.
    /// - Throws: `unknown(.process)`.
    package func link(_ id: ProcessID) throws -> ProcessLink {
        let found = try session.first(
            ProcessSQL.link, [.integer(id.rawValue)], ProcessSQL.readLink)
        guard let found else { throw StoreFault.unknown(.process, id: id.rawValue) }
        return found
    }

    /// One process.
    /// - Throws: `unknown(.process)`.
    package func process(
        _ id: ProcessID, postings: CorrectPostings
    ) throws -> StoredProcess {
        guard let process = try history(from: id, limit: 1, postings: postings).first else {
            throw StoreFault.unknown(.process, id: id.rawValue)
        }
        return process
    }

    func processRow(_ id: ProcessID) throws -> ProcessRow {
        let statement = try session.prepare(ProcessSQL.byID)
        defer { statement.finish() }
        return try processRow(id, by: statement)
    }

    /// The row, by a statement that a whole chain is read with.
    private func processRow(_ id: ProcessID, by statement: Prepared) throws -> ProcessRow {
        statement.finish()
        statement.bind(id.rawValue, at: 1)
        guard try statement.step() else { throw StoreFault.unknown(.process, id: id.rawValue) }
        return try ProcessSQL.read(statement)
    }

    /// Gives every process with its operations, cancelled ones too, in the order of recording.
    ///
    /// - Throws: `corrupt` when an operation belongs to no process, or not to its own; what
    ///   `body` throws.
    package func scanProcesses(_ body: (ScannedProcess) throws -> Void) throws {
        try scanProcesses(after: ProcessID(rawValue: 0), body)
    }

    /// Gives every process recorded after one, with its operations, in the order of recording.
    ///
    /// - Throws: as `scanProcesses`.
    package func scanProcesses(
        after start: ProcessID, _ body: (ScannedProcess) throws -> Void
    ) throws {
        let firstOperation = try session.first(
            ProcessSQL.firstOperation, [.integer(start.rawValue)]
        ) { $0.integer(0) }
        let processes = try session.prepare(ProcessSQL.after)
        defer { processes.finish() }
        processes.bind(start.rawValue, at: 1)
        let operations = try session.prepare(OperationSQL.from)
        defer { operations.finish() }
        operations.bind(firstOperation ?? .max, at: 1)
        while try processes.step() {
            var scanned = try ProcessSQL.read(processes).scanned([])
            for _ in 0..<processes.integer(6) {
                guard try operations.step() else { throw StoreFault.corrupt("operations end") }
                let operation = try OperationSQL.read(operations)
                guard operation.process == scanned.id else {
                    throw StoreFault.corrupt("operation \(operation.id.rawValue): its process")
                }
                scanned.operations.append(operation)
            }
            try body(scanned)
        }
        if try operations.step() {
            throw StoreFault.corrupt("operation \(operations.integer(0)): no process")
        }
    }

    /// One process with its operations as they lie in the ledger.
    /// - Throws: `unknown(.process)`, `corrupt`.
    package func scannedProcess(_ id: ProcessID) throws -> ScannedProcess {
        let row = try processRow(id)
        return row.scanned(try operations(of: row))
    }

    /// The processes that rollbacks have cancelled.
    package func cancelledProcesses() throws -> Set<ProcessID> {
        var cancelled: Set<ProcessID> = []
        for rollback in try allRollbacks() {
            try walk(from: rollback.headBefore, to: rollback.headAfter) {
                cancelled.insert($0)
            }
        }
        return cancelled
    }

    /// Goes down a chain from a process to the one that stays, which is not visited.
    func walk(
        from head: ProcessID, to end: ProcessID?, _ visit: (ProcessID) throws -> Void
    ) throws {
        var next: ProcessID? = head
        while let id = next, id != end {
            try visit(id)
            let link = try session.first(ProcessSQL.previous, [.integer(id.rawValue)]) { row in
                row.optionalInteger(0).map(ProcessID.init(rawValue:))
            }
            guard let link else { throw StoreFault.unknown(.process, id: id.rawValue) }
            next = link
        }
        if let end, next == nil { throw StoreFault.unknown(.process, id: end.rawValue) }
    }
}
