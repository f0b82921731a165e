extension UInt8 {
    /// The value of an ASCII digit; every other byte has none.
    var decimalValue: Int? {
        let zero = UInt8(ascii: "0")
        return (zero...zero + 9).contains(self) ? Int(self - zero) : nil
    }
}

extension Unicode.Scalar {
    /// The value of an ASCII digit; digits of other scripts have none.
    var decimalValue: Int? { isASCII ? UInt8(value).decimalValue : nil }
}
