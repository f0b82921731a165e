import Contracts
import Measures

/// Going through all that was recorded, in the order of recording.
extension ReadSession {
    /// Gives every process with its operations, cancelled ones too, in the order of recording.
    ///
    /// - Throws: `corrupt` when a row cannot be read, or an operation belongs to no process or
    ///   not to its own; what `body` throws.
    package func scanProcesses(_ body: (ScannedProcess) throws -> Void) throws {
        try scanProcesses(after: ProcessID(rawValue: 0), through: nil, body)
    }

    /// Gives every process recorded after one, with its operations, in the order of recording.
    ///
    /// `through` is the last of them; nil goes to the end of the ledger.
    /// - Throws: as `scanProcesses`.
    package func scanProcesses(
        after start: ProcessID, through end: ProcessID?, _ body: (ScannedProcess) throws -> Void
    ) throws {
        try scanProcesses(after: start, through: end, body) { damage in throw damage }
    }

    /// The same, told of what is damaged instead of ending there.
    package func scanProcesses(
        after start: ProcessID, through end: ProcessID?,
        _ body: (ScannedProcess) throws -> Void,
        damaged: (StoreFault) throws -> Void
    ) throws {
        let processes = try session.prepare(ProcessSQL.after)
        defer { processes.finish() }
        processes.bind(start.rawValue, at: 1)
        processes.bind(end?.rawValue ?? .max, at: 2)
        let first = try session.first(ProcessSQL.firstOperation, [.integer(start.rawValue)]) {
            $0.integer(0)
        }
        let statement = try session.prepare(OperationSQL.from)
        defer { statement.finish() }
        statement.bind(first ?? .max, at: 1)
        var operations = OperationStream(statement)
        try operations.advance(damaged)
        while try processes.step() {
            do {
                var scanned = try ProcessSQL.read(processes).scanned([])
                try operations.take(for: &scanned, damaged)
                guard scanned.operations.count == processes.integer(6),
                    scanned.operations.first?.id.rawValue == processes.optionalInteger(5)
                else { throw StoreFault.corrupt("process \(scanned.id.rawValue): its operations") }
                try body(scanned)
            } catch let fault as StoreFault where fault.isDamage {
                try damaged(fault)
            }
        }
        try operations.refuseRest(through: end, damaged)
    }
}

/// Operations in the order of their numbers, each of which a process claims.
private struct OperationStream {
    private let statement: Prepared
    private var next: StoredOperation?

    init(_ statement: Prepared) { self.statement = statement }

    /// Goes on to the next operation that can be read.
    mutating func advance(_ damaged: (StoreFault) throws -> Void) throws {
        next = nil
        while next == nil, try statement.step() {
            do {
                next = try OperationSQL.read(statement)
            } catch let fault as StoreFault where fault.isDamage {
                try damaged(fault)
            }
        }
    }

    /// Gives a process the operations that name it.
    mutating func take(
        for process: inout ScannedProcess, _ damaged: (StoreFault) throws -> Void
    ) throws {
        while let operation = next, operation.process <= process.id {
            if operation.process < process.id {
                try damaged(stray(operation))
            } else {
                process.operations.append(operation)
            }
            try advance(damaged)
        }
    }

    /// What no process has claimed in the end; those of later processes were not asked.
    mutating func refuseRest(
        through end: ProcessID?, _ damaged: (StoreFault) throws -> Void
    ) throws {
        while let operation = next, end.map({ operation.process <= $0 }) ?? true {
            try damaged(stray(operation))
            try advance(damaged)
        }
    }

    private func stray(_ operation: StoredOperation) -> StoreFault {
        .corrupt("operation \(operation.id.rawValue): its process")
    }
}
