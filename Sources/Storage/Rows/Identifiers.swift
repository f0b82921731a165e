/// The number of a process, by the order of recording.
package struct ProcessID: Hashable, Sendable, Comparable, RawRepresentable {
    package let rawValue: Int64

    @inlinable
    package init(rawValue: Int64) { self.rawValue = rawValue }

    package static func < (left: ProcessID, right: ProcessID) -> Bool {
        left.rawValue < right.rawValue
    }
}

/// The number of an order given, or of a batch.
package struct WorkID: Hashable, Sendable, Comparable, RawRepresentable {
    package let rawValue: Int64

    @inlinable
    package init(rawValue: Int64) { self.rawValue = rawValue }

    package static func < (left: WorkID, right: WorkID) -> Bool {
        left.rawValue < right.rawValue
    }
}

/// The number of a rollback.
package struct RollbackID: Hashable, Sendable, Comparable, RawRepresentable {
    package let rawValue: Int64

    @inlinable
    package init(rawValue: Int64) { self.rawValue = rawValue }

    package static func < (left: RollbackID, right: RollbackID) -> Bool {
        left.rawValue < right.rawValue
    }
}

/// A payment that was put on the list of those without a contract.
package struct UnidentifiedID: Hashable, Sendable, RawRepresentable {
    package let rawValue: Int64

    package init(rawValue: Int64) { self.rawValue = rawValue }
}

/// Counts the changes of one contract's state, so that none is lost.
package struct StateVersion: Hashable, Sendable, RawRepresentable {
    package let rawValue: Int64

    @inlinable
    package init(rawValue: Int64) { self.rawValue = rawValue }

    func advanced(by changes: Int64) -> StateVersion {
        StateVersion(rawValue: rawValue + changes)
    }
}

/// The instant at which something was recorded, by the clock of the machine.
///
/// Units: milliseconds since 1970-01-01T00:00:00Z.
package struct RecordedAt: Hashable, Sendable, Comparable, RawRepresentable {
    package let rawValue: Int64

    @inlinable
    package init(rawValue: Int64) { self.rawValue = rawValue }

    package static func < (left: RecordedAt, right: RecordedAt) -> Bool {
        left.rawValue < right.rawValue
    }
}
