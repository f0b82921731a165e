/// A currency of ISO 4217 with the number of digits its minor unit has.
package struct Currency: Hashable, Sendable {
    /// The three-digit code, for example 643.
    package let numericCode: UInt16
    /// Digits after the point: 2 for RUB, 0 for JPY, 3 for KWD.
    package let digits: UInt8

    /// Takes the parts unchecked; `init(code:)` knows the list.
    package init(numericCode: UInt16, digits: UInt8) {
        self.numericCode = numericCode
        self.digits = digits
    }

    /// The Russian rouble.
    package static let rub = Currency(numericCode: 643, digits: 2)
    /// The United States dollar.
    package static let usd = Currency(numericCode: 840, digits: 2)
    /// The euro.
    package static let eur = Currency(numericCode: 978, digits: 2)

    /// The most digits that ISO 4217 gives a minor unit.
    static let digitsMax = 4

    /// Minor units in one major unit: 100 for RUB.
    package var minorPerMajor: Int64 {
        var power: Int64 = 1
        for _ in 0..<digits { power *= 10 }
        return power
    }
}
