extension Rule {
    static let sql: [Rule] = [sqlStaysHome, namedColumns, boundValues, numberedPlaceholders]

    private static let home = "Sources/Storage/SQL/DocumentSQL.swift"

    private static let sqlStaysHome = Rule(
        name: "SQL is spoken only in Storage/SQL and Storage/Schema",
        kept: [
            Sample(home, "let text = \"SELECT id FROM document\""),
            Sample("Sources/Storage/Schema/S001.swift", "let x = \"CREATE TABLE a (b INTEGER)\""),
            Sample("Sources/Doors/Terminal/Show.swift", "let x = \"Select a contract from here\""),
            Sample("/// SELECT is not code.\nlet x = \"UPDATE_GOLDEN\""),
        ],
        broken: [
            Sample("let x = \"SELECT id FROM document\""),
            Sample("Sources/BackOffice/Office.swift", "run(\"PRAGMA synchronous\")"),
            Sample("Sources/Storage/Store.swift", "run(\"DELETE FROM document\")"),
            Sample("Sources/Storage/Store.swift", "run(\"\"\"\n  UPDATE a\n  SET b = $1\n\"\"\")"),
        ]
    ) { file in
        guard file.isSource, !file.isHomeOfSQL else { return [] }
        return file.statements.map { file.finding($0.line, $0.firstLine) }
    }

    private static let namedColumns = Rule(
        name: "SQL names its columns",
        kept: [Sample(home, "let text = \"SELECT count(*) FROM document\"")],
        broken: [
            Sample(home, "let text = \"SELECT * FROM document\""),
            Sample(home, "let text = \"SELECT d.* FROM document d\""),
            Sample(home, "let text = \"INSERT INTO a (b) VALUES ($1) RETURNING *\""),
        ]
    ) { file in
        guard file.isSource else { return [] }
        return file.statements.filter { statement in
            let words = statement.text.split { " \n,".contains($0) }
            return words.contains { $0 == "*" || $0.hasSuffix(".*") }
        }
        .map { file.finding($0.line, $0.firstLine) }
    }

    private static let boundValues = Rule(
        name: "SQL is a fixed text; values are bound",
        kept: [
            Sample(home, "let text = \"SELECT id FROM document WHERE id = $1\""),
            Sample(home, "let text = \"document \\(id)\""),
        ],
        broken: [Sample(home, "let text = \"SELECT id FROM document WHERE id = \\(id)\"")]
    ) { file in
        guard file.isSource else { return [] }
        return file.statements.filter { $0.kind == .mixedText }
            .map { file.finding($0.line, $0.firstLine) }
    }

    private static let numberedPlaceholders = Rule(
        name: "SQL numbers its placeholders",
        kept: [Sample(home, "let text = \"SELECT id FROM document WHERE id = $1\"")],
        broken: [
            Sample(home, "let text = \"SELECT id FROM document WHERE id = ?\""),
            Sample(home, "let text = \"INSERT INTO a (b, c) VALUES (?, ?)\""),
        ]
    ) { file in
        guard file.isSource else { return [] }
        return file.statements.filter { $0.text.contains("?") }
            .map { file.finding($0.line, $0.firstLine) }
    }
}

extension SourceFile {
    fileprivate var isHomeOfSQL: Bool {
        path.hasPrefix("Sources/Storage/SQL/") || path.hasPrefix("Sources/Storage/Schema/")
    }

    /// The string literals that speak SQL.
    fileprivate var statements: [Token] { code.filter { $0.isString && $0.speaksSQL } }
}

extension Token {
    fileprivate var firstLine: String {
        text.split(separator: "\n").first.map(String.init) ?? text
    }

    /// Whether a text holds a statement of SQL, or a part of one, in capitals.
    fileprivate var speaksSQL: Bool {
        let words = text.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init)
        let pairs = Set(zip(words, words.dropFirst()).map { "\($0) \($1)" })
        return !Self.lonely.isDisjoint(with: words) || !Self.pairs.isDisjoint(with: pairs)
            || (words.contains("UPDATE") && words.contains("SET"))
    }

    private static let lonely: Set<String> = [
        "SELECT", "PRAGMA", "RETURNING", "SAVEPOINT", "VACUUM", "WHERE",
    ]

    private static let pairs: Set<String> = [
        "INSERT INTO", "INSERT OR", "DELETE FROM", "CREATE TABLE", "CREATE INDEX",
        "CREATE UNIQUE", "CREATE TRIGGER", "CREATE VIEW", "CREATE TEMPORARY", "ALTER TABLE",
        "DROP TABLE", "DROP INDEX", "DROP TRIGGER", "DROP VIEW", "BEGIN IMMEDIATE",
        "ON CONFLICT", "ORDER BY", "GROUP BY",
    ]
}
