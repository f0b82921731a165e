import GeneralLedger
package import Measures
package import Storage

/// What the exports say of the days of a period.
enum HandoverState {
    /// Nothing was posted that could be handed over.
    case nothing
    /// All of it was handed over; the newest batch, and the day it was confirmed (UTC).
    case confirmed(batch: String, on: Day?)
    /// Something of it was not, in words.
    case unconfirmed(String)

    /// - Source: D-8.5: batches are prepared, sent and confirmed.
    init(of days: DayRange, _ reading: ReadSession, _ rules: Rules) throws {
        let standing = try ExportStanding(
            from: days.first, through: days.last, reading, rules)
        if standing.waiting > 0 {
            self = .unconfirmed("\(standing.waiting) operations are in no batch yet")
        } else if let open = standing.batches.first(where: { $0.state != .confirmed }) {
            self = .unconfirmed(
                "batch \(open.number.rawValue) is \(open.state), not confirmed")
        } else if let newest = standing.batches.last {
            self = .confirmed(
                batch: "\(newest.number.rawValue)", on: try newest.confirmed(reading))
        } else {
            self = .nothing
        }
    }
}

extension StoredExport {
    /// The day on which it was confirmed, in UTC.
    package func confirmed(_ reading: ReadSession) throws -> Day? {
        let step = try reading.exportSteps(of: number).last { $0.state == .confirmed }
        let work = try step.flatMap { try reading.work($0.work) }
        return (work?.work.recordedAt).map { ValueTime(seconds: $0.rawValue / 1000).day }
    }
}
