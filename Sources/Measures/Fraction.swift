/// An exact quotient of two whole numbers, such as a part of a year.
///
/// Shape: the denominator is positive; not necessarily in lowest terms.
package struct Fraction: Hashable, Sendable {
    /// What is divided; it carries the sign.
    package let numerator: Int128
    /// What it is divided by; positive.
    package let denominator: Int128

    /// Takes the two numbers as they are.
    package init(_ numerator: Int128, over denominator: Int128) {
        precondition(denominator > 0, "a denominator is positive")
        self.numerator = numerator
        self.denominator = denominator
    }
}
