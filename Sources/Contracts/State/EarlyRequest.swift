package import Measures

/// What a client asks for when he pays more than is due.
package enum EarlyRequest: String, Hashable, Sendable, CaseIterable, Codable {
    /// To repay everything.
    case full
    /// To repay a part: accrued interest, then principal.
    case partial
    /// To repay principal, once nothing is due.
    case principal
}

/// An early repayment that a client has announced, before its money comes.
///
/// - Source: D-3.0.6; 353-FZ art. 11 part 4: thirty days before, or as the contract says.
package struct AnnouncedRepayment: Hashable, Sendable {
    package let request: EarlyRequest
    /// Money of an earlier day is taken as usual.
    package let from: Day

    package init(request: EarlyRequest, from: Day) {
        self.request = request
        self.from = from
    }
}
