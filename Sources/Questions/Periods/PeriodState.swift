package import BackOffice
import FoundationEssentials
import Measures
import Storage

/// What is closed, and how it came to be.
package struct PeriodStateView: Codable, Sendable {
    /// The last closed day; nil when all is open.
    package let closedThrough: String?
    /// The first day that can be posted into; nil when every day can.
    package let firstOpenDay: String?
    /// The month whose reopening waits for approval.
    package let waiting: String?
    /// Each closing, request and reopening, oldest first.
    package let events: [PeriodRow]
}

/// Something that happened to a period.
package struct PeriodRow: Codable, Sendable {
    /// `YYYY-MM`: the month of the last day.
    package let period: String
    package let from: String
    package let through: String
    package let event: String
    package let operatorName: String
    /// UTC.
    package let recordedAt: String
    package let reason: String?
    package let batch: String?
    package let exported: String?
}

extension Office {
    /// Which periods are closed, by whom and when, and which wait to be reopened.
    ///
    /// - Throws: `fault`.
    package func periodState() throws(OfficeError) -> PeriodStateView {
        try answering { reading, rules in
            let events = try reading.periods()
            let closed = rules.closings.last?.period.days.last
            let waiting = events.last.flatMap { $0.period.event == .requested ? $0 : nil }
            return PeriodStateView(
                closedThrough: closed.map { "\($0)" },
                firstOpenDay: closed.map { "\($0.next)" },
                waiting: waiting.map { "\(Month(of: $0.period.days.last))" },
                events: try events.map { try PeriodRow($0.period, reading) })
        }
    }
}

extension PeriodRow {
    fileprivate init(_ period: NewPeriod, _ reading: ReadSession) throws {
        guard let work = try reading.work(period.work)?.work else {
            throw StoreFault.unknown(.work, id: period.work.rawValue)
        }
        self.init(
            period: "\(Month(of: period.days.last))", from: "\(period.days.first)",
            through: "\(period.days.last)", event: period.event.rawValue,
            operatorName: work.operatorName, recordedAt: work.recordedAt.text,
            reason: try work.reason, batch: period.exportBatch,
            exported: period.exported.map { "\($0)" })
    }
}

extension NewWork {
    private struct Parameters: Decodable {
        let reason: String?
    }

    /// Why it was ordered, where the order says so.
    fileprivate var reason: String? {
        get throws {
            try JSONDecoder().decode(Parameters.self, from: Data(parameters.utf8)).reason
        }
    }
}

extension RecordedAt {
    /// To the second, in UTC.
    var text: String { "\(ValueTime(seconds: rawValue / 1000))Z" }
}
