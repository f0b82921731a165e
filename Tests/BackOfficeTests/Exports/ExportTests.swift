import Orders
import Questions
import Formats
import Foundation
import GeneralLedger
import Measures
import Storage
import TestHouse
import TestOffice
import Testing

@testable import BackOffice

@Suite struct ExportTests {
    @Test func `a batch takes every operation on balance once`() throws {
        let bench = try ExportBench("A-1", "A-2")
        try bench.nights("2018-01-26", "2018-02-03")
        let first = try bench.prepare("2018-01-31")
        let second = try bench.prepare("2018-02-28")
        #expect(first.number == 1 && second.number == 2)
        #expect(first.from == "2018-01-25")
        #expect(second.from == "2018-02-01")
        // Two loans: money, its twelve tranches and six nights of January, three of February.
        #expect(first.operations == 2 * (1 + 12 + 6))
        #expect(second.operations == 2 * 3)
        let taken = try bench.operations(of: 1) + bench.operations(of: 2)
        #expect(Set(taken).count == taken.count)
        #expect(try bench.office.exports(through: Day(text: "2018-02-28")).waiting == 0)
        expectRefusal(.nothingNew(.postings, through: try Day(text: "2018-02-28"))) {
            try bench.prepare("2018-02-28")
        }
        #expect(try bench.holds())
    }

    @Test func `what is recorded later for days of a batch falls into the next`() throws {
        let bench = try ExportBench("A-1")
        try bench.prepare("2018-02-28")
        try bench.nights("2018-01-26", "2018-01-31")
        #expect(try bench.office.exports(through: Day(text: "2018-01-28")).waiting == 3)
        let later = try bench.prepare("2018-03-31")
        #expect(later.from == "2018-01-26")
        #expect(later.operations == 6)
        #expect(try bench.holds())
    }

    @Test func `a day that is left out waits for a later batch`() throws {
        let bench = try ExportBench("A-1")
        try bench.nights("2018-01-26", "2018-01-31")
        #expect(try bench.prepare("2018-01-28", from: "2018-01-27").operations == 2)
        #expect(try bench.prepare("2018-01-31", from: "2018-01-31").operations == 1)
        #expect(try bench.prepare("2018-01-31").operations == 1 + 12 + 3)
        #expect(try bench.holds())
    }

    @Test func `a download gives the same bytes for ever`() throws {
        let bench = try ExportBench("A-1", "=cmd")
        try bench.nights("2018-01-26", "2018-01-27")
        let view = try bench.prepare("2018-01-31")
        let forms: [ExportOrder.Form] = [.csv, .json, .hledger, .beancount]
        let texts = try forms.map { try bench.download(1, $0) }
        try bench.nights("2018-01-28", "2018-02-25")
        try bench.pay("A-1", "2018-02-25", "888.49")
        try bench.prepare("2018-02-28")
        for (place, form) in forms.enumerated() {
            let again = try bench.download(1, form)
            #expect(again == texts[place], "\(form)")
            var checksum = Checksum()
            checksum.add(Array(again.utf8))
            #expect(view.files[place].form == form.rawValue)
            #expect(view.files[place].sha256 == checksum.digits)
            #expect(view.files[place].bytes == checksum.bytes)
        }
        #expect(try bench.office.export(1).checksum == view.checksum)
        #expect(texts[0].contains(";'=cmd;"))
        #expect(texts[0].contains("\"ООО \"\"Ромашка\"\"; Москва\""))
    }

    @Test func `a batch is sent when it has gone out whole, and not before`() throws {
        let bench = try ExportBench("A-1")
        try bench.prepare("2018-01-31")
        let gone = ByteSink(put: { _ in false }, finish: {})
        #expect(try bench.office.downloadExport(1, as: .csv, bench.context, to: gone) == .cut)
        let full = OfficeError.notWritten(to: "file", reason: "full")
        for sink in [
            ByteSink(put: { _ in throw full }, finish: {}),
            ByteSink(put: { _ in true }, finish: { throw full }),
        ] {
            let error = #expect(throws: OfficeError.self) {
                try bench.office.downloadExport(1, as: .csv, bench.context, to: sink)
            }
            #expect(error?.code == "E-OUT" && error?.kind == .forbidden)
        }
        #expect(try bench.office.export(1).state == "prepared")
        _ = try bench.download(1, .json)
        #expect(try bench.office.export(1).state == "sent")
    }

    @Test func `nothing of a cancelled batch goes out`() throws {
        let bench = try ExportBench("A-1")
        try bench.prepare("2018-01-31")
        _ = try bench.office.cancelExport(1, bench.context)
        var bytes: [UInt8] = []
        #expect(throws: OfficeError.self) {
            try bench.office.downloadExport(1, as: .csv, bench.context) { bytes += $0 }
        }
        #expect(bytes.isEmpty)
    }

    @Test func `bytes that were tampered with are not given out as if they were ours`() throws {
        let bench = try ExportBench("A-1")
        try bench.prepare("2018-01-31")
        try bench.office.store.inTransaction {
            try $0.insertExportPart([0], 1, of: ExportNumber(rawValue: 1))
        }
        let error = #expect(throws: OfficeError.self) { try bench.download(1, .csv) }
        #expect(error?.code == "E-STORE")
        #expect(try !bench.holds())
    }

    @Test(arguments: ExportOrder.Mode.allCases)
    func `each mode carries the same money`(mode: ExportOrder.Mode) throws {
        let bench = try ExportBench("A-1", "A-2")
        try bench.nights("2018-01-26", "2018-02-25")
        try bench.pay("A-1", "2018-02-25", "888.49")
        let single = try bench.prepare("2018-02-28", context: preview)
        let view = try bench.prepare("2018-02-28", mode: mode)
        #expect(view.totals.map(\.amount) == single.totals.map(\.amount))
        #expect(view.operations == single.operations)
        switch mode {
        case .operation: #expect(view.lines == view.operations)
        case .document: #expect(view.lines <= view.operations)
        // Money paid out and lent, 31 days of accrual, and money for interest and principal.
        case .dayContract: #expect(view.lines == 2 * 2 + 2 * 31 + 1 + 2)
        case .day: #expect(view.lines == 2 + 31 + 1 + 2)
        }
        _ = try bench.download(1, .json)
    }

    @Test func `a preview prepares nothing, and a key prepares once`() throws {
        let bench = try ExportBench("A-1")
        #expect(try bench.prepare("2018-01-31", context: preview).isPreview)
        #expect(try bench.office.exports(through: Day(text: "2018-01-31")).batches.isEmpty)
        let context = LedgerBench.context(key: "may")
        let view = try bench.prepare("2018-01-31", context: context)
        let again = try bench.prepare("2018-01-31", context: context)
        #expect(again.isRepeat && again.number == view.number)
        #expect(throws: OfficeError.self) { try bench.prepare("2018-02-28", context: context) }
    }

    private let preview = LedgerBench.context(isPreview: true)
}
