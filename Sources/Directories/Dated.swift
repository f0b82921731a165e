package import Measures

/// From when and until when a row counts.
package struct Validity: Hashable, Sendable {
    package let from: Day
    /// The last day it counts; nil while no end is known.
    package let through: Day?

    package init(from: Day, through: Day?) {
        self.from = from
        self.through = through
    }

    /// Whether `day` is one of them.
    package func covers(_ day: Day) -> Bool {
        guard from <= day else { return false }
        guard let through else { return true }
        return day <= through
    }
}

/// A row of a directory with the days it counts on.
package struct Dated<Value: Hashable & Sendable>: Hashable, Sendable {
    package let value: Value
    package let validity: Validity

    package init(_ value: Value, _ validity: Validity) {
        self.value = value
        self.validity = validity
    }
}
