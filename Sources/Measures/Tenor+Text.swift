extension Tenor: CustomStringConvertible {
    /// Reads the ISO 8601 form with one unit: `P1D`, `P2W`, `P3M`, `P1Y`.
    ///
    /// Shape: a count of 1 through 9999 without zeros in front, and a capital letter.
    /// - Throws: `notA(.tenor)`.
    package init(text: String) throws(MeasureFlaw) {
        let bytes = Array(text.utf8)
        guard (3...6).contains(bytes.count), bytes[0] == UInt8(ascii: "P"),
            let unit = Unit.allCases.first(where: { $0.letter == bytes[bytes.count - 1] }),
            let count = Tenor.count(bytes[1..<(bytes.count - 1)])
        else { throw .notA(.tenor, text: text, accepted: "P7D, P2W, P1M, P1Y and such") }
        try self.init(count, unit)
    }

    /// The form that `init(text:)` reads.
    package var description: String { "P\(count)" + String(UnicodeScalar(unit.letter)) }

    private static func count(_ digits: ArraySlice<UInt8>) -> Int32? {
        if digits.first == UInt8(ascii: "0") { return nil }
        var count: Int32 = 0
        for digit in digits {
            guard let value = digit.decimalValue else { return nil }
            count = count * 10 + Int32(value)
        }
        return count
    }
}

extension Tenor.Unit {
    fileprivate var letter: UInt8 {
        switch self {
        case .day: UInt8(ascii: "D")
        case .week: UInt8(ascii: "W")
        case .month: UInt8(ascii: "M")
        case .year: UInt8(ascii: "Y")
        }
    }
}
