import BackOffice
import Directories
import Formats
import FoundationEssentials

/// The directories of a scenario: those of a new installation and the rows it brings itself.
struct ScenarioDirectories {
    /// Every file as JSON, by name.
    private(set) var files: [String: String] = Office.seedTexts

    /// - Parameters:
    ///   - products: product rows by code; `like` names the product a row starts from.
    ///   - rows: lists of rows by the name of their directory.
    init(products: FileNode?, rows: FileNode?) throws(ScenarioFlaw) {
        for entry in try rows?.entries("directories by name") ?? [] {
            guard let reader = Self.readers.first(where: { $0.name == entry.key }) else {
                let names = Self.readers.map(\.name).joined(separator: ", ")
                throw ScenarioFlaw(
                    entry.place, "unknown directory \"\(entry.key)\"; there are: \(names)")
            }
            if reader.isWhole { empty(entry.key) }
            for row in entry.value.elements { try add(reader.read(row), to: entry.key) }
        }
        for entry in try products?.entries("products by code") ?? [] {
            try add(product(entry), to: "products")
        }
    }

    /// Gives constants of the directory other values.
    mutating func set(constants node: FileNode?) throws(ScenarioFlaw) {
        guard let node, case .object(var file) = Self.json(files["constants"] ?? ""),
            case .list(var rows)? = file["rows"]
        else { return }
        for entry in try node.entries("constants by code") {
            let place = rows.firstIndex { row in
                if case .object(let row) = row { row["code"] == .text(entry.key) } else { false }
            }
            guard let place, case .object(var row) = rows[place] else {
                throw ScenarioFlaw(entry.place, "there is no constant \"\(entry.key)\"")
            }
            row["value"] = .text(try entry.value.text("a value"))
            rows[place] = .object(row)
        }
        file["rows"] = .list(rows)
        files["constants"] = Self.text(JSONValue.object(file))
    }

    /// The rules that the files make.
    /// - Throws: every finding, at the place given.
    func rules(_ place: FilePosition) throws(ScenarioFlaw) -> Rules {
        let bytes = files.map { (name: $0.key, bytes: Array($0.value.utf8)) }
        do {
            return Rules(
                try readDirectories(from: bytes, version: 1, recordedIn: nil),
                digest: Checksum.digest(of: files))
        } catch {
            throw ScenarioFlaw(place, error.description)
        }
    }

    /// A directory that a scenario may add to, and how its rows are read.
    private struct RowReader: Sendable {
        let name: String
        /// Whether its rows stand in the place of the known ones, and not beside them.
        let isWhole: Bool
        let read: @Sendable (FileNode) throws(ScenarioFlaw) -> JSONValue
    }

    private static let readers: [RowReader] = [
        RowReader(name: "waterfalls", isWhole: false) { node throws(ScenarioFlaw) in
            try row(WaterfallSeed.self, node)
        },
        RowReader(name: "calendars", isWhole: false) { node throws(ScenarioFlaw) in
            try row(CalendarSeed.self, node)
        },
        RowReader(name: "banks", isWhole: false) { node throws(ScenarioFlaw) in
            try row(BankSeed.self, node)
        },
        RowReader(name: "statutory-caps", isWhole: true) { node throws(ScenarioFlaw) in
            try row(StatutoryCapSeed.self, node)
        },
    ]

    private mutating func empty(_ name: String) {
        guard case .object(var file) = Self.json(files[name] ?? "") else {
            preconditionFailure("\(name) is a directory")
        }
        file["rows"] = .list([])
        files[name] = Self.text(JSONValue.object(file))
    }

    private mutating func add(_ row: JSONValue, to name: String) throws(ScenarioFlaw) {
        guard case .object(var file) = Self.json(files[name] ?? ""),
            case .list(let rows)? = file["rows"]
        else { preconditionFailure("\(name) is a directory") }
        file["rows"] = .list(rows + [row])
        files[name] = Self.text(JSONValue.object(file))
    }

    private func product(_ entry: FileEntry) throws(ScenarioFlaw) -> JSONValue {
        var node = entry.value
        let known = try FileNode(yaml: Array((files["products"] ?? "").utf8)).value("rows")
        let rows = known?.elements ?? []
        if let like = node.value("like") {
            let code = try like.text("the code of a product")
            guard let first = rows.last(where: { $0.value("code")?.scalar == code }) else {
                let codes = Set(rows.compactMap { $0.value("code")?.scalar }).sorted()
                throw like.flaw(
                    "there is no product \"\(code)\"; there are: "
                        + codes.joined(separator: ", "))
            }
            node = first.overlaid(by: node.without("like"))
        }
        let own: [(String, String)] = [("code", entry.key), ("id", "\(900 + rows.count)")]
        return try Self.row(ProductSeed.self, node.with(own, entry.place))
    }

    /// Reads a row as its directory would, and refuses the keys it does not know.
    private static func row<Row: SeedRow>(
        _ type: Row.Type, _ node: FileNode
    ) throws(ScenarioFlaw) -> JSONValue {
        let row = try FileNodeDecoder.decode(type, node)
        let understood = json(text(row))
        try node.refuseKeys(notIn: understood)
        return understood
    }

    private static func json(_ text: String) -> JSONValue {
        do {
            return try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
        } catch {
            preconditionFailure("what was encoded can be decoded: \(error)")
        }
    }

    private static func text(_ value: some Encodable) -> String {
        do {
            return try BackOffice.text(of: value)
        } catch {
            preconditionFailure("a row can be encoded: \(error)")
        }
    }
}

extension FileNode {
    fileprivate var scalar: String? {
        if case .scalar(let text) = content { text } else { nil }
    }

    fileprivate func without(_ key: String) -> FileNode {
        guard case .mapping(let entries) = content else { return self }
        return FileNode(place: place, content: .mapping(entries.filter { $0.key != key }))
    }

    /// The same mapping with some keys set.
    fileprivate func with(_ values: [(String, String)], _ place: FilePosition) -> FileNode {
        let entries = values.map { key, text in
            let value = FileNode(place: place, content: .scalar(text))
            return FileEntry(key: key, place: place, value: value)
        }
        return overlaid(by: FileNode(place: self.place, content: .mapping(entries)))
    }

    /// What was understood is written again: a key that is not there was not understood.
    fileprivate func refuseKeys(notIn understood: JSONValue) throws(ScenarioFlaw) {
        switch (content, understood) {
        case (.mapping(let entries), .object(let known)):
            for entry in entries where !entry.value.isNothing {
                guard let value = known[entry.key] else {
                    throw ScenarioFlaw(
                        entry.place,
                        "unknown key \"\(entry.key)\"; here are known: "
                            + known.keys.sorted().joined(separator: ", "))
                }
                try entry.value.refuseKeys(notIn: value)
            }
        case (.list(let list), .list(let known)):
            for (element, value) in zip(list, known) { try element.refuseKeys(notIn: value) }
        case (.nothing, _), (.scalar, _), (.list, _), (.mapping, _): break
        }
    }
}
