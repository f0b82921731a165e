package import Measures

/// The days that are handed over: nothing is posted into them again.
package struct ClosedPeriods: Hashable, Sendable {
    /// The last closed day; every day before it is closed too.
    package let through: Day
    /// By rising days.
    package let handovers: [Handover]

    package init(through: Day, handovers: [Handover]) {
        self.through = through
        self.handovers = handovers
    }

    /// The export by which the books of a day were handed over; nil where none is known.
    package func handover(of day: Day) -> Handover? {
        handovers.last { $0.first <= day && day <= $0.last }
    }
}

/// The export that took over the books of a closed period.
///
/// - Source: R001-4.
package struct Handover: Hashable, Sendable {
    package let first: Day
    package let last: Day
    /// The number of the export batch, as people call it.
    package let batch: String
    /// The day it was confirmed; nil where nobody said so.
    package let exported: Day?

    package init(first: Day, last: Day, batch: String, exported: Day?) {
        self.first = first
        self.last = last
        self.batch = batch
        self.exported = exported
    }
}
