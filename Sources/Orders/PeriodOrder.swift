package import Measures
package import Processes

/// A month that is to be closed, or the reopening of one that is approved.
package struct PeriodOrder: OfficeOrder {
    package static let parameters: [Parameter] = [.period]

    package let period: Month

    package init(period: Month) { self.period = period }
}

/// A closed month that somebody wants opened again.
package struct ReopeningRequest: OfficeOrder {
    package static let parameters: [Parameter] = [
        .period,
        Parameter(
            "reason", .text, "Why; recorded with the request.", example: "rent posted twice"),
    ]

    package let period: Month
    package let reason: String

    package init(period: Month, reason: String) {
        self.period = period
        self.reason = reason
    }
}
