import Contracts
import Foundation
import Measures
import TestHouse
import Testing

@testable import Storage

@Suite struct `A ledger file` {
    private let folder: TemporaryFolder
    private var path: String { folder.file("test.tranche") }

    init() throws { folder = try TemporaryFolder() }

    @Test func `what is acknowledged is on disk`() throws {
        let store = try Bench.create(at: path)
        // A pool sets NORMAL (1) by itself; 2 is FULL.
        #expect(try store.ask(ConnectionSQL.synchronous) == "2")
        #expect(try store.ask(ConnectionSQL.journalMode) == "wal")
        #expect(try store.ask(ConnectionSQL.foreignKeys) == "1")
        try store.close()
        let again = try Store(opening: path, access: .readWrite)
        #expect(try again.ask(ConnectionSQL.synchronous) == "2")
        #expect(try again.ask(ConnectionSQL.journalMode) == "wal")
        #expect(try again.ask(ConnectionSQL.foreignKeys) == "1")
    }

    @Test func `says that it is a ledger, and of which schema`() throws {
        let store = try Bench.create(at: path)
        #expect(try store.ask(ConnectionSQL.applicationID) == "\(0x5472_6E63)")
        #expect(try store.ask(ConnectionSQL.schemaVersion) == "\(Schema.newest)")
        #expect(try store.reading { try $0.ledger() } == Bench.ledger)
    }

    @Test func `is as it was when it is opened again`() throws {
        let bench = try Bench(Bench.create(at: path))
        let contract = try bench.disbursed("R-1")
        try bench.store.close()
        let store = try Store(opening: path, access: .readWrite)
        let loaded = try store.reading {
            try $0.load(contract.state.id, product: Bench.product)
        }
        #expect(loaded == contract)
    }

    @Test func `is one file when it is closed`() throws {
        let bench = try Bench(Bench.create(at: path))
        _ = try bench.disbursed("R-1")
        try bench.store.close()
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(files.sorted() == ["test.tranche", "test.tranche.lock"])
    }

    @Test func `migrating what is up to date changes nothing`() throws {
        let store = try Bench.create(at: path)
        let before = try schema(of: store)
        try store.inTransaction { try $0.migrate { _ in } }
        #expect(try schema(of: store) == before)
    }

    private func schema(of store: Store) throws -> [String] {
        try store.reading { reading in
            try reading.session.all(
                SQLText("SELECT coalesce(sql, name) FROM sqlite_schema ORDER BY name"), []
            ) { $0.text(0) }
        }
    }

    @Test func `has one writer`() throws {
        let store = try Bench.create(at: path)
        let owner = StoreFault.lockedByAnotherProcess(
            pid: ProcessInfo.processInfo.processIdentifier)
        #expect(throws: owner) { try Store(opening: path, access: .readWrite) }
        try store.close()
    }

    @Test func `can be written again when its writer is gone`() throws {
        try Bench.create(at: path).close()
        let store = try Store(opening: path, access: .readWrite)
        _ = try Bench(store)
    }

    @Test func `is read beside its writer, as of the last commit`() throws {
        let bench = try Bench(Bench.create(at: path))
        let reader = try Store(opening: path, access: .readOnly)
        #expect(try reader.reading { try $0.contractCount() } == 0)
        _ = try bench.sign(Loan("R-1").terms)
        #expect(try reader.reading { try $0.contractCount() } == 1)
        #expect(throws: StoreFault.readOnly) { try reader.inTransaction { _ in } }
    }

    @Test func `is not there`() throws {
        #expect(throws: StoreFault.missingFile(path: path)) {
            try Store(opening: path, access: .readWrite)
        }
        let nowhere = folder.file("no folder/test.tranche")
        #expect(throws: StoreFault.missingFile(path: nowhere)) {
            try Bench.create(at: nowhere)
        }
    }

    @Test func `is not made over another file`() throws {
        try Data("mine".utf8).write(to: URL(fileURLWithPath: path))
        #expect(throws: StoreFault.fileExists(path: path)) {
            try Bench.create(at: path)
        }
    }

    @Test(arguments: [("empty", ""), ("short", "SQL"), ("a text", "number;amount\n1;2\n")])
    func `is not any file`(_: String, text: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        #expect(throws: StoreFault.notALedger(path: path)) {
            try Store(opening: path, access: .readWrite)
        }
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data(text.utf8))
    }

    @Test func `is not the database of another programme, which is left alone`() throws {
        let store = try Bench.create(at: path)
        try store.inTransaction {
            try $0.session.script(SQLText("PRAGMA application_id = 7"))
        }
        try store.close()
        let before = try Data(contentsOf: URL(fileURLWithPath: path))
        #expect(throws: StoreFault.notALedger(path: path)) {
            try Store(opening: path, access: .readWrite)
        }
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    }

    @Test(arguments: [Store.Access.readWrite, .readOnly])
    func `of a newer programme is refused`(access: Store.Access) throws {
        let store = try Bench.create(at: path)
        try store.inTransaction { try $0.session.script(SQLText("PRAGMA user_version = 99")) }
        try store.close()
        #expect(throws: StoreFault.newerSchema(found: 99, known: Schema.newest)) {
            try Store(opening: path, access: access)
        }
    }

    @Test(arguments: [2, 3, 10])
    func `cut short is found corrupt`(part: Int) throws {
        let bench = try Bench(Bench.create(at: path))
        for number in 1...20 { _ = try bench.disbursed("R-\(number)") }
        try bench.store.close()
        let whole = try Data(contentsOf: URL(fileURLWithPath: path))
        try whole.prefix(whole.count / part).write(to: URL(fileURLWithPath: path))
        #expect { try Store(opening: path, access: .readWrite) } throws: { error in
            if case StoreFault.corrupt = error { true } else { false }
        }
    }

    /// An administrator may write anywhere.
    @Test(.enabled(if: geteuid() != 0))
    func `in a folder that cannot be written to is refused`() throws {
        try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: folder.path)
        #expect(throws: StoreFault.readOnly) { try Bench.create(at: path) }
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder.path)
    }

    @Test func `that cannot grow says so, undoes what it began and is still read`() throws {
        let bench = try Bench(Bench.create(at: path))
        _ = try bench.disbursed("R-0")
        try bench.store.inTransaction {
            try $0.session.script(SQLText("PRAGMA max_page_count = 1"))
        }
        #expect(throws: StoreFault.diskFull) {
            try bench.store.inTransaction { transaction in
                for number in 1...1_000 {
                    let loan = try Loan("R-\(number)")
                    _ = try transaction.insert(
                        loan.terms, of: loan.signed.product, attributes: "{}")
                }
            }
        }
        #expect(try bench.store.reading { try $0.contractCount() } == 1)
    }

    @Test func `an error of the body undoes the transaction and comes out as it is`() throws {
        struct StopFault: Error {}
        let store = try Bench.create(at: path)
        #expect(throws: StopFault.self) {
            try store.inTransaction { transaction in
                let loan = try Loan("R-1")
                _ = try transaction.insert(
                    loan.terms, of: loan.signed.product, attributes: "{}")
                throw StopFault()
            }
        }
        #expect(try store.reading { try $0.contractCount() } == 0)
    }
}
