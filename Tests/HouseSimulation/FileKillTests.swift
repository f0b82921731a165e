import Foundation
import GeneralLedger
import Laboratory
import Measures
import TestHouse
import TestOffice
import Testing

@testable import BackOffice
@testable import Storage

/// Commands that make, fill or give out a ledger, killed at any moment: whole, or not at all.
@Suite(.enabled(if: Program.isBuilt)) struct `Killed commands` {
    private static let rounds = 20

    @Test func `a ledger that is made under fire is there whole or not at all`() throws {
        try inFolder { folder, chance in
            let path = folder + "/new.tranche"
            let peaceful = try Program.run(["init", folder + "/peace.tranche"], killedAfter: nil)
            #expect(peaceful.isDone)
            var kills = 0
            for round in 1...Self.rounds {
                let delay = peaceful.duration * Double.random(in: 0.2...1.05, using: &chance)
                let cut = try Program.run(["init", path], killedAfter: delay)
                kills += cut.isKilled ? 1 : 0
                if FileManager.default.fileExists(atPath: path) {
                    #expect(try Program.run(["verify", path], killedAfter: nil).isDone, "\(round)")
                    for end in ["", "-wal", "-shm"] {
                        try? FileManager.default.removeItem(atPath: path + end)
                    }
                } else {
                    #expect(!cut.isDone, "\(round): what is acknowledged is there")
                }
            }
            #expect(kills > 0)
            #expect(try Program.run(["init", path], killedAfter: nil).isDone)
            let left = try FileManager.default.contentsOfDirectory(atPath: folder)
            let known = ["new.tranche", "new.tranche.lock", "peace.tranche", "peace.tranche.lock"]
            #expect(left.sorted() == known, "a kill leaves nothing behind")
        }
    }

    @Test func `an import under fire leaves nothing or all, and the repeat adds nothing`() throws {
        try inFolder { folder, chance in
            let file = folder + "/loans.csv"
            let rows = (1...300).map { "L-\($0),1000.00,12,2024-06-01,12\n" }
            try write("number,amount,rate,day,term\n" + rows.joined(), to: file)
            let map = folder + "/loans.json"
            try write(Self.map, to: map)
            let whole = folder + "/whole.tranche"
            #expect(try Program.run(["init", whole], killedAfter: nil).isDone)
            let sound = try Data(contentsOf: URL(fileURLWithPath: whole))
            let words = { (path: String) in ["import", "contracts", path, file, "--map", map] }
            let peaceful = try Program.run(words(whole), killedAfter: nil)
            #expect(peaceful.isDone)
            let wanted = try content(whole)
            var kills = 0
            for round in 1...Self.rounds {
                let path = folder + "/\(round).tranche"
                try sound.write(to: URL(fileURLWithPath: path))
                let delay = peaceful.duration * Double.random(in: 0.3...1.05, using: &chance)
                let cut = try Program.run(words(path), killedAfter: delay)
                kills += cut.isKilled ? 1 : 0
                let count = try contracts(path)
                #expect(count == 0 || count == 300, "round \(round): \(count)")
                if cut.isDone { #expect(count == 300, "round \(round)") }
                if count == 0 {
                    #expect(try Program.run(words(path), killedAfter: nil).isDone, "\(round)")
                }
                #expect(try content(path) == wanted, "round \(round)")
            }
            #expect(kills > 0)
        }
    }

    @Test func `a batch under fire is prepared, sent and confirmed once or not at all`() throws {
        try inFolder { folder, chance in
            let path = folder + "/book.tranche"
            try makePortfolio(at: path)
            let sound = try Data(contentsOf: URL(fileURLWithPath: path))
            var kills = 0
            for round in 1...Self.rounds {
                let copy = folder + "/\(round).tranche"
                try sound.write(to: URL(fileURLWithPath: copy))
                let file = folder + "/\(round).csv"
                let steps = [
                    ["export", "prepare", copy, "--to", "2024-06-30", "--key", "once"],
                    ["export", "download", copy, "1", "--form", "csv", "--output", file],
                    ["export", "confirm", copy, "1"],
                ]
                for step in steps {
                    let time = Duration.milliseconds(Int.random(in: 60...260, using: &chance))
                    kills += try Program.run(step, killedAfter: time).isKilled ? 1 : 0
                    let again = try Program.run(step, killedAfter: nil)
                    // What is confirmed is not confirmed again.
                    let isRefused = step[1] == "confirm" && again.status == 1
                    #expect(again.isDone || isRefused, "round \(round): \(step)")
                }
                #expect(try Program.run(["verify", copy], killedAfter: nil).isDone, "\(round)")
                let store = try Store(opening: copy, access: .readOnly)
                let batches = try store.reading { try $0.exports() }
                #expect(batches.count == 1 && batches[0].state == .confirmed, "round \(round)")
                let bytes = try FileManager.default.attributesOfItem(atPath: file)[.size] as? Int
                #expect(bytes == batches[0].kept?.bytes, "round \(round)")
                try store.close()
            }
            #expect(kills > 0)
        }
    }

    private static let map = """
        {"format": "tranche-contract-map/1",
         "separator": ",",
         "constants": {"product": "loan-annuity", "currency": "RUB", "period": "P1M"},
         "columns": {
           "number": {"field": "number", "read": "text"},
           "amount": {"field": "principal", "read": "money"},
           "rate": {"field": "annualRate", "read": "percent"},
           "day": {"field": "disbursed", "read": "day"},
           "term": {"field": "periods", "read": "count"}}}
        """

    private func makePortfolio(at path: String) throws {
        let office = try Office.create(
            at: path, organisation: "tests", directories: Office.seedTexts
        ) { RecordedAt(rawValue: 1_720_000_000_000) }
        let portfolio = SyntheticPortfolio(
            contracts: 30, seed: 25, historyDays: 3, day: try Day(text: "2024-06-30"),
            mixture: .lifelike)
        _ = try office.generate(portfolio, LedgerBench.clerk) { _ in }
        try office.close()
    }

    private func contracts(_ path: String) throws -> Int {
        let store = try Store(opening: path, access: .readOnly)
        defer { try? store.close() }
        return try store.reading { try $0.contractCount() }
    }

    private func content(_ path: String) throws -> [String] {
        let store = try Store(opening: path, access: .readOnly)
        defer { try? store.close() }
        return try store.reading { try LedgerBench.everything($0) }
    }

    private func write(_ text: String, to path: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    }

    private func inFolder(_ body: (String, inout Seeded) throws -> Void) throws {
        try inTemporaryFolder { folder in
            var chance = Seeded(41)
            try body(folder, &chance)
        }
    }
}
