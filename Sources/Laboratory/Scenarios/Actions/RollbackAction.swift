import BackOffice
import Measures

/// Processes from a moment on are cancelled: `rollback: 2018-05-20`.
struct RollbackAction: ScenarioAction {
    static let word = "rollback"
    static let keys: [String] = []
    static let isOfContract = true

    private let from: ValueTime

    init(_ reading: StepReading) throws(ScenarioFlaw) {
        from = try reading.value.read("a day, or a time such as 2018-05-31T12:00:00") {
            text throws(MeasureFlaw) in try ValueTime(text: text)
        }
    }

    var told: String { "roll back from \(from)" }

    func play(
        _ stage: ScenarioRun, at time: ValueTime, on contract: String
    ) throws(OfficeError) -> ActionResult {
        let receipt = try stage.office.rollBack(contract, from: from, stage.context)
        var deed = ActionResult.done
        deed.cancelled = receipt.processes
        return deed
    }
}
