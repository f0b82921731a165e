package import Directories
package import Measures

/// What a contract has been through: its live operations and all its cash flows.
///
/// Shape: operations oldest first; those of one process in the order of their documents.
package struct History: Hashable, Sendable {
    package let operations: [PastOperation]
    /// Every cash flow ever received or paid, as if nothing of it were distributed.
    package let cashFlows: [CashFlow]

    package init(operations: [PastOperation], cashFlows: [CashFlow]) {
        self.operations = operations
        self.cashFlows = cashFlows
    }

    /// A contract to which nothing has happened.
    package static let empty = History(operations: [], cashFlows: [])

    /// The operations that later ones have taken back.
    package var restored: Set<OperationID> { Set(operations.compactMap(\.operation.restores)) }
}

/// An operation as it was stored, with where it stands.
package struct PastOperation: Hashable, Sendable {
    package let id: OperationID
    package let valueTime: ValueTime
    /// Counts the documents of the contract from its first, so that pairs can be found.
    package let document: Int
    package let documentType: DocumentType
    package let operation: DebtOperation

    package init(
        id: OperationID, valueTime: ValueTime, document: Int, documentType: DocumentType,
        operation: DebtOperation
    ) {
        self.id = id
        self.valueTime = valueTime
        self.document = document
        self.documentType = documentType
        self.operation = operation
    }
}
