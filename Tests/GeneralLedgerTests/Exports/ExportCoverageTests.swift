import Measures
import TestHouse
import Testing

@testable import GeneralLedger

@Suite struct ExportCoverageTests {
    /// The naive model: every row with the batch that has taken it.
    struct Model {
        struct Recorded {
            let day: Day
            /// Whether it has anything to export.
            let isRelevant: Bool
            var batch: ExportNumber?
        }

        var rows: [Recorded] = []
        var live: [ExportExtent] = []
        var prepared: Int64 = 0

        /// Prepares a batch as the office does: it looks at rows behind what is settled.
        mutating func prepare(
            _ days: DayRange, _ coverage: ExportCoverage
        ) -> ExportExtent? {
            let behind = Int(coverage.settled.rawValue)
            var taken = false
            var left: Int?
            let number = ExportNumber(rawValue: prepared + 1)
            for place in rows.indices where place >= behind && rows[place].isRelevant {
                if rows[place].batch != nil { continue }
                if days.contains(rows[place].day) {
                    rows[place].batch = number
                    taken = true
                } else if left == nil {
                    left = place
                }
            }
            guard taken else { return nil }
            prepared += 1
            let extent = ExportExtent(
                batch: number, days: days, after: coverage.settled,
                through: ExportSequence(rawValue: Int64(rows.count)),
                settled: ExportSequence(rawValue: Int64(left ?? rows.count)))
            live.append(extent)
            return extent
        }

        mutating func cancel(_ batch: ExportNumber) {
            live.removeAll { $0.batch == batch }
            for place in rows.indices where rows[place].batch == batch { rows[place].batch = nil }
        }
    }

    @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 8] as [UInt64])
    func `an extent says of every row what remembering each one says`(seed: UInt64) throws {
        var random = Seeded(seed)
        var model = Model()
        var coverage = ExportCoverage()
        let start = try Day(text: "2018-01-01")
        for _ in 0..<400 {
            switch Int.random(in: 0..<6, using: &random) {
            case 0..<3:
                model.rows.append(
                    Model.Recorded(
                        day: start.advanced(by: Int32.random(in: 0..<60, using: &random)),
                        isRelevant: Int.random(in: 0..<4, using: &random) > 0, batch: nil))
            case 3, 4:
                let first = start.advanced(by: Int32.random(in: 0..<60, using: &random))
                let days = try DayRange(
                    first, through: first.advanced(by: Int32.random(in: 0..<30, using: &random)))
                if let extent = model.prepare(days, coverage) { coverage.prepare(extent) }
            default:
                guard let batch = model.live.randomElement(using: &random)?.batch,
                    coverage.correction(of: batch) == nil
                else { continue }
                model.cancel(batch)
                coverage.cancel(batch)
            }
            for (place, row) in model.rows.enumerated() where row.isRelevant {
                let number = ExportSequence(rawValue: Int64(place + 1))
                #expect(coverage.holder(of: number, on: row.day) == row.batch, "seed \(seed)")
                if number <= coverage.settled { #expect(row.batch != nil, "seed \(seed)") }
            }
        }
        #expect(model.prepared > 10)
    }

    @Test func `a batch that a later one corrects is cancelled after it`() throws {
        let days = try DayRange(Day(text: "2018-01-01"), through: Day(text: "2018-01-31"))
        var coverage = ExportCoverage()
        for (number, through) in [(Int64(1), Int64(10)), (2, 12)] {
            coverage.prepare(
                ExportExtent(
                    batch: ExportNumber(rawValue: number), days: days,
                    after: ExportSequence(rawValue: 0), through: ExportSequence(rawValue: through),
                    settled: ExportSequence(rawValue: through)))
        }
        #expect(coverage.correction(of: ExportNumber(rawValue: 1))?.rawValue == 2)
        #expect(coverage.correction(of: ExportNumber(rawValue: 2)) == nil)
        coverage.cancel(ExportNumber(rawValue: 2))
        #expect(coverage.correction(of: ExportNumber(rawValue: 1)) == nil)
        #expect(coverage.settled.rawValue == 0)
    }

    @Test(arguments: ExportState.allCases)
    func `a batch goes on as the domain says, and never back`(state: ExportState) {
        let next = ExportState.allCases.filter(state.mayBecome)
        switch state {
        case .prepared: #expect(next == [.sent, .cancelled])
        case .sent: #expect(next == [.confirmed, .cancelled])
        case .confirmed: #expect(next == [.cancelled])
        case .cancelled: #expect(next == [])
        }
    }

    @Test func `what stands off balance has no form that 1C reads`() {
        #expect(ExportForm.all(of: .memo) == [.hledger, .beancount])
        #expect(!ExportForm.all(of: .payments).contains(.csv))
    }
}
