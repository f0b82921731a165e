import Contracts
import GeneralLedger
import Measures
import Storage

/// What the exports say of the days of a period.
enum HandoverState {
    /// Nothing was posted that could be handed over.
    case nothing
    /// All of it was handed over; the newest batch, and the day it was confirmed (UTC).
    case confirmed(batch: String, on: Day?)
    /// Something of it was not, in words.
    case unconfirmed(String)

    /// Looks for operations without a batch, and for batches nobody has confirmed.
    ///
    /// Where no export is required and none was ever made, nothing is looked at.
    /// - Source: domain §8.5: batches are prepared, sent and confirmed.
    init(of days: DayRange, isRequired: Bool, _ reading: Reading, _ rules: Rules) throws {
        let live = try LiveExports(reading)
        guard isRequired || !live.batches.isEmpty else {
            self = .nothing
            return
        }
        let order = ExportOrder(
            kind: .postings, mode: .day, from: days.first, through: days.last)
        let left = try ExportSelection(order, live[.postings], reading, rules)
        if left.operations > 0 {
            self = .unconfirmed("\(left.operations) operations are in no batch yet")
            return
        }
        let own = live.batches.filter { batch in
            batch.kind == .postings && batch.extent.days.overlap(with: days) != nil
        }
        if let open = own.first(where: { $0.state != .confirmed }) {
            self = .unconfirmed(
                "batch \(open.number.rawValue) is \(open.state), not confirmed")
            return
        }
        guard let newest = own.last else {
            self = .nothing
            return
        }
        self = .confirmed(
            batch: "\(newest.number.rawValue)", on: try newest.confirmed(reading))
    }
}

extension StoredExport {
    /// The day on which it was confirmed, in UTC.
    fileprivate func confirmed(_ reading: Reading) throws -> Day? {
        let step = try reading.exportSteps(of: number).last { $0.state == .confirmed }
        let work = try step.flatMap { try reading.work($0.work) }
        return (work?.work.recordedAt).map { ValueTime(seconds: $0.rawValue / 1000).day }
    }
}
