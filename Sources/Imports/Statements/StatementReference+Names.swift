import BackOffice
import Formats

/// The names under which payments are kept; `#2` behind one is the second that looks alike.
extension StatementReference {
    /// The reference under which the payment is kept.
    var name: String {
        facts.map { text + Checksum.uuid(of: $0.joined(separator: "\n")) } ?? text
    }

    /// Whether payments of this number have other facts in their names.
    private var isShared: Bool { number != text }

    /// Where the names of all payments of the number lie, by the bytes of UTF-8.
    var names: Range<String> {
        // "$" follows "#", and "0" follows "/".
        isShared ? number + "/"..<number + "0" : name..<name + "$"
    }

    /// Whether a name in that range is one of them.
    func isName(_ other: String) -> Bool {
        if isShared { return other.hasPrefix(number + "/") }
        guard other != name else { return true }
        let count = other.dropFirst(name.count)
        return other.hasPrefix(name + "#")
            && count.dropFirst().utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
}
