/// The only way a decimal is written to us: `-12.30`, to the letter.
///
/// An optional minus, digits without superfluous zeros in front, and perhaps a point with at
/// least one digit behind it. Everything a lenient reader would guess at is refused: spaces,
/// commas, exponents, a plus, digits of other scripts, minus nothing.
struct PlainDecimal: Hashable, Sendable {
    let isNegative: Bool
    /// The digits before the point, or `Int64.max` when they are more.
    let whole: Int64
    /// The digits behind the point, filled up to `digits`.
    let decimals: Int64
    let digits: Int

    enum Flaw: Error {
        case malformed
        case tooLarge
    }

    /// Reads `text` with at most `digits` digits behind the point (0...18).
    init(_ text: some StringProtocol, digits: Int) throws(Flaw) {
        var reader = DecimalReader(text.utf8)
        isNegative = reader.skip(UInt8(ascii: "-"))
        let whole = try reader.number(digitsMax: Int.max)
        if whole.count > 1 && whole.startsWithZero { throw .malformed }
        var decimals: Int64 = 0
        if reader.skip(UInt8(ascii: ".")) {
            let read = try reader.number(digitsMax: digits)
            decimals = read.value * PlainDecimal.power(digits - read.count)
        }
        guard reader.isAtEnd else { throw .malformed }
        if isNegative && whole.value == 0 && decimals == 0 { throw .malformed }
        self.whole = whole.value
        self.decimals = decimals
        self.digits = digits
    }

    /// The whole value in units of the last digit, when `whole` is no larger than `wholeMax`.
    func scaled(wholeMax: Int64) throws(Flaw) -> Int64 {
        if whole > wholeMax || (whole == wholeMax && decimals > 0) { throw .tooLarge }
        let (product, overflows) = whole.multipliedReportingOverflow(
            by: PlainDecimal.power(digits))
        let (sum, sumOverflows) = product.addingReportingOverflow(decimals)
        if overflows || sumOverflows { throw .tooLarge }
        return isNegative ? -sum : sum
    }

    /// Ten to the power of `exponent`, which is 0...18.
    static func power(_ exponent: Int) -> Int64 {
        var power: Int64 = 1
        for _ in 0..<exponent { power *= 10 }
        return power
    }

    /// Writes `value`, counted in units of the last of `digits` digits.
    static func text<Value: FixedWidthInteger & SignedInteger>(
        _ value: Value, digits: Int
    ) -> String {
        let sign = value < 0 ? "-" : ""
        let (whole, decimals) = value.magnitude.quotientAndRemainder(
            dividingBy: Value.Magnitude(power(digits).magnitude))
        if digits == 0 { return "\(sign)\(whole)" }
        let text = String(decimals)
        return "\(sign)\(whole)." + String(repeating: "0", count: digits - text.count) + text
    }
}

/// Reads a decimal byte by byte, once, without copying it.
private struct DecimalReader<Bytes: Sequence<UInt8>> {
    private var rest: Bytes.Iterator
    private var next: UInt8?

    struct Number {
        var value: Int64 = 0
        var count = 0
        var startsWithZero = false
    }

    init(_ bytes: Bytes) {
        rest = bytes.makeIterator()
        next = rest.next()
    }

    var isAtEnd: Bool { next == nil }

    mutating func skip(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        next = rest.next()
        return true
    }

    /// Reads one or more ASCII digits, `digitsMax` at most.
    mutating func number(digitsMax: Int) throws(PlainDecimal.Flaw) -> Number {
        var number = Number()
        var overflows = false
        while let digit = next?.decimalValue {
            if number.count == 0 { number.startsWithZero = digit == 0 }
            number.count += 1
            if number.count > digitsMax { throw .malformed }
            let (product, productOverflows) = number.value.multipliedReportingOverflow(by: 10)
            let (sum, sumOverflows) = product.addingReportingOverflow(Int64(digit))
            overflows = overflows || productOverflows || sumOverflows
            number.value = sum
            next = rest.next()
        }
        if number.count == 0 { throw .malformed }
        if overflows { number.value = .max }
        return number
    }
}
