import Foundation
import Questions
import TestHouse
import Testing

@testable import BackOffice
@testable import Storage

/// Files that are no ledger, or not ours to write.
@Suite struct `Bad ledger files` {
    @Test func `a file that is not there is missing`() throws {
        try inTemporaryFolder { (folder: String) throws in
            let text = try fault(folder + "/none.tranche")
            #expect(text.contains("there is no ledger at"))
        }
    }

    @Test(arguments: [
        ("nothing", Data()), ("text", Data("<html>not a ledger at all</html>".utf8)),
        ("the first bytes of a database", Data("SQLite format 3\u{0}".utf8)),
    ])
    func `what is not a ledger is named so and left as it is`(_: String, bytes: Data) throws {
        try inTemporaryFolder { (folder: String) throws in
            let path = folder + "/strange.tranche"
            try bytes.write(to: URL(fileURLWithPath: path))
            let text = try fault(path)
            #expect(text.contains("is not a Tranche ledger") || text.contains("is damaged"))
            #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == bytes)
        }
    }

    @Test(arguments: [1_000, 5_000, 40_000])
    func `a ledger that was cut is damaged and left as it is`(size: Int) throws {
        try inTemporaryFolder { (folder: String) throws in
            let path = try newLedger(in: folder)
            let cut = try Data(contentsOf: URL(fileURLWithPath: path)).prefix(size)
            try cut.write(to: URL(fileURLWithPath: path))
            let text = try fault(path)
            #expect(text.contains("is damaged") || text.contains("not a Tranche ledger"), "\(text)")
            #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == cut)
        }
    }

    /// `user_version` stands in bytes 60...63 of a database, high byte first.
    @Test func `a newer schema is not touched`() throws {
        try inTemporaryFolder { (folder: String) throws in
            let path = try newLedger(in: folder)
            var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
            bytes.replaceSubrange(60..<64, with: [0, 0, 0x03, 0xE7])
            try bytes.write(to: URL(fileURLWithPath: path))
            let text = try fault(path)
            #expect(text.contains("has schema 999"), "\(text)")
            #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == bytes)
        }
    }

    @Test func `a second writer is told who writes, and a reader may look on`() throws {
        try inTemporaryFolder { (folder: String) throws in
            let path = folder + "/book.tranche"
            let writer = try create(path)
            let text = try fault(path)
            #expect(text.contains("in use by process \(ProcessInfo.processInfo.processIdentifier)"))
            let reader = try Office.open(path, access: .readOnly) { RecordedAt(rawValue: 0) }
            #expect(try reader.verify { _, _ in }.holds)
            try reader.close()
            try writer.close()
            try Office.open(path, access: .readWrite) { RecordedAt(rawValue: 0) }.close()
        }
    }

    /// Root may write everywhere, so it cannot be shown there.
    @Test(.enabled(if: geteuid() != 0))
    func `a folder that cannot be written to is told`() throws {
        try inTemporaryFolder { (folder: String) throws in
            let path = try newLedger(in: folder)
            try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: folder)
            defer {
                try? FileManager.default.setAttributes(
                    [.posixPermissions: 0o700], ofItemAtPath: folder)
            }
            let text = try fault(path)
            #expect(text.contains("read-only"), "\(text)")
        }
    }

    @Test func `a ledger is not made over a file`() throws {
        try inTemporaryFolder { (folder: String) throws in
            let path = try newLedger(in: folder)
            let before = try Data(contentsOf: URL(fileURLWithPath: path))
            let error = #expect(throws: OfficeError.self) { _ = try create(path) }
            #expect(error?.message.contains("there is a file at") == true)
            #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
        }
    }

    private func create(_ path: String) throws -> Office {
        try Office.create(
            at: path, organisation: "tests", directories: Office.seedTexts
        ) { RecordedAt(rawValue: 0) }
    }

    private func newLedger(in folder: String) throws -> String {
        let path = folder + "/book.tranche"
        try create(path).close()
        return path
    }

    /// What is said when the file is opened to write.
    private func fault(_ path: String) throws -> String {
        do {
            let office = try Office.open(path, access: .readWrite) { RecordedAt(rawValue: 0) }
            try office.close()
            return "opened"
        } catch {
            guard case .fault = error else { return "no fault: \(error)" }
            return error.message
        }
    }
}
