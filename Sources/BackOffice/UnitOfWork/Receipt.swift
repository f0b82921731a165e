import Contracts

/// What carrying out an order left behind.
package struct Receipt: Codable, Sendable, OrderAnswer {
    package let contract: String
    /// True when the request key had been carried out before and nothing was done now.
    package var isRepeat = false
    /// True when the order was only tried: nothing is stored.
    package var isPreview = false
    package let outcome: String
    /// Stands for what was decided: an order that names it does this or nothing.
    package var previewToken: String?
    package internal(set) var cashFlow: Int64?
    /// What no debt took of the cash flow.
    package internal(set) var unaccepted: String?
    package let processes: [ProcessTree]
    package internal(set) var warnings: [Warning] = []
    /// How auto-accept chose, in order.
    package internal(set) var trace: [TraceStep] = []
    /// What was taken back and done again around a fact that came late; nil when none did.
    package internal(set) var backdating: BackdatingView?

    init(of contract: String, _ processes: [ProcessTree], _ outcome: Outcome) {
        self.contract = contract
        self.processes = processes
        self.outcome = outcome.text
    }
}

/// A process with its documents and their operations.
package struct ProcessTree: Codable, Sendable {
    package let process: Int64?
    package let code: String
    package let valueTime: String
    package let documents: [DocumentTree]
}

/// A document with its operations.
package struct DocumentTree: Codable, Sendable {
    package let type: String
    package let operations: [OperationLine]
    package let changes: [String]
}

/// An operation inside a process that is being shown.
package struct OperationLine: Codable, Sendable {
    package let amountType: String
    package let action: String
    package let sign: String
    package let payment: Int32
    package let offBalance: Bool
    package let tranche: Int
    /// In the currency of the contract; nothing for a conversion.
    package let amount: String
    /// In the currency of the books, where that is another.
    package let local: String?
}

/// Something the user should know though nothing was refused.
package struct Warning: Codable, Sendable {
    package let code: String
    package let message: String

    package init(code: String, message: String) {
        self.code = code
        self.message = message
    }
}

/// One decision of auto-accept and the figures it was made on.
package struct TraceStep: Codable, Sendable {
    package let rule: String
    package let facts: [String: String]
}

/// What putting a late fact in its place has changed.
package struct BackdatingView: Codable, Sendable {
    /// What was booked from this moment on was taken back.
    package let from: String
    /// Processes that were taken back.
    package let takenBack: Int
    /// Processes that were booked again, each by the order it was first given by.
    package let doneAgain: Int
    /// What the contract owes otherwise than before.
    package let changes: [BalanceChange]
}
