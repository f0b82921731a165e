/// Bytes of a file, piece by piece; who opens the file is outside.
package struct ByteSource {
    /// How the source is spoken of, such as the name of the file.
    package let name: String
    /// The next piece, never empty; nil at the end.
    package let next: () throws -> [UInt8]?

    package init(name: String, next: @escaping () throws -> [UInt8]?) {
        self.name = name
        self.next = next
    }

    /// A source that is in memory already.
    package init(name: String, bytes: [UInt8]) {
        var rest: [UInt8]? = bytes.isEmpty ? nil : bytes
        self.init(name: name) {
            defer { rest = nil }
            return rest
        }
    }
}
