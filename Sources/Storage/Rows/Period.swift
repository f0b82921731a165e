package import Contracts
package import Measures

/// The number of a closing, a request to reopen or a reopening.
package struct PeriodID: Hashable, Sendable, Comparable, RawRepresentable {
    package let rawValue: Int64

    package init(rawValue: Int64) { self.rawValue = rawValue }

    package static func < (left: PeriodID, right: PeriodID) -> Bool {
        left.rawValue < right.rawValue
    }
}

/// What happened to a period.
package enum PeriodEvent: String, Hashable, Sendable, CaseIterable {
    case closed
    /// Somebody wants it open again; it stays closed until another one agrees.
    case requested
    case reopened
}

/// Something that happens to a period, to be put down.
package struct NewPeriod: Hashable, Sendable {
    package let event: PeriodEvent
    package let days: DayRange
    /// The last closed day after it; nil when all is open.
    package let closedThrough: Day?
    /// The export batch that took over the books of the days.
    package let exportBatch: String?
    package let exported: Day?
    /// What the turnovers of the days come to, for a closing.
    package let figures: Int64?
    package let work: WorkID

    package init(
        closing days: DayRange, figures: Int64, exportBatch: String?, exported: Day?,
        work: WorkID
    ) {
        event = .closed
        self.days = days
        closedThrough = days.last
        self.exportBatch = exportBatch
        self.exported = exported
        self.figures = figures
        self.work = work
    }

    package init(requestToReopen days: DayRange, work: WorkID) {
        event = .requested
        self.days = days
        closedThrough = days.last
        exportBatch = nil
        exported = nil
        figures = nil
        self.work = work
    }

    /// - Parameter earlier: the last day that stays closed; nil when none does.
    package init(reopening days: DayRange, leaving earlier: Day?, work: WorkID) {
        event = .reopened
        self.days = days
        closedThrough = earlier
        exportBatch = nil
        exported = nil
        figures = nil
        self.work = work
    }

    init(
        event: PeriodEvent, days: DayRange, closedThrough: Day?, exportBatch: String?,
        exported: Day?, figures: Int64?, work: WorkID
    ) {
        self.event = event
        self.days = days
        self.closedThrough = closedThrough
        self.exportBatch = exportBatch
        self.exported = exported
        self.figures = figures
        self.work = work
    }
}

/// Something that happened to a period, as it was recorded.
package struct StoredPeriod: Hashable, Sendable {
    package let id: PeriodID
    package let period: NewPeriod

    /// The last closed day after it; nil when all is open.
    package var closedThrough: Day? { period.closedThrough }
}

/// A contract as it was when a period was closed.
package struct StoredSnapshot: Hashable, Sendable {
    package let state: ContractState
    /// The newest process it includes; nil before the first.
    package let lastProcess: ProcessID?
    package let lastCashFlow: CashFlowID?
}

/// The head of a contract's chain, with the moment of its newest process.
package struct ContractHead: Hashable, Sendable {
    package let id: ContractID
    package let isServiced: Bool
    package let lastProcess: ProcessID?
}

/// A process as a link of its chain.
package struct ProcessLink: Hashable, Sendable {
    package let id: ProcessID
    package let previous: ProcessID?
    package let valueTime: ValueTime
    package let work: WorkID
    package let contract: ContractID
}
