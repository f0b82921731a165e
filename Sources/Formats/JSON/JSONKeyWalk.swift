/// Walks over the keys of a JSON text that is known to be valid, without reading its values.
///
/// Decoding passes over a misspelt optional key in silence; this is how it is found.
package struct JSONKeyWalk: Sequence, IteratorProtocol {
    /// A key, and the object it stands in.
    package struct Key {
        package let name: String
        /// The object's place without the numbers of rows, such as `.rows.interest`.
        package let object: String
        /// The object's place, such as `.rows[2].interest`.
        package let path: String
    }

    /// An object or list that has begun and not ended.
    private struct Frame {
        let object: String
        let path: String
        let isList: Bool
        var key = ""
        /// The number of the element in a list.
        var place = 0
        var expectsKey: Bool
    }

    private let bytes: [UInt8]
    private var position = 0
    private var frames: [Frame] = []

    package init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The next key; nil at the end.
    package mutating func next() -> Key? {
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            switch byte {
            case UInt8(ascii: "{"): begin(isList: false)
            case UInt8(ascii: "["): begin(isList: true)
            case UInt8(ascii: "}"), UInt8(ascii: "]"): frames.removeLast()
            case UInt8(ascii: ","): separate()
            case UInt8(ascii: "\""):
                let text = string()
                if let key = key(text) { return key }
            default: break
            }
        }
        return nil
    }

    private mutating func begin(isList: Bool) {
        guard let outer = frames.last else {
            frames.append(Frame(object: "", path: "", isList: isList, expectsKey: !isList))
            return
        }
        let object = outer.isList ? outer.object : "\(outer.object).\(outer.key)"
        let step = outer.isList ? "[\(outer.place)]" : ".\(outer.key)"
        frames.append(
            Frame(object: object, path: outer.path + step, isList: isList, expectsKey: !isList))
    }

    private mutating func separate() {
        guard var frame = frames.popLast() else { return }
        frame.place += 1
        frame.expectsKey = !frame.isList
        frames.append(frame)
    }

    /// The string that has just begun; escapes are skipped, not undone.
    private mutating func string() -> String {
        let start = position
        while bytes[position] != UInt8(ascii: "\"") {
            position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
        }
        position += 1
        return String(decoding: bytes[start..<position - 1], as: UTF8.self)
    }

    /// The string as a key, where the object expects one.
    private mutating func key(_ text: String) -> Key? {
        guard var frame = frames.popLast() else { return nil }
        defer { frames.append(frame) }
        guard frame.expectsKey else { return nil }
        frame.expectsKey = false
        frame.key = text
        return Key(name: text, object: frame.object, path: frame.path)
    }
}
