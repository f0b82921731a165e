/// Whether an operation adds to the client's debt or takes from it.
///
/// - Source: R004-5: sign 0 is plus, 1 is minus.
package enum Sign: UInt8, Hashable, Sendable, CaseIterable {
    case plus = 0
    case minus = 1

    package var opposite: Sign { self == .plus ? .minus : .plus }

    /// `minor` with this sign.
    @inlinable
    package func signed(_ minor: Int64) -> Int64 { self == .plus ? minor : -minor }
}
