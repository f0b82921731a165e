import Laboratory
import BackOffice

/// A way to compare a case that is played: all it prints, or all but what differs for a reason.
struct Trial: Sendable {
    /// Why less than everything is compared; nil when everything is.
    let leavingOut: String?
    let scenario: String
}

extension Judgement {
    /// The first way of comparing that holds is the verdict.
    ///
    /// - Parameter otherwise: the reason when none does; without one it is unexpected.
    init(id: String, _ trials: [Trial], otherwise: String?) throws {
        self.id = id
        var differences: [String] = []
        for trial in trials {
            let report = try played(trial.scenario)
            if report.holds {
                verdict = trial.leavingOut.map { .differs($0) } ?? .agrees
                return
            }
            differences.append(report.differences)
        }
        verdict = .differs(
            otherwise.map { $0 + " (read by hand)" }
                ?? "UNEXPECTED " + differences.joined(separator: " // "))
    }
}
