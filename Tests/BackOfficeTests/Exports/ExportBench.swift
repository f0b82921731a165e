import Orders
import Questions
import Formats
import Foundation
import GeneralLedger
import Measures
import Storage
import Testing

@testable import BackOffice

/// A ledger with loans on which days pass, to be exported from.
struct ExportBench {
    let office: Office
    let context = OrderContext(operatorName: "tester", idempotencyKey: nil, isPreview: false)

    /// Loans of 10,000.00 RUB at 12 %, paid out on 25 January 2018.
    init(_ numbers: String...) throws {
        try self.init(
            rows: numbers.map { "\($0),7707083893,\"ООО \"\"Ромашка\"\"; Москва\"\n" })
    }

    /// The same loans: number, taxpayer number and name of the counterparty, line by line.
    init(rows: [String]) throws {
        office = try Office.inMemory { RecordedAt(rawValue: 1_700_000_000_000) }
        let map = """
            {"format": "tranche-contract-map/1",
             "constants": {"product": "loan-off-balance", "currency": "RUB",
               "principal": "10000.00", "annualRate": "12", "periods": "12", "period": "P1M",
               "disbursed": "2018-01-25"},
             "columns": {"number": {"field": "number", "read": "text"}},
             "attributes": ["counterpartyInn", "counterpartyName"]}
            """
        let text = "number,counterpartyInn,counterpartyName\n" + rows.joined()
        let report = try office.importContracts(
            ByteSource(name: "loans", bytes: Array(text.utf8)),
            by: ContractMap(json: Array(map.utf8)),
            ImportOptions(skipsRefused: false, disburses: true), context)
        try #require(report.isStored, "\(report.refused)")
    }

    func nights(_ from: String, _ through: String) throws {
        _ = try office.nights(from: Day(text: from), through: Day(text: through), context) { _ in }
    }

    @discardableResult
    func pay(_ number: String, _ day: String, _ amount: String) throws -> Receipt {
        try office.receiveCash(
            CashOrder(
                on: number, at: .start(of: Day(text: day)), isIncoming: true, amount: amount,
                by: .bank), context)
    }

    @discardableResult
    func prepare(
        _ through: String, from: String? = nil, kind: ExportOrder.Kind = .postings,
        mode: ExportOrder.Mode = .operation, context: OrderContext? = nil
    ) throws -> ExportView {
        try office.prepareExport(
            ExportOrder(
                kind: kind, mode: mode, from: from.map { try Day(text: $0) },
                through: Day(text: through)), context ?? self.context)
    }

    func download(_ number: Int64, _ form: ExportOrder.Form) throws -> String {
        var bytes: [UInt8] = []
        try office.downloadExport(number, as: form, context) { bytes += $0 }
        return String(decoding: bytes, as: UTF8.self)
    }

    func journal(
        _ form: ExportOrder.Form, kind: ExportOrder.Kind = .postings
    ) throws -> String {
        var bytes: [UInt8] = []
        let order = ExportOrder(
            kind: kind, mode: .operation, from: nil, through: Day(number: .max))
        try office.journal(form, order) { bytes += $0 }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The numbers of the operations in a batch's CSV, without opening it.
    func operations(of number: Int64) throws -> [Int64] {
        let text = try office.store.reading { reading in
            var bytes: [UInt8] = []
            let source = reading.frozenBytes(of: .init(rawValue: number))
            while let piece = try source.next() { bytes += piece }
            return String(decoding: bytes, as: UTF8.self)
        }
        return text.split(separator: "\n").dropFirst().compactMap { line in
            Int64(line.split(separator: ";", omittingEmptySubsequences: false)[5])
        }
    }

    func holds() throws -> Bool { try office.verify { _, _ in }.holds }
}

/// Expects a "no" of the exports.
func expectRefusal<Answer>(
    _ refusal: ExportRefusal, sourceLocation: SourceLocation = #_sourceLocation,
    _ body: () throws -> Answer
) {
    do {
        _ = try body()
        Issue.record("nothing was refused", sourceLocation: sourceLocation)
    } catch OfficeError.export(let found) {
        #expect(found == refusal, sourceLocation: sourceLocation)
    } catch {
        Issue.record("\(error)", sourceLocation: sourceLocation)
    }
}

/// A command of the machine that reads what we write.
struct Reader {
    let command: String

    /// Whether the machine has it; `./run test` installs what is missing.
    static func isAtHand(_ command: String) -> Bool {
        let paths = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
        return paths.contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(command)") }
    }

    /// What it prints of a file, and how it ended.
    func callAsFunction(_ arguments: [String]) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [command] + arguments
        process.environment = ProcessInfo.processInfo.environment.merging(["LC_ALL": "C.UTF-8"]) {
            $1
        }
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }
}
