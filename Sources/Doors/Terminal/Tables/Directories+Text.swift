import BackOffice
import Questions

extension DirectoryListRow {
    static func table(_ rows: [DirectoryListRow]) -> Table {
        Table(
            [
                .words("name"), .figures("rows"), .words("valid from"), .figures("version"),
                .words("what it is"),
            ], rows
        ) { [$0.name, "\($0.rows)", $0.validFrom, "\($0.version)", $0.help] }
    }
}

extension DirectoryPage {
    /// A line a row; fields within fields are left to `pages`.
    var table: String {
        var names: [String] = []
        for column in rows.flatMap(\.columns) where !names.contains(column.name) {
            names.append(column.name)
        }
        let hasEnd = rows.contains { $0.validThrough != nil }
        let titles = names + ["valid from"] + (hasEnd ? ["valid through"] : [])
        let table = Table(titles.map { .words($0) }, rows) { row in
            names.map { name in row.columns.first { $0.name == name }?.value ?? "" }
                + [row.validFrom] + (hasEnd ? [row.validThrough ?? ""] : [])
        }
        return head + "\n\n" + (rows.isEmpty ? "no rows" : table.text) + more
    }

    /// All that each row says.
    var pages: String {
        ([head]
            + rows.map { row in
                var facts = FactList()
                for value in row.values { facts.add(value.name, value.value) }
                return facts.text
            }).joined(separator: "\n\n")
    }

    private var head: String {
        var facts = FactList()
        facts.add("directory", name)
        facts.add("what it is", help)
        facts.add("version", "\(version)")
        facts.add("as of", asOf)
        return facts.text
    }

    private var more: String {
        guard let row = rows.first(where: { $0.values.contains { $0.name.contains(".") } }) else {
            return ""
        }
        return "\n\nmore of a row: --row \(row.key)"
    }
}

extension DirectoryDifference {
    /// A line a field.
    static func table(_ differences: [DirectoryDifference]) -> Table {
        var table = Table([
            .words("directory"), .words("row"), .words("change"), .words("from"),
            .words("field"), .words("before"), .words("after"),
        ])
        for difference in differences {
            for (place, field) in difference.fields.enumerated() {
                let isFirst = place == 0
                table.add([
                    isFirst ? difference.directory : "", isFirst ? difference.row : "",
                    isFirst ? difference.change : "", isFirst ? difference.from ?? "always" : "",
                    field.field, field.before ?? "", field.after ?? "",
                ])
            }
        }
        return table
    }
}

extension DirectoryVersionRow {
    var text: String {
        var facts = FactList()
        facts.add("version", "\(version)")
        facts.add("holds from", from ?? "the beginning")
        facts.add("recorded", recordedAt)
        facts.add("operator", operatorName)
        if differences.isEmpty { return facts.text }
        return facts.text + "\n\n" + DirectoryDifference.table(differences).text
    }
}

extension DirectoryCheckReport {
    var text: String {
        guard isSound else {
            let table = Table(
                [
                    .words("file"), .words("row"), .words("field"), .words("value"),
                    .words("accepted"),
                ], findings
            ) { [$0.file, $0.row, $0.field, $0.value, $0.accepted] }
            let count = findings.count == 1 ? "1 finding" : "\(findings.count) findings"
            return table.text + "\n\n\(count); nothing is stored"
        }
        let end = "the files agree; nothing is stored"
        if differences.isEmpty { return end + ", and nothing would be otherwise from \(from) on" }
        return DirectoryDifference.table(differences).text + "\n\n" + end
    }
}

extension DirectoryReceipt {
    var text: String {
        if differences.isEmpty {
            return "nothing is otherwise from \(from) on; nothing is stored"
        }
        var facts = FactList()
        facts.add("holds from", from)
        facts.add("version", "\(version)")
        facts.add("preview token", isPreview ? previewToken : nil)
        if isPreview { facts.add("preview", "nothing is stored") }
        if isRepeat { facts.add("repeated", "it was done before; nothing was done now") }
        return DirectoryDifference.table(differences).text + "\n\n" + facts.text
    }
}
