import Contracts
import Directories
import Measures
import Storage

/// The plan of a contract as it went: every tranche by the version of the schedule in force on its
/// repayment day, and between them what else altered the principal to come.
///
/// Shape: principal of all steps is the amount lent. A change is what one version still asks for
/// and the next does not, or what the end of the contract leaves unasked; below zero where
/// principal came back.
struct PlanHistory {
    /// In the order in which they came, or will come.
    let steps: [Step]

    enum Step {
        /// With the version that shows it.
        case tranche(Tranche, Schedule)
        case change(PlanChange)
    }

    /// A plan that has not changed.
    init(of schedule: Schedule) {
        steps = schedule.tranches.map { .tranche($0, schedule) }
    }

    /// - Parameter processes: live ones, oldest first.
    init(_ processes: some Sequence<StoredProcess>) {
        var course = Course()
        for process in processes {
            for change in process.documents.lazy.flatMap(\.changes) {
                course.follow(change, by: process.code, on: process.valueTime.day)
            }
        }
        steps = course.steps
    }
}

/// Versions of a schedule as they came, and what each took from the principal to come.
private struct Course {
    private var versions: [Version] = []
    private var changes: [PlanChange] = []
    private var end = Day(number: .max)

    private struct Version {
        let schedule: Schedule
        let since: Day
    }

    mutating func follow(_ change: Change, by process: ProcessCode, on day: Day) {
        if case .schedule(let next) = change {
            // The version may put off or cut a tranche that ends on the day.
            if let old = versions.last?.schedule {
                let less = old.principal(from: day) - next.principal(from: day)
                note(PlanChange(day: day, process: process, principal: less))
            }
            versions.append(Version(schedule: next, since: day))
        } else if case .closed = change, let old = versions.last?.schedule {
            note(PlanChange(day: day, process: process, principal: old.principal(from: day.next)))
            end = day
        }
    }

    private mutating func note(_ change: PlanChange) {
        if change.principal != 0 { changes.append(change) }
    }

    /// A change comes after the tranche of its day.
    var steps: [PlanHistory.Step] {
        var steps: [PlanHistory.Step] = []
        var left = tranches[...]
        for change in changes {
            let ended = left.prefix { $0.tranche.repayment <= change.day }
            left = left.dropFirst(ended.count)
            steps += ended.map { .tranche($0.tranche, $0.schedule) }
            steps.append(.change(change))
        }
        return steps + left.map { .tranche($0.tranche, $0.schedule) }
    }

    /// Each version has the tranches whose repayment days came while it was in force.
    private var tranches: [(tranche: Tranche, schedule: Schedule)] {
        versions.indices.flatMap { place in
            let (schedule, first) = (versions[place].schedule, versions[place].since)
            let last = place + 1 < versions.count ? versions[place + 1].since.previous : end
            return schedule.tranches
                .filter { $0.repayment >= first && $0.repayment <= last }
                .map { ($0, schedule) }
        }
    }
}

/// What a process took from the principal to come, or gave back to it.
struct PlanChange {
    let day: Day
    let process: ProcessCode
    /// Minor units; below zero where principal came back.
    let principal: Int64
}

extension Schedule {
    /// Planned principal of the tranches that end on a day or after it.
    fileprivate func principal(from day: Day) -> Int64 {
        tranches.reduce(0) { $1.repayment >= day ? $0 + $1.principal : $0 }
    }
}
