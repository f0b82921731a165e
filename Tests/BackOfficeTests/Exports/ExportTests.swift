import Orders
import Questions
import Formats
import Foundation
import GeneralLedger
import Measures
import Storage
import TestHouse
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
        // Two loans: twelve tranches paid out, six nights of January and three of February.
        #expect(first.operations == 2 * (12 + 6))
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
        #expect(try bench.prepare("2018-01-31").operations == 12 + 3)
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
        // Disbursement, 31 days of accrual, and a payment of interest and principal.
        case .dayContract: #expect(view.lines == 2 + 2 * 31 + 2)
        case .day: #expect(view.lines == 1 + 31 + 2)
        }
        _ = try bench.download(1, .json)
    }

    @Test func `a preview prepares nothing, and a key prepares once`() throws {
        let bench = try ExportBench("A-1")
        #expect(try bench.prepare("2018-01-31", context: preview).isPreview)
        #expect(try bench.office.exports(through: Day(text: "2018-01-31")).batches.isEmpty)
        let context = OrderContext(operatorName: "tester", idempotencyKey: "may", isPreview: false)
        let view = try bench.prepare("2018-01-31", context: context)
        let again = try bench.prepare("2018-01-31", context: context)
        #expect(again.isRepeat && again.number == view.number)
        #expect(throws: OfficeError.self) { try bench.prepare("2018-02-28", context: context) }
    }

    private let preview = OrderContext(operatorName: "tester", idempotencyKey: nil, isPreview: true)
}

