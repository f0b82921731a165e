/// Writes whole numbers in as few bytes as they need.
///
/// Seven bits a byte, low ones first, the high bit set on all but the last; signed numbers
/// are folded (0, -1, 1, -2, …) so that small ones are short. One value has one writing.
struct CompactWriter {
    private(set) var bytes: [UInt8] = []

    mutating func reserve(_ capacity: Int) { bytes.reserveCapacity(capacity) }

    /// Starts anew and keeps the room.
    mutating func clear() { bytes.removeAll(keepingCapacity: true) }

    @inline(__always)
    mutating func byte(_ value: UInt8) { bytes.append(value) }

    @inline(__always)
    mutating func unsigned(_ value: some UnsignedInteger & FixedWidthInteger) {
        var left = value
        while left >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: left) | 0x80)
            left >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: left))
    }

    @inline(__always)
    mutating func signed(_ value: Int64) {
        unsigned(UInt64(bitPattern: (value << 1) ^ (value >> 63)))
    }

    @inline(__always)
    mutating func signed(_ value: Int128) {
        // Most numerators fit half the width, which is quicker to take apart.
        if let narrow = Int64(exactly: value) { return signed(narrow) }
        unsigned(UInt128(bitPattern: (value << 1) ^ (value >> 127)))
    }

    @inline(__always)
    mutating func signed(_ value: Int32) { signed(Int64(value)) }

    mutating func count(_ value: Int) { unsigned(UInt64(value)) }

    mutating func flag(_ value: Bool) { byte(value ? 1 : 0) }

    /// A byte that says whether the value is there, then the value.
    mutating func optional<Value>(
        _ value: Value?, _ write: (inout CompactWriter, Value) -> Void
    ) {
        flag(value != nil)
        if let value { write(&self, value) }
    }

    mutating func text(_ value: String) {
        let utf8 = Array(value.utf8)
        count(utf8.count)
        bytes.append(contentsOf: utf8)
    }
}
