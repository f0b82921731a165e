/// An element with all that it holds, for parts of a document that are small.
struct XMLElement: Hashable {
    /// Elements that one part of a document may have.
    static let countMax = 500_000

    let name: String
    let attributes: [String: String]
    let line: Int
    private(set) var text = ""
    private(set) var children: [XMLElement] = []

    /// Reads the element that has just begun, through its end.
    static func reading(
        _ start: XMLStart, _ reader: inout XMLReader, _ input: inout ByteStream
    ) throws -> XMLElement {
        var open = [XMLElement(start)]
        var count = 1
        while let event = try reader.next(&input) {
            switch event {
            case .text(let text): open[open.count - 1].text += text
            case .start(let start):
                count += 1
                guard count <= countMax else {
                    throw FormatFlaw(start.line, "expected at most \(countMax) elements")
                }
                open.append(XMLElement(start))
            case .end:
                let closed = open.removeLast()
                if open.isEmpty { return closed }
                open[open.count - 1].children.append(closed)
            }
        }
        throw FormatFlaw(start.line, "expected the end of \(start.name.local)")
    }

    private init(_ start: XMLStart) {
        name = start.name.local
        attributes = start.attributes
        line = start.line
    }

    /// The first element along a path.
    subscript(path: String...) -> XMLElement? {
        path.reduce(self as XMLElement?) { element, name in
            element?.children.first { $0.name == name }
        }
    }

    /// The children of a name.
    func all(_ name: String) -> [XMLElement] { children.filter { $0.name == name } }

    /// The text of the first element along a path that says anything.
    func text(_ path: String...) -> String? {
        let found = path.reduce(self as XMLElement?) { element, name in
            element?.children.first { $0.name == name }
        }
        return found.flatMap { $0.text.trimmed.isEmpty ? nil : $0.text.trimmed }
    }

    /// All text in it and below it, in order.
    var allText: String {
        ([text] + children.map(\.allText)).map(\.trimmed).filter { !$0.isEmpty }
            .joined(separator: " ")
    }
}
