import Contracts
import Directories
import Measures
package import Storage
import Synchronization

/// The back office over one ledger: the only room where things happen.
///
/// It is a class because it owns the store and remembers the directories it has read.
package final class Office: Sendable {
    package let store: Store
    /// The instant at which something is recorded.
    package let clock: @Sendable () -> RecordedAt
    /// Whether far days are refused; a ledger in memory knows no today.
    let guardsDays: Bool
    let rulesByVersion = Mutex<[Int64: Rules]>([:])
    private let standing = Mutex<Standing?>(nil)
    private let rates = Mutex<KnownRates>(KnownRates(mark: 0, rates: ExchangeRates()))

    /// The closings that stand after the newest thing that happened to a period.
    private struct Standing {
        let newest: StoredPeriod
        let closings: [StoredPeriod]
    }

    /// The rates that had come in when the mark was reached.
    private struct KnownRates {
        let mark: Int64
        let rates: ExchangeRates
    }

    package init(
        _ store: Store, guardsDays: Bool = false, clock: @escaping @Sendable () -> RecordedAt
    ) {
        self.store = store
        self.clock = clock
        self.guardsDays = guardsDays
    }

    /// Makes a new ledger with the directories in `files`.
    ///
    /// - Throws: `directory` with every finding, `fault`.
    package static func create(
        at path: String, organisation: String, directories files: [String: String],
        clock: @escaping @Sendable () -> RecordedAt
    ) throws(OfficeError) -> Office {
        _ = try rules(of: files, version: 1, recordedIn: nil)
        let ledger = Ledger(organisation: organisation, createdAt: clock())
        return try sorting {
            let store = try Store.create(at: path, ledger) { transaction in
                _ = try transaction.insertDirectory(files, at: clock())
            }
            return Office(store, guardsDays: true, clock: clock)
        }
    }

    /// A ledger that is gone with the process; its directories are those of a new installation
    /// where no others are given.
    package static func inMemory(
        organisation: String = "memory", directories files: [String: String] = seedTexts,
        clock: @escaping @Sendable () -> RecordedAt
    ) throws(OfficeError) -> Office {
        try sorting {
            let store = try Store.inMemory(Ledger(organisation: organisation, createdAt: clock()))
            _ = try store.inTransaction { try $0.insertDirectory(files, at: clock()) }
            return Office(store, clock: clock)
        }
    }

    /// Checks that a ledger could be made at `path`.
    ///
    /// - Throws: `fault`, such as `fileExists`.
    package static func requireRoom(for path: String) throws(OfficeError) {
        try sorting { try Store.requireRoom(for: path) }
    }

    /// Puts the ledger as it stands into a new file: whole, or not at all.
    ///
    /// - Throws: `fault`, such as `fileExists`.
    package func copy(to path: String) throws(OfficeError) {
        try sorting { try store.copy(to: path) }
    }

    /// Copies all that is acknowledged into a new file, while a writer may go on.
    ///
    /// - Throws: `fault`, such as `fileExists`.
    package func backUp(to path: String) throws(OfficeError) {
        try sorting { try store.backUp(to: path) }
    }

    /// How far the clock is behind the newest record; nil when it is not, by a second or more.
    ///
    /// Units: milliseconds.
    package func clockLag() throws(OfficeError) -> Int64? {
        try sorting {
            let newest = try store.reading { try $0.newestInstant() }
            let lag = newest.rawValue.subtractingReportingOverflow(clock().rawValue)
            return lag.overflow || lag.partialValue < 1_000 ? nil : lag.partialValue
        }
    }

    /// Opens the ledger at `path`.
    package static func open(
        _ path: String, access: Store.Access, clock: @escaping @Sendable () -> RecordedAt
    ) throws(OfficeError) -> Office {
        try sorting {
            let store = try Store(opening: path, access: access, list: list)
            return Office(store, guardsDays: true, clock: clock)
        }
    }

    private static func list(_ transaction: Transaction) throws {
        guard let newest = try transaction.newestDirectory() else { return }
        let rules = try rules(of: newest.files, version: newest.version, recordedIn: newest.edition)
        try transaction.listContracts { try rules.product($0) }
    }

    /// The texts of the directories that a new installation starts with, by name.
    package static var seedTexts: [String: String] {
        Dictionary(
            uniqueKeysWithValues: SeedFiles.all.map { file in
                (file.name, String(decoding: file.bytes, as: UTF8.self))
            })
    }

    /// Closes the connections of the store.
    package func close() throws(OfficeError) { try sorting { try store.close() } }

    /// Answers a question from one snapshot, by the newest rules.
    package func answering<Answer>(
        _ body: (ReadSession, Rules) throws -> Answer
    ) throws(OfficeError) -> Answer {
        try sorting { try store.reading { try body($0, rules($0)) } }
    }

    /// Writes the log back into the ledger file, which is then all of the ledger.
    package func checkpoint() throws(OfficeError) { try sorting { try store.checkpoint() } }

    /// The newest directories, read once a version, with the closed periods and the rates.
    package func rules(_ reading: ReadSession) throws -> Rules {
        let rules = try newestRules(reading).rated(exchangeRates(reading))
        guard let newest = try reading.newestPeriod() else { return rules }
        if let known = standing.withLock({ $0 }), known.newest == newest {
            return rules.closing(known.closings)
        }
        let closings = try reading.periods().standing
        standing.withLock { $0 = Standing(newest: newest, closings: closings) }
        return rules.closing(closings)
    }

    /// The rates, read again when one has come in.
    private func exchangeRates(_ reading: ReadSession) throws -> ExchangeRates {
        let mark = try reading.exchangeRateMark()
        let known = rates.withLock { $0 }
        if known.mark == mark { return known.rates }
        let read = try reading.exchangeRates()
        rates.withLock { $0 = KnownRates(mark: mark, rates: read) }
        return read
    }

    private func newestRules(_ reading: ReadSession) throws -> Rules {
        guard let stored = try reading.newestDirectory() else {
            throw OfficeError.directory("the ledger has no directories")
        }
        return try rules(stored)
    }

    /// The directories of a version, read once.
    package func rules(version: Int64, _ reading: ReadSession) throws -> Rules {
        guard let stored = try reading.directory(version: version) else {
            throw OfficeError.directory("the ledger has no directories of version \(version)")
        }
        return try rules(stored)
    }

    private func rules(_ stored: StoredDirectory) throws -> Rules {
        if let known = rulesByVersion.withLock({ $0[stored.version] }) { return known }
        let rules = try Office.rules(
            of: stored.files, version: stored.version, recordedIn: stored.edition)
        rulesByVersion.withLock { $0[stored.version] = rules }
        return rules
    }

    private static func rules(
        of files: [String: String], version: Int64, recordedIn edition: Edition?
    ) throws(OfficeError) -> Rules {
        let bytes = files.map { (name: $0.key, bytes: Array($0.value.utf8)) }
        do {
            return Rules(
                try readDirectories(from: bytes, version: version, recordedIn: edition),
                digest: Checksum.digest(of: files))
        } catch {
            throw .directory(error.description)
        }
    }
}

/// Runs a body and sorts what it throws.
package func sorting<Result>(_ body: () throws -> Result) throws(OfficeError) -> Result {
    do {
        return try body()
    } catch {
        throw OfficeError(error, nil)
    }
}
