import BackOffice
import Measures

/// Nights pass over the whole ledger: `nights: 2018-05-31`.
struct NightsAction: ScenarioAction {
    static let word = "nights"
    static let keys: [String] = []
    static let isOfContract = false

    /// Nil is the night after the last one, or after the day the clock shows.
    private let from: Day?
    private let through: Day

    init(_ reading: StepReading) throws(ScenarioFlaw) {
        guard case .mapping = reading.value.content else {
            from = nil
            through = try reading.value.day()
            return
        }
        let days = try FileMapping(reading.value, of: ["from", "through"], "nights")
        from = try days["from"]?.day()
        through = try days.required("through").day()
    }

    var told: String { "nights" + (from.map { " from \($0)" } ?? "") + " through \(through)" }

    func play(
        _ stage: ScenarioRun, at time: ValueTime, on contract: String
    ) throws(OfficeError) -> ActionResult {
        let summary = try stage.nights(from: from, through: through)
        var deed = ActionResult.done
        deed.warnings =
            summary?.refusals.map { refusal in
                Warning(code: refusal.code, message: "\(refusal.contract): \(refusal.message)")
            } ?? []
        return deed
    }
}
