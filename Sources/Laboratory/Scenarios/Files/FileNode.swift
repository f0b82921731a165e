import BackOffice

/// A value of a scenario file, with the place it stands at.
///
/// A scalar keeps the text that was written, so that 485.10 never turns into a binary number.
struct FileNode: Sendable {
    let place: FilePosition
    let content: Content

    indirect enum Content: Sendable {
        case nothing
        case scalar(String)
        case list([FileNode])
        case mapping([FileEntry])
    }
}

/// A key of a mapping with its value.
struct FileEntry: Sendable {
    let key: String
    let place: FilePosition
    let value: FileNode
}

extension FileNode {
    /// What it is, for a message.
    var kind: String {
        switch content {
        case .nothing: "nothing"
        case .scalar(let text): "\"\(text)\""
        case .list: "a list"
        case .mapping: "a mapping"
        }
    }

    var isNothing: Bool { if case .nothing = content { true } else { false } }

    func flaw(_ message: String) -> ScenarioFlaw { ScenarioFlaw(place, message) }

    /// The text of a scalar.
    func text(_ accepted: String) throws(ScenarioFlaw) -> String {
        guard case .scalar(let text) = content else {
            throw flaw("expected \(accepted), not \(kind)")
        }
        return text
    }

    /// The elements of a list; a single value is a list of one.
    var elements: [FileNode] {
        switch content {
        case .nothing: []
        case .list(let list): list
        case .scalar, .mapping: [self]
        }
    }

    /// The entries of a mapping; nothing has none.
    func entries(_ accepted: String) throws(ScenarioFlaw) -> [FileEntry] {
        switch content {
        case .nothing: return []
        case .mapping(let entries): return entries
        case .scalar, .list: throw flaw("expected \(accepted), not \(kind)")
        }
    }

    /// The value of a key; nil in what is no mapping and where the key is not.
    func value(_ key: String) -> FileNode? {
        guard case .mapping(let entries) = content else { return nil }
        return entries.first { $0.key == key }?.value
    }
}

extension FileNode {
    /// The same mapping with the keys of another laid over it, mappings within merged alike.
    ///
    /// A key that is given nothing is taken out; lists and scalars are replaced whole.
    func overlaid(by other: FileNode) -> FileNode {
        guard case .mapping(let own) = content, case .mapping(let others) = other.content else {
            return other
        }
        var merged = own
        for entry in others {
            let place = merged.firstIndex { $0.key == entry.key }
            let value = place.map { merged[$0].value.overlaid(by: entry.value) } ?? entry.value
            let new = FileEntry(key: entry.key, place: entry.place, value: value)
            switch (place, entry.value.isNothing) {
            case (let place?, true): merged.remove(at: place)
            case (let place?, false): merged[place] = new
            case (nil, true): break
            case (nil, false): merged.append(new)
            }
        }
        return FileNode(place: other.place, content: .mapping(merged))
    }
}
