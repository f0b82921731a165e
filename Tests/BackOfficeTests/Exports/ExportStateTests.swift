import Orders
import Formats
import Foundation
import GeneralLedger
import Measures
import Questions
import Storage
import TestHouse
import TestOffice
import Testing

@testable import BackOffice

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
        #expect(try bench.prepare("2018-01-31").operations == 1 + 12 + 2)
        #expect(try bench.holds())
    }

    @Test func `a batch of other days is cancelled alone`() throws {
        let bench = try ExportBench("A-1")
        try bench.nights("2018-01-26", "2018-02-02")
        try bench.prepare("2018-01-31")
        try bench.prepare("2018-02-28")
        _ = try bench.office.cancelExport(1, bench.context)
        #expect(try bench.office.exports(through: Day(text: "2018-02-28")).waiting == 1 + 12 + 6)
        #expect(try bench.prepare("2018-02-28").operations == 1 + 12 + 6)
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
        // Twice money, twelve tranches and eight nights; two nights of each month were rolled back.
        #expect(try bench.prepare("2018-02-28").operations == 2 * (1 + 12 + 8) - 2 - 2)
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
