import Foundation
import Laboratory
import Measures
import TestHouse
import TestOffice
import Testing

@testable import BackOffice
@testable import Storage

/// Closings that are killed and given again.
@Suite(.enabled(if: Program.isBuilt)) struct `Killed closings` {
    private static let contracts = 400

    @Test func `a month that is closed under fire is closed whole or not at all`() throws {
        var chance = Seeded(31)
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("house-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = folder + "/book.tranche"
        var month = try makePortfolio(at: path)
        var kills = 0
        for round in 1...max(4, Effort.kills / 5) {
            let close = ["period", "close", path, "\(month)", "--quiet", "--json"]
            let nights = ["--from", "\(month.first)", "--to", "\(month.last)", "--quiet"]
            #expect(try Program.run(["night", path] + nights, killedAfter: nil).isDone)
            let copy = folder + "/\(round).tranche"
            try FileManager.default.copyItem(atPath: path, toPath: copy)
            let peaceful = try Program.run(
                ["period", "close", copy, "\(month)", "--quiet"], killedAfter: nil)
            #expect(peaceful.isDone, "round \(round)")
            let delay = peaceful.duration * Double.random(in: 0.3...1.05, using: &chance)
            let cut = try Program.run(close, killedAfter: delay)
            kills += cut.isKilled ? 1 : 0
            let isClosed = try closedThrough(path) == month.last
            if cut.isDone { #expect(isClosed, "round \(round): what is acknowledged stands") }
            let again = try Program.run(close, killedAfter: nil)
            #expect(again.isDone != isClosed, "round \(round)")
            #expect(try Program.run(["verify", path], killedAfter: nil).isDone, "round \(round)")
            #expect(try content(path) == content(copy), "round \(round)")
            month = month.next
        }
        #expect(kills > 0, "no run was killed in time")
    }

    private func makePortfolio(at path: String) throws -> Month {
        let office = try Office.create(
            at: path, organisation: "tests", directories: LedgerBench.rulesWithoutExport
        ) { RecordedAt(rawValue: 1_720_000_000_000) }
        let portfolio = SyntheticPortfolio(
            contracts: `Killed closings`.contracts, seed: 31, historyDays: 3,
            day: try Day(text: "2024-06-30"), mixture: .lifelike)
        _ = try office.generate(portfolio, LedgerBench.clerk) { _ in }
        try office.close()
        return try Month(text: "2024-07")
    }

    private func closedThrough(_ path: String) throws -> Day? {
        let store = try Store(opening: path, access: .readOnly)
        defer { try? store.close() }
        return try store.reading { try $0.newestPeriod()?.closedThrough }
    }

    /// Everything but the instants of recording, with what the closings have kept.
    private func content(_ path: String) throws -> [String] {
        let store = try Store(opening: path, access: .readOnly)
        defer { try? store.close() }
        let kept = SQLText(
            """
            SELECT period || ' ' || contract || ' ' || coalesce(last_process, '-') || ' '
                || coalesce(hex(quiet), '-') || hex(rest) || coalesce(hex(tranches), '-')
            FROM contract_snapshot ORDER BY period, contract
            """)
        let events = SQLText(
            "SELECT event || ' ' || first_day || ' ' || last_day || ' ' || figures FROM period")
        return try store.reading { reading in
            try LedgerBench.everything(reading)
                + [kept, events].flatMap { text in
                    try reading.session.all(text, []) { $0.text(0) }
                }
        }
    }
}
