/// How a contract may end other than by being repaid. - Source: D-3.33, D-3.34.
package struct EndingTerms: Hashable, Sendable {
    /// Days after the disbursement within which the contract may be cancelled; nil is never.
    package let cancelDays: Int32?
    package let returnAllocation: ReturnAllocation
    /// Whether interest that has accrued on what is returned is given back with it.
    package let isReturnRetroactive: Bool

    package init(
        cancelDays: Int32?, returnAllocation: ReturnAllocation, isReturnRetroactive: Bool
    ) {
        self.cancelDays = cancelDays
        self.returnAllocation = returnAllocation
        self.isReturnRetroactive = isReturnRetroactive
    }
}

/// Which tranches the price of returned goods takes principal from.
package enum ReturnAllocation: String, Hashable, Sendable, CaseIterable, Codable {
    case fromLast, proportional
}
