package import Contracts
package import Directories
package import Measures

/// A process as it was recorded.
package struct StoredProcess: Hashable, Sendable {
    package let id: ProcessID
    /// What it was.
    package let code: ProcessCode
    package let contract: ContractID
    /// The process of the contract that was the newest live one before it.
    package let previous: ProcessID?
    package let work: WorkID
    package let valueTime: ValueTime
    package let documents: [Document]
    /// The number of its first operation; the others follow without a gap.
    package let firstOperation: OperationID?

    /// The numbers of its operations, in the order of the documents.
    package var operationIDs: [OperationID] {
        guard let firstOperation else { return [] }
        let count = documents.reduce(0) { $0 + $1.operations.count }
        return (0..<Int64(count)).map { OperationID(rawValue: firstOperation.rawValue + $0) }
    }

    /// What the fold needs of it.
    package var carriedOut: CarriedOut {
        CarriedOut(valueTime: valueTime, documents: documents)
    }
}

/// A process without its documents, with its operations as they lie in the ledger.
package struct ScannedProcess: Sendable {
    package let id: ProcessID
    package let code: ProcessCode
    package let contract: ContractID
    package let previous: ProcessID?
    package let work: WorkID
    package let valueTime: ValueTime
    /// Its documents, in order; an operation names its own by the place.
    package let documents: [DocumentMark]
    /// In the order of recording.
    package internal(set) var operations: [StoredOperation]
}

/// A process to be put down.
package struct NewProcess: Hashable, Sendable {
    package let code: ProcessCode
    package let valueTime: ValueTime
    package let documents: [Document]

    package init(_ code: ProcessCode, at valueTime: ValueTime, _ documents: [Document]) {
        self.code = code
        self.valueTime = valueTime
        self.documents = documents
    }
}

/// What of a document may choose the accounts of its operations.
package struct DocumentMark: Hashable, Sendable {
    package let type: DocumentType
    package let reason: ReasonCode?

    package init(type: DocumentType, reason: ReasonCode?) {
        self.type = type
        self.reason = reason
    }
}

/// An operation as it lies in the ledger.
package struct StoredOperation: Hashable, Sendable {
    package let id: OperationID
    package let process: ProcessID
    /// The place of its document in the process, from zero.
    package let document: Int
    package let posting: PostingID
    package let tranche: TrancheNumber
    /// Above zero, minor units of the currency of the books.
    package let amount: Int64
    package let cashFlow: CashFlowID?
    /// Minor units of the contract's currency, where it is not that of the books; nil for a
    /// conversion, which moves nothing in it.
    package let foreignAmount: Int64?
}

/// A rollback to be put down.
package struct NewRollback: Hashable, Sendable {
    /// Live processes with this value time or a later one were cancelled.
    package let from: ValueTime
    /// The newest process that stays; nil when none does.
    package let head: ProcessID?
    package let work: WorkID

    package init(from: ValueTime, head: ProcessID?, work: WorkID) {
        self.from = from
        self.head = head
        self.work = work
    }
}

/// A rollback as it was recorded: what hangs on the old head and not on the new is cancelled.
package struct StoredRollback: Hashable, Sendable {
    package let id: RollbackID
    package let contract: ContractID
    package let from: ValueTime
    package let headBefore: ProcessID
    package let headAfter: ProcessID?
    /// How many processes it cancelled.
    package let processes: Int
    package let previous: RollbackID?
    package let work: WorkID
}
