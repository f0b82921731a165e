package import Directories

/// Something that belongs to a closed period and was learned of later.
package enum LateFact: Hashable, Sendable {
    /// A cash flow that was received and not distributed, by its number.
    case payment(Int64)
    /// A process that should not have been, by its number.
    case wrongOperation(Int64)

    package var cause: LateCause {
        switch self {
        case .payment: .latePayment
        case .wrongOperation: .wrongOperation
        }
    }
}
