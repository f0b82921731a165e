import Contracts
import Directories
import Foundation
import Measures
import Testing

@testable import Storage

/// The samples of `docs/data-file.md` are what the codec writes.
@Suite struct `The page of the ledger file` {
    @Test(arguments: ["quiet", "rest", "tranches", "documents"])
    func `prints of each value its bytes`(blob: String) throws {
        for line in try Sample(blob).lines {
            #expect(try line.read() == line.value, "\(blob): \(line.bytes) \(line.kind)")
        }
    }

    @Test func `shows a quiet view as it is kept`() throws {
        let bytes = try Sample("quiet").bytes
        let quiet = try bytes.decoded { reader throws(StoreFault) in try reader.quiet() }
        var writer = CompactWriter()
        writer.quiet(quiet)
        #expect(writer.bytes == bytes)
    }

    @Test func `shows a schedule as it is kept`() throws {
        let bytes = try Sample("tranches").bytes
        var writer = CompactWriter()
        writer.schedule(try schedule())
        #expect(writer.bytes == bytes)
    }

    @Test func `shows the rest of a state as it is kept`() throws {
        let bytes = try Sample("rest").bytes
        let codec = StateCodec(schedule: try schedule(), quiet: nil)
        let contract = try Bench().disbursed("R-1").state
        let signed = ContractState(
            id: contract.id, terms: contract.terms, product: contract.product, cashFlows: [])
        let state = try bytes.decoded { reader throws(StoreFault) in
            try codec.read(&reader, of: signed)
        }
        #expect(codec.bytes(of: state) == bytes)
    }

    @Test func `shows documents as they are kept`() throws {
        let bytes = try Sample("documents").bytes
        let outlines = try bytes.decoded { reader throws(StoreFault) in try reader.documents() }
        #expect(outlines.map(\.type) == [.repayment, .prepayment])
        #expect(outlines.map(\.operationCount) == [2, 1])
    }

    @Test func `lists every step of the schema`() throws {
        let rows = try page().split(separator: "\n").compactMap { line -> Int32? in
            guard line.hasPrefix("| ") else { return nil }
            return Int32(line.dropFirst(2).prefix(while: \.isNumber))
        }
        #expect(rows == Schema.steps.map(\.number))
    }

    private func schedule() throws -> Schedule {
        try Sample("tranches").bytes.decoded { reader throws(StoreFault) in try reader.schedule() }
    }
}

/// A block of the page: a line for each value of a blob.
private struct Sample {
    struct Line {
        let bytes: [UInt8]
        let kind: String
        let value: String

        /// The value that the bytes are, by their kind.
        func read() throws -> String? {
            try bytes.decoded { reader throws(StoreFault) in
                switch kind {
                case "byte": "\(try reader.byte())"
                case "flag": try reader.flag() ? "yes" : "no"
                case "unsigned": "\(try reader.unsigned(UInt64.self))"
                case "signed": "\(try reader.signed128())"
                default: nil
                }
            }
        }
    }

    let lines: [Line]

    var bytes: [UInt8] { lines.flatMap(\.bytes) }

    init(_ blob: String) throws {
        let parts = try page().components(separatedBy: "```text \(blob)\n")
        let block = try #require(parts.count == 2 ? parts[1] : nil, "one block \(blob)")
        lines = try block.prefix { $0 != "`" }.split(separator: "\n").map { line in
            let words = line.split(separator: " ").map(String.init)
            let bytes = words.prefix { $0.count == 2 }.compactMap { UInt8($0, radix: 16) }
            let rest = words.dropFirst(bytes.count)
            try #require(rest.count > 2, "\(line)")
            return Line(bytes: bytes, kind: rest[bytes.count], value: rest[bytes.count + 1])
        }
    }
}

private func page() throws -> String {
    var folder = URL(filePath: #filePath)
    repeat {
        folder.deleteLastPathComponent()
    } while !FileManager.default.fileExists(atPath: folder.appending(path: "Package.swift").path)
        && folder.path != "/"
    let file = folder.appending(path: "docs/data-file.md")
    return try String(contentsOf: file, encoding: .utf8)
}

extension [UInt8] {
    fileprivate func decoded<Value>(
        _ read: (inout CompactReader) throws(StoreFault) -> Value
    ) throws -> Value {
        try withUnsafeBytes { bytes in try CompactReader.reading(bytes, read) }
    }
}
