/// How the money moved, by the numbers of R004-7.
package enum PaymentType: Int32, Hashable, Sendable, CaseIterable {
    case bank = 101_171
    case cash = 101_172
    /// No money moved: every internal operation.
    case empty = 101_173
}
