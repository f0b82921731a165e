import BackOffice
import Measures

/// A month is closed, with all before it that is open: `close-period: 2018-05`.
struct ClosePeriodAction: ScenarioAction {
    static let word = "close-period"
    static let keys: [String] = []
    static let isOfContract = false

    private let month: Month

    init(_ reading: StepReading) throws(ScenarioFlaw) { month = try reading.value.month() }

    var told: String { "close period \(month)" }

    func play(
        _ stage: ScenarioRun, at time: ValueTime, on contract: String
    ) throws(OfficeError) -> ActionResult {
        _ = try stage.office.closePeriod(month, stage.context) { _, _ in }
        return .done
    }
}

/// The newest closed month is opened again: `reopen-period: 2018-05`.
///
/// It takes two people: the one who asks in `stage.slip`, and another who approves.
struct ReopenPeriodAction: ScenarioAction {
    static let word = "reopen-period"
    static let keys = ["because"]
    static let isOfContract = false

    private let month: Month
    private let reason: String

    init(_ reading: StepReading) throws(ScenarioFlaw) {
        month = try reading.value.month()
        reason = try reading.step.required("because").text("a sentence")
    }

    var told: String { "reopen period \(month): \(reason)" }

    func play(
        _ stage: ScenarioRun, at time: ValueTime, on contract: String
    ) throws(OfficeError) -> ActionResult {
        _ = try stage.office.requestReopening(of: month, because: reason, stage.context)
        _ = try stage.office.approveReopening(of: month, stage.secondSlip)
        return .done
    }
}
