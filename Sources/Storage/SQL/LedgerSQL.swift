package import Directories

/// `ledger`: one row.
enum LedgerSQL {
    static let insert = SQLText(
        "INSERT INTO ledger (id, organisation, created_at, format) VALUES (1, $1, $2, $3)")

    static let select = SQLText("SELECT organisation, created_at FROM ledger")

    static func read(_ row: Prepared) throws -> Ledger {
        Ledger(organisation: row.text(0), createdAt: try row.instant(1))
    }
}

/// `directory`: a row for each file of each version.
enum DirectorySQL {
    static let insert = SQLText(
        """
        INSERT INTO directory (version, name, text, recorded_at, edition)
        VALUES ($1, $2, $3, $4, $5)
        """)

    static let newest = SQLText("SELECT coalesce(max(version), 0) FROM directory")

    static let files = SQLText(
        """
        SELECT name, text, recorded_at, edition FROM directory
        WHERE version = $1 ORDER BY name
        """)

    static let versions = SQLText("SELECT DISTINCT version FROM directory ORDER BY version")
}

extension ReadSession {
    /// The title of the ledger.
    package func ledger() throws -> Ledger {
        guard let ledger = try session.first(LedgerSQL.select, [], LedgerSQL.read) else {
            throw StoreFault.corrupt("the ledger has no title")
        }
        return ledger
    }

    /// The newest version of the rules; nil before the first.
    package func newestDirectory() throws -> StoredDirectory? {
        let version = try session.first(DirectorySQL.newest, []) { $0.integer(0) } ?? 0
        return try directory(version: version)
    }

    /// A version of the rules; nil when there is no such version.
    package func directory(version: Int64) throws -> StoredDirectory? {
        var files: [String: String] = [:]
        var recordedAt = RecordedAt(rawValue: 0)
        var edition = Edition.newest
        _ = try session.all(DirectorySQL.files, [.integer(version)]) { row in
            files[row.text(0)] = row.text(1)
            recordedAt = try row.instant(2)
            guard let known = Edition(rawValue: try row.narrow(3)) else {
                throw StoreFault.corrupt("the rules are of an edition that is not known")
            }
            edition = known
        }
        if files.isEmpty { return nil }
        return StoredDirectory(
            version: version, files: files, edition: edition, recordedAt: recordedAt)
    }
}

extension ReadSession {
    /// The numbers of all versions of the rules, oldest first.
    package func directoryVersions() throws -> [Int64] {
        try session.all(DirectorySQL.versions, []) { $0.integer(0) }
    }
}

extension Transaction {
    func insert(_ ledger: Ledger) throws {
        let format: Int64 = 1
        try session.run(
            LedgerSQL.insert,
            [
                .text(ledger.organisation), .integer(ledger.createdAt.rawValue),
                .integer(format),
            ])
    }

    /// Adds a version of the rules in the newest edition: all files, the unchanged ones too.
    /// - Shape: `files` not empty.
    package func insertDirectory(
        _ files: [String: String], at recordedAt: RecordedAt
    ) throws -> Int64 {
        try insertDirectory(files, of: .newest, at: recordedAt)
    }

    /// Adds a version of the rules, read as those of an edition are.
    /// - Shape: `files` not empty.
    package func insertDirectory(
        _ files: [String: String], of edition: Edition, at recordedAt: RecordedAt
    ) throws -> Int64 {
        precondition(!files.isEmpty, "a version of the rules has files")
        let newest = try session.first(DirectorySQL.newest, []) { $0.integer(0) } ?? 0
        for (name, text) in files.sorted(by: { $0.key < $1.key }) {
            try session.run(
                DirectorySQL.insert,
                [
                    .integer(newest + 1), .text(name), .text(text),
                    .integer(recordedAt.rawValue), .integer(Int64(edition.rawValue)),
                ])
        }
        return newest + 1
    }
}
