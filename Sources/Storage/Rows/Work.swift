package import Contracts
package import Measures

/// An order given, or a batch, to be put down.
package struct NewWork: Hashable, Sendable {
    /// What makes a repeated order known; unique in the ledger.
    package let idempotencyKey: String?
    /// The code of the process, the office order or the batch.
    package let kind: String
    /// The order itself, as JSON.
    package let parameters: String
    package let contract: ContractID?
    /// The process the order is about, where it is about one.
    package let process: ProcessID?
    package let operatorName: String
    package let recordedAt: RecordedAt
    /// The version of the rules it was decided under.
    package let directoryVersion: Int64
    /// SHA-256 of those rules; nil for orders of earlier schemas.
    package let directoryDigest: [UInt8]?

    package init(
        idempotencyKey: String?, kind: String, parameters: String, contract: ContractID?,
        process: ProcessID?, operatorName: String, recordedAt: RecordedAt,
        directoryVersion: Int64, directoryDigest: [UInt8]?
    ) {
        self.idempotencyKey = idempotencyKey
        self.kind = kind
        self.parameters = parameters
        self.contract = contract
        self.process = process
        self.operatorName = operatorName
        self.recordedAt = recordedAt
        self.directoryVersion = directoryVersion
        self.directoryDigest = directoryDigest
    }
}

/// An order given, or a batch, as it was recorded.
package struct StoredWork: Hashable, Sendable {
    package let id: WorkID
    package let work: NewWork
}

/// When something was recorded, and who ordered it.
package struct Recording: Hashable, Sendable {
    package let at: RecordedAt
    package let by: String
}

/// How far a batch has come; written with each chunk, so that a kill loses a chunk at most.
package struct BatchProgress: Hashable, Sendable {
    package let work: WorkID
    package let kind: String
    package let day: Day
    /// The last contract looked at; the next chunk begins after it.
    package var throughContract: ContractID
    /// Contracts looked at.
    package var contracts: Int
    package var processes: Int
    package var operations: Int
    package var refused: Int
    package var state: BatchState

    /// A batch at its beginning.
    package init(work: WorkID, kind: String, day: Day) {
        self.work = work
        self.kind = kind
        self.day = day
        throughContract = ContractID(rawValue: 0)
        contracts = 0
        processes = 0
        operations = 0
        refused = 0
        state = .running
    }
}

/// Where a batch stands.
package enum BatchState: UInt8, Hashable, Sendable, CaseIterable {
    case running = 1
    case done = 2
    /// Given up; what it has done stays.
    case stopped = 3
}

/// A contract that a batch had to leave as it was.
package struct BatchRefusal: Hashable, Sendable {
    package let work: WorkID
    package let contract: ContractID
    /// The stable code of the refusal.
    package let code: String
    package let text: String

    package init(work: WorkID, contract: ContractID, code: String, text: String) {
        self.work = work
        self.contract = contract
        self.code = code
        self.text = text
    }
}

/// What was answered to an order, for whoever gives it again.
package struct StoredReceipt: Hashable, Sendable {
    package let work: WorkID
    /// What was asked, as JSON: the same under the same key is the same order.
    package let request: String
    /// As JSON.
    package let answer: String

    package init(work: WorkID, request: String, answer: String) {
        self.work = work
        self.request = request
        self.answer = answer
    }
}
