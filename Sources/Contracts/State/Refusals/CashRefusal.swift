package import Directories
package import Measures

/// A cash flow that is not there, or is not what the order takes.
package enum CashRefusal: Hashable, Sendable {
    case noCashFlow(ActionType)
    case cashFlowNotOpen(CashFlowID)
    case cashFlowDirection(CashFlowID)
    case cashFlowExceeded(CashFlowID, unaccepted: Money, wanted: Money)
    case cashFlowAmount(CashFlowID, amount: Money, expected: Money)
    case cashFlowLater(CashFlowID)
    /// The fee of its bank has been charged.
    case cashFlowCharged(CashFlowID)
}
