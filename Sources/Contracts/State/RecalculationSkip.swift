/// Why a schedule was not recalculated. - Source: D-3.11.
package enum RecalculationSkip: String, Hashable, Sendable, CaseIterable {
    case notAScheduledDay
    /// The product does not recalculate on a payment day.
    case notOffered
    /// The offset method is not "interest, principal to the end".
    case otherOffsetMethod
    case overdue
    /// The prepayment left is below the least worth a recalculation.
    case tooLittle
    case noTrancheLeft
}
