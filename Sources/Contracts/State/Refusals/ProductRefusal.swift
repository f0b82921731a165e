/// What the product of the contract does not offer, or not any more.
package enum ProductRefusal: Hashable, Sendable {
    case earlyEndNotAllowed
    case prepaymentNotAllowed
    case cancellationNotOffered
    case repaymentFeeNotOffered
    case prolongationNotOffered
    case prolongationsUsedUp(max: Int32)
    case overdueTooLong(days: Int32, max: Int32)
    case recalculationRefused(RecalculationSkip)
}
