import Crypto

/// The SHA-256 of bytes that go by.
package struct Checksum {
    private var hash = SHA256()
    /// How many bytes went by.
    package private(set) var bytes = 0

    package init() {}

    package mutating func add(_ piece: [UInt8]) {
        piece.withUnsafeBytes { hash.update(bufferPointer: $0) }
        bytes += piece.count
    }

    /// Of texts by name, whatever their order: each with how long it is before it.
    package static func digest(of files: [String: String]) -> [UInt8] {
        var hash = SHA256()
        for (name, text) in files.sorted(by: { $0.key < $1.key }) {
            for part in [name, text] {
                hash.update(data: Array("\(part.utf8.count) ".utf8))
                hash.update(data: Array(part.utf8))
            }
        }
        return Array(hash.finalize())
    }

    /// Those of bytes that are at hand.
    package static func digits(of bytes: [UInt8]) -> String {
        SHA256.hash(data: bytes).map(hexadecimal).joined()
    }

    /// 64 hexadecimal digits.
    package var digits: String { hash.finalize().map(hexadecimal).joined() }

    /// A UUID made of a name, always the same for the same name.
    ///
    /// - Source: RFC 9562, version 8.
    package static func uuid(of name: String) -> String {
        var bytes = Array(SHA256.hash(data: Array(name.utf8)).prefix(16))
        bytes[6] = bytes[6] & 0x0F | 0x80
        bytes[8] = bytes[8] & 0x3F | 0x80
        let digits = bytes.map(hexadecimal)
        let groups = [digits[0..<4], digits[4..<6], digits[6..<8], digits[8..<10], digits[10...]]
        return groups.map { $0.joined() }.joined(separator: "-")
    }
}

private func hexadecimal(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16)
}
