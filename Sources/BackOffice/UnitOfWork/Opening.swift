package import Measures
import Storage

/// How the doors open a ledger: they know paths and milliseconds, not the store behind them.
package enum Opening: Hashable, Sendable {
    /// Beside whoever writes.
    case toAsk
    /// Alone among writers.
    case toWrite
}

/// Milliseconds since 1970-01-01 00:00 UTC, as a real clock gives them.
package typealias MillisecondClock = @Sendable () -> Int64

extension Office {
    /// Opens the ledger at `path`.
    ///
    /// - Throws: `fault`.
    package static func open(
        _ path: String, _ opening: Opening, now: @escaping MillisecondClock
    ) throws(OfficeError) -> Office {
        switch opening {
        case .toAsk:
            try open(path, access: .readOnly) { RecordedAt(rawValue: now()) }
        case .toWrite:
            try open(path, access: .readWrite) { RecordedAt(rawValue: now()) }
        }
    }

    /// A ledger that is gone with the process, with the directories of a new installation.
    package static func inMemory(
        organisation: String, now: @escaping MillisecondClock
    ) throws(OfficeError) -> Office {
        try inMemory(organisation: organisation) { RecordedAt(rawValue: now()) }
    }

    /// Makes a new ledger with the directories in `files`.
    ///
    /// - Throws: `directory` with every finding, `fault`.
    package static func create(
        at path: String, organisation: String, directories files: [String: String],
        now: @escaping MillisecondClock
    ) throws(OfficeError) -> Office {
        try create(at: path, organisation: organisation, directories: files) {
            RecordedAt(rawValue: now())
        }
    }
}

extension Moment {
    /// The contract as it stood at the end of a day, by what was recorded up to an instant.
    ///
    /// Units: milliseconds since 1970-01-01 00:00 UTC.
    package init(asOf: Day?, knownAtMilliseconds: Int64?) {
        self.init(asOf: asOf, knownAt: knownAtMilliseconds.map { RecordedAt(rawValue: $0) })
    }
}
