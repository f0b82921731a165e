/// A contract's own number inside the ledger; the number people use is `Terms.number`.
package struct ContractID: Hashable, Sendable, Comparable, RawRepresentable {
    package let rawValue: Int64

    @inlinable
    package init(rawValue: Int64) { self.rawValue = rawValue }

    package static func < (left: ContractID, right: ContractID) -> Bool {
        left.rawValue < right.rawValue
    }
}

/// The number of a cash flow; operations that move cash name it.
package struct CashFlowID: Hashable, Sendable, Comparable, RawRepresentable, Codable {
    package let rawValue: Int64

    package init(rawValue: Int64) { self.rawValue = rawValue }

    package static func < (left: CashFlowID, right: CashFlowID) -> Bool {
        left.rawValue < right.rawValue
    }
}

/// The place of a tranche in its schedule, from 1; zero stands for the contract as a whole.
package struct TrancheNumber: Hashable, Sendable, Comparable, RawRepresentable, Codable {
    package let rawValue: UInt16

    @inlinable
    package init(rawValue: UInt16) { self.rawValue = rawValue }

    package static let contract = TrancheNumber(rawValue: 0)

    package static func < (left: TrancheNumber, right: TrancheNumber) -> Bool {
        left.rawValue < right.rawValue
    }
}

/// The number of an operation, by the order of recording.
package struct OperationID: Hashable, Sendable, Comparable, RawRepresentable, Codable {
    package let rawValue: Int64

    @inlinable
    package init(rawValue: Int64) { self.rawValue = rawValue }

    package static func < (left: OperationID, right: OperationID) -> Bool {
        left.rawValue < right.rawValue
    }
}