/// The states of a batch, and what it forbids.
@Suite struct ExportStateTests {
    @Test func `a batch is prepared, sent, confirmed, cancelled`() throws {
        let bench = try ExportBench("A-1")
        let view = try bench.prepare("2018-01-31")
        expectRefusal(.state(one, .prepared, action: .confirm)) {
            try bench.office.confirmExport(1, checksum: nil, bench.context)
        }
        _ = try bench.download(1, .csv)
        #expect(try bench.office.export(1).state == "sent")
        expectRefusal(.otherChecksum(one, own: view.checksum, told: "abc")) {
            try bench.office.confirmExport(1, checksum: "ABC", bench.context)
        }
        let told = view.files[1].sha256.uppercased()
        #expect(
            try bench.office.confirmExport(1, checksum: told, bench.context).state == "confirmed")
        _ = try bench.download(1, .csv)
        expectRefusal(.state(one, .confirmed, action: .confirm)) {
            try bench.office.confirmExport(1, checksum: nil, bench.context)
        }
        let cancelled = try bench.office.cancelExport(1, bench.context)
        #expect(cancelled.steps.map(\.state) == ["prepared", "sent", "confirmed", "cancelled"])
        expectRefusal(.state(one, .cancelled, action: .download)) {
            try bench.download(1, .csv)
        }
        expectRefusal(.state(one, .cancelled, action: .cancel)) {
            try bench.office.cancelExport(1, bench.context)
        }
    }

    @Test func `what a cancelled batch had is exported again`() throws {
        let bench = try ExportBench("A-1")
        try bench.nights("2018-01-26", "2018-01-31")
        try bench.prepare("2018-01-28")
        let first = try bench.operations(of: 1)
        _ = try bench.office.cancelExport(1, bench.context)
        try bench.prepare("2018-01-31")
        #expect(try bench.operations(of: 2).starts(with: first))
        #expect(try bench.operations(of: 1) == first)
        #expect(try bench.holds())
    }

    @Test func `a batch that a later one corrects is cancelled after it`() throws {
        let bench = try ExportBench("A-1")
        try bench.prepare("2018-01-31")
        try bench.nights("2018-01-26", "2018-01-27")
        try bench.prepare("2018-01-31")
        expectRefusal(.corrected(one, by: ExportNumber(rawValue: 2))) {
            try bench.office.cancelExport(1, bench.context)
        }
        _ = try bench.office.cancelExport(2, bench.context)
        _ = try bench.office.cancelExport(1, bench.context)
        #expect(try bench.prepare("2018-01-31").operations == 12 + 2)
        #expect(try bench.holds())
    }

    @Test func `a batch of other days is cancelled alone`() throws {
        let bench = try ExportBench("A-1")
        try bench.nights("2018-01-26", "2018-02-02")
        try bench.prepare("2018-01-31")
        try bench.prepare("2018-02-28")
        _ = try bench.office.cancelExport(1, bench.context)
        #expect(try bench.office.exports(through: Day(text: "2018-02-28")).waiting == 12 + 6)
        #expect(try bench.prepare("2018-02-28").operations == 12 + 6)
        #expect(try bench.holds())
    }

    @Test func `what has left the house cannot be rolled back until the batch is cancelled`()
        throws
    {
        let bench = try ExportBench("A-1", "A-2")
        try bench.nights("2018-01-26", "2018-02-02")
        try bench.prepare("2018-01-31")
        let time = ValueTime.start(of: try Day(text: "2018-01-30"))
        let day = try Day(text: "2018-01-31")
        expectRefusal(.exported(one, .prepared, day: day)) {
            try bench.office.rollBack("A-1", from: time, bench.context)
        }
        let february = ValueTime.start(of: try Day(text: "2018-02-01"))
        #expect(try bench.office.rollBack("A-1", from: february, bench.context).processes == 2)
        _ = try bench.office.cancelExport(1, bench.context)
        #expect(try bench.office.rollBack("A-1", from: time, bench.context).processes == 2)
        // Twice twelve tranches and eight nights; two nights of each month were rolled back.
        #expect(try bench.prepare("2018-02-28").operations == 2 * (12 + 8) - 2 - 2)
        #expect(try bench.holds())
    }

    @Test func `a refused rollback names the batch and its state`() throws {
        let bench = try ExportBench("A-1")
        try bench.prepare("2018-01-31")
        _ = try bench.download(1, .csv)
        let error = #expect(throws: OfficeError.self) {
            try bench.office.rollBack(
                "A-1", from: .start(of: Day(text: "2018-01-25")), bench.context)
        }
        #expect(error?.code == "E-STATE")
        #expect(error?.message.contains("batch 1, which is sent") ?? false)
    }

    @Test func `a batch that there is not is not found`() throws {
        let bench = try ExportBench("A-1")
        #expect(throws: OfficeError.self) { try bench.office.export(7) }
        #expect(throws: OfficeError.self) { try bench.download(7, .csv) }
        #expect(throws: OfficeError.self) { try bench.office.cancelExport(7, bench.context) }
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `whatever is done, each operation is in one live batch at most`(seed: UInt64) throws {
        var random = Seeded(seed)
        let bench = try ExportBench("A-1", "A-2", "A-3")
        var day = try Day(text: "2018-01-26")
        for _ in 0..<40 {
            switch Int.random(in: 0..<6, using: &random) {
            case 0, 1:
                try bench.nights("\(day)", "\(day)")
                day = day.next
            case 2, 3:
                let through = day.advanced(by: -Int32.random(in: 0..<4, using: &random))
                _ = try? bench.prepare(
                    "\(through)", from: Bool.random(using: &random) ? "\(through)" : nil,
                    mode: .operation)
            case 4:
                let batches = try bench.office.exports(through: day).batches
                guard let batch = batches.randomElement(using: &random) else { continue }
                _ = try? bench.office.cancelExport(batch.number, bench.context)
            default:
                let from = day.advanced(by: -Int32.random(in: 0..<4, using: &random))
                _ = try? bench.office.rollBack(
                    "A-\(Int.random(in: 1...3, using: &random))", from: .start(of: from),
                    bench.context)
            }
        }
        let list = try bench.office.exports(through: day)
        let live = try list.batches.filter { $0.state != "cancelled" }
            .flatMap { try bench.operations(of: $0.number) }
        #expect(Set(live).count == live.count, "seed \(seed)")
        #expect(!live.isEmpty)
        #expect(try bench.holds(), "seed \(seed)")
    }
}

private let one = ExportNumber(rawValue: 1)
