package import Directories
package import Measures

/// What a contract is, or has come to, that does not let the order pass.
package enum StateRefusal: Hashable, Sendable {
    case status(ContractStatus, action: String)
    case alreadyDisbursed
    /// The process is for contracts of another kind.
    case otherKind(ContractKind, expected: ContractKind)
    case alreadyDiscounted(on: Day)
    case accrualAlreadyStopped
    case accrualNotStopped
    /// Restored debt has not been accepted again; only corrections are allowed.
    case restoreOpen(Money, action: String)
    case paymentsReceived(Money)
    case interestUnpaid(Money)
    /// The time that the last prolongation added lies ahead; another would add to nothing.
    case addedTimeNotBegun(Day)
    /// The other contract of a restructuring has operations after it.
    case linkedContractMoved(String, since: ValueTime)
}
