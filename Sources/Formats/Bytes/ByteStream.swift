/// Bytes one by one, with their place.
package struct ByteStream {
    private let source: ByteSource
    private var piece: [UInt8] = []
    private var place = 0
    private var isAtStart = true
    private(set) var line = 1
    private(set) var character = 1

    init(_ source: ByteSource) { self.source = source }

    mutating func peek() throws -> UInt8? {
        if isAtStart { try skipMark() }
        while place == piece.count {
            guard let next = try source.next() else { return nil }
            piece = next
            place = 0
        }
        return piece[place]
    }

    /// Bytes that are at hand and not taken yet.
    var ahead: ArraySlice<UInt8> { piece[min(place, piece.count)...] }

    mutating func take() throws -> UInt8? {
        guard let byte = try peek() else { return nil }
        place += 1
        if byte == UInt8(ascii: "\n") {
            line += 1
            character = 1
        } else if byte & 0xC0 != 0x80 {
            character += 1
        }
        return byte
    }

    /// Passes over the byte order mark EF BB BF.
    private mutating func skipMark() throws {
        isAtStart = false
        while piece.count < 3, let next = try source.next() { piece += next }
        if piece.starts(with: [0xEF, 0xBB, 0xBF]) { place = 3 }
    }
}
