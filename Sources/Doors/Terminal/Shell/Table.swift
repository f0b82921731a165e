import Formats

/// A table in plain text: columns aligned, no lines but the one under the head.
struct Table {
    struct Column {
        let title: String
        let isRight: Bool

        /// Words, to the left.
        static func words(_ title: String) -> Column { Column(title: title, isRight: false) }
        /// Amounts and counts, to the right.
        static func figures(_ title: String) -> Column { Column(title: title, isRight: true) }
    }

    private let columns: [Column]
    private var rows: [[String]] = []

    init(_ columns: [Column]) { self.columns = columns }

    init<Row>(_ columns: [Column], _ rows: [Row], _ cells: (Row) -> [String]) {
        self.columns = columns
        self.rows = rows.map(cells)
    }

    mutating func add(_ cells: [String]) {
        precondition(cells.count == columns.count, "a cell for every column")
        rows.append(cells)
    }

    var text: String {
        let head = columns.map(\.title)
        let rows = rows.map { $0.map(\.shown) }
        let widths = columns.indices.map { column in
            ([head] + rows).map { $0[column].count }.max() ?? 0
        }
        let rule = widths.map { String(repeating: "-", count: $0) }
        return ([head, rule] + rows).map { line($0, widths) }.joined(separator: "\n")
    }

    /// The same for a spreadsheet: semicolons between the cells, and no cell a formula.
    var csv: String {
        ([columns.map(\.title)] + rows).map { cells in
            cells.map { CSVText.guardedCell($0, separator: UInt8(ascii: ";")) }
                .joined(separator: ";")
        }.joined(separator: "\n")
    }

    private func line(_ cells: [String], _ widths: [Int]) -> String {
        var line = ""
        for (index, cell) in cells.enumerated() {
            let space = String(repeating: " ", count: widths[index] - cell.count)
            line += index == 0 ? "" : "  "
            line += columns[index].isRight ? space + cell : cell + space
        }
        while line.last == " " { line.removeLast() }
        return line
    }
}

/// Names and their values, one a line.
struct FactList {
    private var facts: [(name: String, value: String)] = []

    mutating func add(_ name: String, _ value: String?) {
        if let value, !value.isEmpty { facts.append((name.shown, value.shown)) }
    }

    var text: String {
        let width = facts.map(\.name.count).max() ?? 0
        return facts.map { name, value in
            name + String(repeating: " ", count: width - name.count) + "  " + value
        }.joined(separator: "\n")
    }
}
