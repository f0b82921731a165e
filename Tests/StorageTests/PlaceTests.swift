import Contracts
import Foundation
import TestHouse
import Testing

@testable import Storage

/// One file, one lock, one log, by whatever name a ledger is reached.
@Suite struct `The place of a ledger` {
    private let folder: TemporaryFolder
    private var path: String { folder.file("test.tranche") }

    init() throws { folder = try TemporaryFolder() }

    @Test func `has one lock for every way to it`() throws {
        let store = try Bench.create(at: path)
        let link = folder.file("link.tranche")
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
        let owner = StoreFault.lockedByAnotherProcess(
            pid: ProcessInfo.processInfo.processIdentifier)
        for other in [link, folder.path + "/./test.tranche", folder.path + "//test.tranche"] {
            #expect(throws: owner) { try Store(opening: other, access: .readWrite) }
            let reader = try Store(opening: other, access: .readOnly)
            #expect(try reader.reading { try $0.contractCount() } == 0)
            try reader.close()
        }
        try store.close()
        let left = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        #expect(!left.contains { $0.hasPrefix("link.tranche.") }, "\(left)")
    }

    @Test func `is refused under two names, to writers and to readers`() throws {
        try Bench.create(at: path).close()
        try FileManager.default.linkItem(atPath: path, toPath: folder.file("second"))
        for access in [Store.Access.readWrite, .readOnly] {
            #expect {
                try Store(opening: path, access: access)
            } throws: { error in
                guard case StoreFault.manyNames(_, let count) = error else { return false }
                return count == 2
            }
        }
        try FileManager.default.removeItem(atPath: folder.file("second"))
        try Store(opening: path, access: .readWrite).close()
    }

    @Test(arguments: ["", ":memory:", "file:x", "FILE:x?mode=memory", "a\0b"])
    func `is a path and nothing that SQLite makes of it`(text: String) {
        #expect(throws: StoreFault.notAPath(text)) { try Store(opening: text, access: .readOnly) }
        #expect(throws: StoreFault.notAPath(text)) { try Bench.create(at: text) }
    }

    @Test(arguments: ["a b", "a?b", "a#b", "a%20b", "a'b", "файл", "-wal"])
    func `may have any name`(name: String) throws {
        let path = folder.file(name)
        let bench = try Bench(Bench.create(at: path))
        _ = try bench.sign(Loan("R-1").terms)
        try bench.store.close()
        let place = try LedgerPlace(finding: path)
        // As somebody else would read it, with the name in an address.
        let way = ReadingWay.unchanging(try #require(FileFacts(of: place.path)))
        #expect(try LedgerFile.checkMarks(at: place, by: way).version == Schema.newest)
        let left = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        #expect(left == [name, name + ".lock"])
    }

    @Test(.enabled(if: geteuid() == 0))
    func `gives its lock its own owner and mode`() throws {
        try Bench.create(at: path).close()
        #expect(chown(path, 65_534, 65_534) == 0 && chmod(path, 0o640) == 0)
        try Store(opening: path, access: .readWrite).close()
        let lock = try #require(FileFacts(of: path + ".lock"))
        #expect(lock.owner == 65_534 && lock.group == 65_534 && lock.mode == 0o640)
    }

    @Test func `that changed while it was read for unchanging gives no answer`() throws {
        try Bench.create(at: path).close()
        let place = try LedgerPlace(finding: path)
        let way = ReadingWay.unchanging(try #require(FileFacts(of: place.path)))
        try way.requireUnchanged(place)
        let store = try Store(opening: path, access: .readWrite)
        _ = try Bench(store)
        try store.close()
        #expect(throws: StoreFault.changedWhileRead(path: place.path)) {
            try way.requireUnchanged(place)
        }
    }

    @Test func `of an older schema is read as a copy, and raised by a writer alone`() throws {
        let bench = try Bench(Bench.create(at: path))
        let contract = try bench.disbursed("R-1")
        try bench.store.inTransaction {
            try $0.session.script(Bench.takeAwayForeignCurrency)
        }
        try bench.store.close()
        let before = try Data(contentsOf: URL(fileURLWithPath: path))
        let reader = try Store(opening: path, access: .readOnly)
        #expect(reader.schema == 4 && reader.isOlder)
        let loaded = try reader.reading {
            try $0.load(contract.state.id, product: Bench.product)
        }
        #expect(loaded == contract)
        try reader.close()
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
        let writer = try Store(opening: path, access: .readWrite)
        #expect(!writer.isOlder)
        #expect(try writer.ask(ConnectionSQL.schemaVersion) == "\(Schema.newest)")
        try writer.close()
    }

    @Test func `gets a ledger that is whole, or none`() throws {
        struct StopFault: Error {}
        #expect(throws: StopFault.self) {
            try Store.create(at: path, Bench.ledger) { _ in throw StopFault() }
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
        try Data("x".utf8).write(to: URL(fileURLWithPath: path + "-wal"))
        #expect(throws: StoreFault.self) { try Bench.create(at: path) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 1)
    }

    @Test func `is copied whole while its writer writes`() throws {
        let bench = try Bench(Bench.create(at: path))
        _ = try bench.sign(Loan("R-1").terms)
        let reader = try Store(opening: path, access: .readOnly)
        _ = try bench.sign(Loan("R-2").terms)
        let copy = folder.file("copy.tranche")
        try reader.backUp(to: copy)
        #expect(throws: StoreFault.self) { try reader.backUp(to: copy) }
        let store = try Store(opening: copy, access: .readOnly)
        #expect(try store.reading { try $0.contractCount() } == 2)
        try store.close()
    }
}
