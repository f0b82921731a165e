package import Measures

/// What loans of a segment cost on the market: the rate by which they are discounted.
///
/// - Source: D-3.21.
package struct MarketRate: Hashable, Sendable {
    /// Products name their segment.
    package let segment: String
    package let name: String
    package let rate: YearlyRate

    package init(segment: String, name: String, rate: YearlyRate) {
        self.segment = segment
        self.name = name
        self.rate = rate
    }
}
