package import Contracts
package import Directories
import Measures

/// Appending: the process, its operations, the state it leaves and the turnovers, together.
extension Transaction {
    /// Puts down a process that was applied to a contract.
    ///
    /// Shape: `process` has a document and every document an operation or a change; `after` is
    /// `before` with it applied.
    /// - Throws: `versionConflict`; `Refusal.operation(.notACorrectPosting)` when `postings` do
    ///   not hold what the fold has let pass.
    package func append(
        _ process: NewProcess, moving before: LoadedContract, to after: ContractState,
        work: WorkID, postings: CorrectPostings
    ) throws -> LoadedContract {
        precondition(!process.documents.isEmpty, "a process has a document")
        precondition(onlyValueTime ?? process.valueTime == process.valueTime, "one value time")
        var numbers = try numbers
        numbers.process += 1
        try insert(process, of: before, by: work, numbers)
        var tally = TurnoverTally()
        for (place, document) in process.documents.enumerated() {
            let mark = DocumentMark(type: document.type, reason: document.reason)
            for operation in document.operations {
                let parameters = operation.parameters(on: after.kind)
                guard let posting = postings[parameters]?.id else {
                    throw Refusal.operation(.notACorrectPosting(parameters, nearest: []))
                }
                numbers.operation += 1
                try insert(operation, posting, document: place, numbers)
                try tally.add(
                    posting, in: mark, process.valueTime.day, operation.bookValue,
                    foreign: after.isForeign ? operation.amount : nil)
            }
        }
        try add(tally)
        keep(numbers)
        var heads = before.heads
        heads.process = ProcessID(rawValue: numbers.process)
        return try move(before, to: after, heads)
    }

    private func insert(
        _ process: NewProcess, of contract: LoadedContract, by work: WorkID, _ numbers: Numbers
    ) throws {
        let count = process.documents.reduce(0) { $0 + $1.operations.count }
        try session.run(
            ProcessSQL.insert,
            [
                .integer(numbers.process), .integer(contract.state.id.rawValue),
                SQLValue(contract.lastProcess?.rawValue), .integer(process.valueTime.seconds),
                .integer(work.rawValue), count == 0 ? .null : .integer(numbers.operation + 1),
                .integer(Int64(count)), .integer(Int64(process.documents[0].type.rawValue)),
                SQLValue(process.outlineBytes), .integer(try number(of: process.code)),
            ])
    }

    private func insert(
        _ operation: DebtOperation, _ posting: PostingID, document: Int, _ numbers: Numbers
    ) throws {
        let values: [SQLValue] = [
            .integer(numbers.operation), .integer(numbers.process),
            .integer(Int64(document)), .integer(Int64(posting.rawValue)),
            .integer(Int64(operation.bucket.tranche.rawValue)),
            .integer(operation.bookValue.minor), SQLValue(operation.cashFlow?.rawValue),
        ]
        guard operation.bookValue.currency != operation.amount.currency else {
            try session.run(OperationSQL.insert, values)
            return
        }
        let foreign = operation.amount.isZero ? nil : operation.amount.minor
        try session.run(OperationSQL.insertForeign, values + [SQLValue(foreign)])
    }
}

extension NewProcess {
    /// What is to be said of the documents beside their operations; nil when it is one type.
    fileprivate var outlineBytes: [UInt8]? {
        if documents.count == 1, documents[0].isPlain { return nil }
        var writer = CompactWriter()
        writer.documents(documents)
        return writer.bytes
    }
}

extension Document {
    /// Whether its type and its operations' own columns say all of it.
    fileprivate var isPlain: Bool {
        changes.isEmpty && reason == nil && !operations.isEmpty
            && operations.allSatisfy { $0.restores == nil }
    }
}
