extension Day: CustomStringConvertible {
    /// Reads `YYYY-MM-DD` and nothing else.
    /// - Throws: `notA(.day)`, `outOfRange(.day)`.
    package init(text: some StringProtocol) throws(MeasureFlaw) {
        let bytes = Array(text.utf8)
        guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D,
            let year = Day.number(bytes[0..<4]), let month = Day.number(bytes[5..<7]),
            let day = Day.number(bytes[8..<10])
        else { throw .notA(.day, text: String(text), accepted: "YYYY-MM-DD") }
        try self.init(year: year, month: month, day: day)
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        var value = 0
        for digit in digits {
            guard let digitValue = digit.decimalValue else { return nil }
            value = value * 10 + digitValue
        }
        return value
    }

    /// `YYYY-MM-DD`.
    package var description: String {
        let parts = civil
        return Day.padded(parts.year, 4) + "-" + Day.padded(parts.month, 2) + "-"
            + Day.padded(parts.day, 2)
    }

    static func padded(_ value: Int, _ width: Int) -> String {
        let text = String(value)
        return String(repeating: "0", count: max(0, width - text.count)) + text
    }
}
