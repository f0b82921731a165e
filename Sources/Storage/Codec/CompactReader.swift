/// Reads what `CompactWriter` has written, and trusts none of it.
struct CompactReader {
    private let bytes: UnsafeRawBufferPointer
    private var place = 0

    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    var isAtEnd: Bool { place == bytes.count }

    /// - Throws: `corrupt` when something is left over.
    func requireEnd() throws(StoreFault) {
        guard isAtEnd else { throw corrupt("\(bytes.count - place) bytes too many") }
    }

    func corrupt(_ what: String) -> StoreFault { .corrupt("\(what) at byte \(place)") }

    @inline(__always)
    mutating func byte() throws(StoreFault) -> UInt8 {
        guard place < bytes.count else { throw corrupt("the end") }
        defer { place += 1 }
        return bytes[place]
    }

    @inline(__always)
    mutating func unsigned<Value: UnsignedInteger & FixedWidthInteger>(
        _ type: Value.Type
    ) throws(StoreFault) -> Value {
        var value: Value = 0
        var shift = 0
        while true {
            let next = try byte()
            let part = Value(truncatingIfNeeded: next & 0x7F)
            guard shift < Value.bitWidth, part <= (Value.max >> shift) else {
                throw corrupt("a number too long")
            }
            value |= part << shift
            if next < 0x80 {
                guard next != 0 || shift == 0 else { throw corrupt("a number padded") }
                return value
            }
            shift += 7
        }
    }

    @inline(__always)
    mutating func signed() throws(StoreFault) -> Int64 {
        let folded = try unsigned(UInt64.self)
        return Int64(bitPattern: folded >> 1) ^ -Int64(bitPattern: folded & 1)
    }

    @inline(__always)
    mutating func signed128() throws(StoreFault) -> Int128 {
        let folded = try unsigned(UInt128.self)
        return Int128(bitPattern: folded >> 1) ^ -Int128(bitPattern: folded & 1)
    }

    @inline(__always)
    mutating func narrow<Value: FixedWidthInteger>(_ wide: Int64) throws(StoreFault) -> Value {
        guard let value = Value(exactly: wide) else { throw corrupt("\(wide), too wide,") }
        return value
    }

    mutating func unsigned16() throws(StoreFault) -> UInt16 {
        try unsigned(UInt16.self)
    }

    /// A count of things that take a byte each at least.
    mutating func count() throws(StoreFault) -> Int {
        let value = try unsigned(UInt64.self)
        guard value <= UInt64(bytes.count - place) else { throw corrupt("a count of \(value)") }
        return Int(value)
    }

    mutating func flag() throws(StoreFault) -> Bool {
        let value = try byte()
        guard value < 2 else { throw corrupt("a flag of \(value)") }
        return value == 1
    }

    mutating func optional<Value>(
        _ read: (inout CompactReader) throws(StoreFault) -> Value
    ) throws(StoreFault) -> Value? {
        try flag() ? read(&self) : nil
    }

    /// A case of an enumeration by its number.
    mutating func oneOf<Value: RawRepresentable<UInt8>>(
        _ type: Value.Type
    ) throws(StoreFault) -> Value {
        let number = try byte()
        guard let value = Value(rawValue: number) else { throw corrupt("no \(type) \(number)") }
        return value
    }

    mutating func text() throws(StoreFault) -> String {
        let count = try count()
        let end = place + count
        defer { place = end }
        guard let text = String(validating: bytes[place..<end], as: UTF8.self) else {
            throw corrupt("a text")
        }
        return text
    }
}

extension CompactReader {
    /// Reads the whole of the bytes.
    static func reading<Value>(
        _ bytes: UnsafeRawBufferPointer,
        _ read: (inout CompactReader) throws(StoreFault) -> Value
    ) throws(StoreFault) -> Value {
        var reader = CompactReader(bytes)
        let value = try read(&reader)
        try reader.requireEnd()
        return value
    }
}
