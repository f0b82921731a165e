import Orders
import Questions
import Foundation
import GeneralLedger
import Laboratory
import Measures
import Storage
import TestHouse
import TestOffice
import Testing

@testable import BackOffice

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// The demo ledger, read by those who know nothing of us.
@Suite(.serialized) struct JournalReaderTests {
    private static let demo = Result { () throws -> Office in
        let office = try LedgerBench(requiresExport: true).office
        let context = LedgerBench.clerk
        _ = try office.playDemo(context) { _ in }
        _ = try office.prepareExport(
            ExportOrder(
                kind: .postings, mode: .day, from: nil, through: Day(text: "2018-06-30")), context)
        _ = try office.prepareExport(
            ExportOrder(
                kind: .postings, mode: .document, from: nil,
                through: Day(text: "2018-07-31")), context)
        _ = try office.prepareExport(
            ExportOrder(
                kind: .payments, mode: .operation, from: nil,
                through: Day(text: "2018-07-31")), context)
        return office
    }

    private let office: Office
    private let folder: TemporaryFolder

    init() throws {
        office = try Self.demo.get()
        folder = try TemporaryFolder()
    }

    /// What a journal is made of: the whole ledger, what is off balance, or a batch.
    enum Source {
        case ledger, memo, first, second
    }

    private func journal(_ source: Source, _ form: ExportOrder.Form) throws -> URL {
        var bytes: [UInt8] = []
        let context = LedgerBench.clerk
        switch source {
        case .ledger, .memo:
            let order = ExportOrder(
                kind: source == .memo ? .memo : .postings, mode: .operation, from: nil,
                through: Day(number: .max))
            try office.journal(form, order) { bytes += $0 }
        case .first: try office.downloadExport(1, as: form, context) { bytes += $0 }
        case .second: try office.downloadExport(2, as: form, context) { bytes += $0 }
        }
        let file = URL(filePath: folder.file("\(source).\(form)"))
        try Data(bytes).write(to: file)
        return file
    }

    @Test(.enabled(if: Reader.isAtHand("hledger")), arguments: [Source.ledger, .memo, .second])
    func `hledger finds a journal sound, month by month`(source: Source) throws {
        let file = try journal(source, .hledger)
        let check = try Reader(command: "hledger")(
            ["-f", file.path, "check", "--strict", "ordereddates"])
        #expect(check.status == 0, "\(check.output)")
        let text = try String(contentsOf: file, encoding: .utf8)
        #expect(text.components(separatedBy: " * Balances\n").count > 1)
    }

    @Test(.enabled(if: Reader.isAtHand("bean-check")), arguments: [Source.ledger, .memo, .second])
    func `beancount finds a journal sound, month by month`(source: Source) throws {
        let file = try journal(source, .beancount)
        let check = try Reader(command: "bean-check")([file.path])
        #expect(check.status == 0, "\(check.output)")
        #expect(check.output == "")
        #expect(try String(contentsOf: file, encoding: .utf8).contains(" balance "))
    }

    /// Balances as hledger reckons them, by account and currency, without those of zero.
    private func balances(_ file: URL) throws -> [String: String] {
        let answer = try Reader(command: "hledger")(
            [
                "-f", file.path, "balance", "--no-total", "--flat", "--layout", "bare",
                "--output-format", "csv",
            ])
        try #require(answer.status == 0, "\(answer.output)")
        var balances: [String: String] = [:]
        for line in answer.output.split(separator: "\n").dropFirst() {
            let cells = line.split(separator: ",").map { $0.replacing("\"", with: "") }
            let account = cells[0].split(separator: ":").last ?? ""
            balances["\(account) \(cells[1])"] = String(cells[2])
        }
        return balances
    }

    /// Our own, with the memo accounts or without.
    private func ownBalances(isMemo: Bool) throws -> [String: String] {
        let views = try office.trialBalance(
            from: Day(text: "2017-01-01"), through: Day(text: "2018-07-31"))
        var balances: [String: String] = [:]
        for view in views {
            for row in view.rows where row.account.hasPrefix("9") == isMemo {
                if row.closing != "0.00" {
                    balances["\(row.account) \(view.currency)"] = row.closing
                }
            }
        }
        return balances
    }

    @Test(
        .enabled(if: Reader.isAtHand("hledger")),
        arguments: [(Source.ledger, false), (.memo, true), (.second, false)])
    func `the balances that hledger reckons are ours`(source: Source, isMemo: Bool) throws {
        let theirs = try balances(journal(source, .hledger))
        let own = try ownBalances(isMemo: isMemo)
        #expect(!own.isEmpty)
        #expect(theirs == own)
    }

    @Test(
        .enabled(if: Reader.isAtHand("hledger")), arguments: [ExportOrder.Form.hledger, .beancount])
    func `a journal whose figure was altered is found out`(form: ExportOrder.Form) throws {
        let file = try journal(.first, form)
        var lines = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n")
        let place = try #require(lines.firstIndex { $0.contains(/^ +\S+1100  \d/) })
        for line in [place, place + 1] {
            lines[line] = lines[line].replacing(/(\d)\.(\d\d)/) { "\($0.output.1)9.\($0.output.2)" }
        }
        try lines.joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)
        let command = form == .hledger ? "hledger" : "bean-check"
        let words = form == .hledger ? ["-f", file.path, "check"] : [file.path]
        #expect(try Reader(command: command)(words).status != 0)
    }

    @Test func `the message for 1C is well formed and has every payment once`() throws {
        var bytes: [UInt8] = []
        let context = LedgerBench.clerk
        try office.downloadExport(3, as: .enterpriseData, context) { bytes += $0 }
        let parser = XMLParser(data: Data(bytes))
        #expect(parser.parse(), "\(String(describing: parser.parserError))")
        let text = String(decoding: bytes, as: UTF8.self)
        let documents = text.components(separatedBy: "<Документ.").count - 1
        #expect(documents == (try office.export(3).operations))
        let references = text.matches(of: /<Ссылка>([-0-9a-f]{36})<\/Ссылка>/)
        #expect(references.count > documents)
    }

    @Test func `what stands off balance leaves in no form that 1C reads`() throws {
        let context = LedgerBench.context(isPreview: true)
        let memo = try office.prepareExport(
            ExportOrder(
                kind: .memo, mode: .operation, from: nil, through: Day(text: "2018-07-31")),
            context)
        #expect(memo.files.map(\.form) == ["hledger", "beancount"])
        for form in [ExportOrder.Form.csv, .json] {
            for batch in [Int64(1), 2] {
                var bytes: [UInt8] = []
                try office.downloadExport(batch, as: form, context) { bytes += $0 }
                let text = String(decoding: bytes, as: UTF8.self)
                #expect(!text.contains(/Account":"9/) && !text.contains(/;9\d{3};R-\d+;loan/))
            }
        }
        expectRefusal(.form(.csv, of: .payments)) {
            try office.downloadExport(3, as: .csv, context) { _ in }
        }
    }
}
