extension ValueTime: CustomStringConvertible {
    /// Reads `YYYY-MM-DDTHH:MM:SS`, or a bare day, which is its 00:00:00.
    ///
    /// Nothing may follow: no fraction of a second and no time zone, for none is applied.
    /// - Throws: `notA(.time)`, `outOfRange(.time)`; `notA(.day)`, `outOfRange(.day)` of the day.
    package init(text: some StringProtocol) throws(MeasureFlaw) {
        let bytes = Array(text.utf8)
        if bytes.count == 10 {
            self = .start(of: try Day(text: text))
            return
        }
        guard bytes.count == 19, bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
            bytes[16] == UInt8(ascii: ":"), let hour = ValueTime.twoDigits(bytes, at: 11),
            let minute = ValueTime.twoDigits(bytes, at: 14),
            let second = ValueTime.twoDigits(bytes, at: 17)
        else { throw .notA(.time, text: String(text), accepted: "YYYY-MM-DDTHH:MM:SS") }
        guard hour < 24, minute < 60, second < 60 else {
            throw .outOfRange(.time, text: String(text), accepted: "00:00:00 to 23:59:59")
        }
        let day = try Day(text: text.prefix(10))
        self.init(day, second: hour * 3600 + minute * 60 + second)
    }

    /// `YYYY-MM-DDTHH:MM:SS`.
    package var description: String {
        let second = Int(secondOfDay)
        let hour = Day.padded(second / 3600, 2)
        let minute = Day.padded(second / 60 % 60, 2)
        return "\(day)T\(hour):\(minute):" + Day.padded(second % 60, 2)
    }

    private static func twoDigits(_ bytes: [UInt8], at index: Int) -> Int32? {
        guard let tens = bytes[index].decimalValue, let ones = bytes[index + 1].decimalValue
        else { return nil }
        return Int32(tens * 10 + ones)
    }
}
