/// Where a contract stands in its life.
package enum ContractStatus: UInt8, Hashable, Sendable, CaseIterable {
    /// Signed, not paid out.
    case forIssue = 1
    case active = 2
    /// Active again after a buy-back.
    case boughtBack = 3
    case closed = 4

    /// Whether processes may move its debt.
    package var isServiced: Bool {
        switch self {
        case .active, .boughtBack: true
        case .forIssue, .closed: false
        }
    }
}

/// Why a contract was closed.
package enum ClosureStatus: UInt8, Hashable, Sendable, CaseIterable {
    case repaid = 1
    case repaidEarly = 2
    case writtenOffByAssignment = 3
    case writtenOffBankruptcy = 4
    case writtenOffUncollectable = 5
    case cancelled = 6
    case returned = 7
    case restructured = 8
}
