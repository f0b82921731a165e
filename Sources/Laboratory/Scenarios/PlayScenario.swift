package import BackOffice
import Questions
import Contracts
import Measures

extension Scenario {
    /// Plays the history on a fresh ledger in memory and compares what is expected with it.
    ///
    /// The first step that goes otherwise than written is the last: what follows would speak
    /// of another history. At the end the whole ledger is verified.
    /// - Parameter isTraced: whether the report says how each amount was reckoned.
    /// - Throws: what making the ledger and signing the contracts throw.
    package func played(isTraced: Bool) throws(OfficeError) -> ScenarioReport {
        let stage = try ScenarioRun(self)
        var reports: [StepReport] = []
        for step in steps {
            let report = stage.play(step, isTraced: isTraced)
            reports.append(report)
            if report.fault != nil { break }
        }
        let notPlayed = steps.count - reports.count
        if notPlayed == 0 { reports.append(try stage.proof()) }
        let checks = reports.flatMap(\.checks)
        return ScenarioReport(
            id: id, title: title, holds: reports.allSatisfy(\.holds) && notPlayed == 0,
            expectations: checks.count, failed: checks.count { !$0.holds }, steps: reports,
            notPlayed: notPlayed)
    }
}

extension ScenarioRun {
    /// Plays one step and looks at what it left.
    func play(_ step: ScenarioStep, isTraced: Bool) -> StepReport {
        var played = PlayedStep(step, isTraced: isTraced)
        do {
            try prepare(step)
            let traced = isTraced && step.deed != nil ? step.contract : nil
            let start = try traced.map { number throws(OfficeError) in
                try office.newestProcess(of: number)
            }
            played.time = clock.moment(step.on)
            let marks = try step.expectations.isEmpty ? [:] : marks(of: step)
            try act(&played)
            clock.move(to: played.time)
            if step.contract == nil { played.time = clock.time }
            if played.fault == nil { try look(&played, after: marks) }
            if let traced, let start {
                played.trace = try office.trace(of: traced, after: start)
            }
        } catch {
            played.fault = "\(error.code): \(error.message)"
        }
        return played.report
    }

    /// Moves the clock to where the step is, with the nights that lie before.
    private func prepare(_ step: ScenarioStep) throws(OfficeError) {
        let day = (step.at ?? step.on)?.day
        if step.comesAfterNights { _ = try nights(from: nil, through: day ?? clock.time.day) }
        if let at = step.at { clock.move(to: clock.moment(at)) }
    }

    /// The newest process of each contract that the step looks at.
    private func marks(of step: ScenarioStep) throws(OfficeError) -> [String: Int64] {
        var marks: [String: Int64] = [:]
        for block in step.expectations {
            marks[block.contract] = try office.newestProcess(of: block.contract)
        }
        return marks
    }

    private func act(_ played: inout PlayedStep) throws(OfficeError) {
        guard let deed = played.step.deed else { return }
        do {
            played.deed = try deed.play(self, at: played.time, on: played.step.contract ?? "")
        } catch {
            played.outcome = error.code
            if !played.expects(error) { played.fault = "\(error.code): \(error.message)" }
            return
        }
        if let refusal = played.step.refusal {
            played.fault = "\(refusal.code) was expected, and it was done"
        }
    }

    private func look(
        _ played: inout PlayedStep, after marks: [String: Int64]
    ) throws(OfficeError) {
        for block in played.step.expectations {
            let mark = marks[block.contract] ?? 0
            let processes = try office.processes(of: block.contract, after: mark)
            let sight = try Observation(self, block, played.deed, processes)
            for expectation in block.expectations {
                played.checks += try expectation.checked(sight)
            }
        }
    }

    /// The last line of every scenario: the ledger is what its operations say.
    fileprivate func proof() throws(OfficeError) -> StepReport {
        let report = try office.verify { _, _ in }
        let broken = report.invariants.filter { !$0.holds }
        return StepReport(
            line: 0, time: "\(clock.time)", contract: nil, told: "verify the ledger", note: nil,
            outcome: broken.isEmpty ? Outcome.done.text : "E-STORE", holds: broken.isEmpty,
            fault: nil, warnings: [],
            checks: broken.map { invariant in
                CheckReport(
                    "\(invariant.id) \(invariant.name)", expected: "holds",
                    found: invariant.failures.joined(separator: "; "))
            }, trace: [])
    }
}

/// A step while it is played.
private struct PlayedStep {
    let step: ScenarioStep
    var time = ValueTime(seconds: 0)
    var deed = ActionResult.done
    var outcome: String?
    var fault: String?
    var checks: [CheckReport] = []
    var trace: [String] = []

    private let isTraced: Bool

    init(_ step: ScenarioStep, isTraced: Bool) {
        self.step = step
        self.isTraced = isTraced
    }

    /// Whether a "no" is the one the step is written for.
    func expects(_ error: OfficeError) -> Bool {
        guard let refusal = step.refusal, refusal.code == error.code else { return false }
        return refusal.says.map(error.message.contains) ?? true
    }

    var report: StepReport {
        StepReport(
            line: step.place.line, time: "\(time)", contract: step.contract,
            told: step.deed?.told ?? "look", note: step.note,
            outcome: outcome ?? (step.deed == nil ? "" : deed.outcome),
            holds: fault == nil && checks.allSatisfy(\.holds), fault: fault,
            warnings: deed.warnings, checks: checks, trace: choices + trace)
    }

    /// Why auto-accept did what it did.
    private var choices: [String] {
        if !isTraced { return [] }
        return deed.trace.map { step in
            let facts = step.facts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
            return "because \(step.rule)"
                + (facts.isEmpty ? "" : " (\(facts.joined(separator: ", ")))")
        }
    }
}
