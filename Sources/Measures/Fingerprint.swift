/// A 64-bit fingerprint of bytes: equal inputs have equal ones, others almost never.
///
/// It tells whether something was reckoned from the same facts; it is no protection against
/// forgery.
/// - Source: FNV-1a, G. Fowler, L. C. Noll, K.-P. Vo.
package struct Fingerprint: Hashable, Sendable {
    package let rawValue: UInt64

    /// Takes a fingerprint that was kept.
    package init(rawValue: UInt64) { self.rawValue = rawValue }

    /// Reckons the fingerprint of a text, by its UTF-8 bytes.
    package init(of text: String) {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0100_0000_01B3 }
        rawValue = hash
    }
}

extension Fingerprint: CustomStringConvertible {
    /// Sixteen hexadecimal digits.
    package var description: String {
        let digits = String(rawValue, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
