import Foundation
import Laboratory
import Measures
import TestHouse
import TestOffice
import Testing

@testable import BackOffice
@testable import Storage

/// Nights that are killed and given again, against nights that were left in peace.
@Suite(.enabled(if: Program.isBuilt)) struct `Killed nights` {
    private static let contracts = 60

    @Test func `a night that is killed and given again loses nothing and doubles nothing`() throws {
        var chance = Seeded(25)
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("house-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let killed = folder + "/killed.tranche"
        let whole = folder + "/whole.tranche"
        var day = try makePortfolio(at: whole)
        try FileManager.default.copyItem(atPath: whole, toPath: killed)
        var kills = 0
        for round in 1...Effort.kills {
            let last = day.advanced(by: 3)
            let nights = ["--from", "\(day)", "--to", "\(last)", "--quiet"]
            let peaceful = try Program.run(["night", whole] + nights, killedAfter: nil)
            #expect(peaceful.isDone, "round \(round)")
            let delay = peaceful.duration * Double.random(in: 0...1.1, using: &chance)
            let cut = try Program.run(["night", killed] + nights, killedAfter: delay)
            kills += cut.isKilled ? 1 : 0
            #expect(cut.isKilled || cut.isDone, "round \(round)")
            #expect(try Program.run(["night", killed] + nights, killedAfter: nil).isDone)
            #expect(
                try Program.run(["verify", killed], killedAfter: nil).isDone, "round \(round)")
            day = last.next
        }
        #expect(kills > 0, "no run was killed in time")
        #expect(try content(killed) == content(whole))
    }

    /// A portfolio some weeks old; gives the first day without a night.
    private func makePortfolio(at path: String) throws -> Day {
        let office = try Office.create(
            at: path, organisation: "tests", directories: Office.seedTexts
        ) { RecordedAt(rawValue: 1_720_000_000_000) }
        let day = try Day(text: "2024-06-30")
        let portfolio = SyntheticPortfolio(
            contracts: `Killed nights`.contracts, seed: 25, historyDays: 3, day: day,
            mixture: .lifelike)
        _ = try office.generate(portfolio, LedgerBench.clerk) { _ in }
        try office.close()
        return day.next
    }

    /// All of the ledger but the instants of recording.
    private func content(_ path: String) throws -> [String] {
        let store = try Store(opening: path, access: .readOnly)
        defer { try? store.close() }
        return try store.reading { try LedgerBench.everything($0) }
    }
}

/// The program, as it was built beside the tests.
enum Program {
    struct Run {
        let status: Int32
        let reason: Process.TerminationReason
        let duration: Duration

        var isKilled: Bool { reason == .uncaughtSignal && status == SIGKILL }
        var isDone: Bool { reason == .exit && status == 0 }
    }

    static var isBuilt: Bool { path.map(FileManager.default.isExecutableFile) ?? false }

    /// Runs the program to its end, or kills it when the time is up.
    static func run(_ arguments: [String], killedAfter delay: Duration?) throws -> Run {
        let child = Process()
        child.executableURL = URL(fileURLWithPath: try #require(path))
        child.arguments = arguments
        child.standardOutput = FileHandle.nullDevice
        child.standardError = FileHandle.nullDevice
        let ended = DispatchSemaphore(value: 0)
        child.terminationHandler = { _ in ended.signal() }
        let clock = ContinuousClock()
        let start = clock.now
        try child.run()
        if let delay, ended.wait(timeout: .now() + delay.interval) == .timedOut {
            kill(child.processIdentifier, SIGKILL)
        }
        child.waitUntilExit()
        return Run(
            status: child.terminationStatus, reason: child.terminationReason,
            duration: clock.now - start)
    }

    /// The test bundle and the program lie in one folder.
    private static let path: String? = {
        let folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        let bundle = folder.appendingPathComponent("tranche").path
        return FileManager.default.fileExists(atPath: bundle) ? bundle : nil
    }()
}

extension Duration {
    fileprivate var interval: TimeInterval {
        Double(components.seconds) + Double(components.attoseconds) * 1e-18
    }
}
