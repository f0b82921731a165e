import BackOffice
import Measures
import Orders

/// Postings are handed over and confirmed: `export: 2018-05`, everything through that month.
struct PrepareExportAction: ScenarioAction {
    static let word = "export"
    static let keys: [String] = []
    static let isOfContract = false

    private let last: Day

    init(_ reading: StepReading) throws(ScenarioFlaw) {
        last = try reading.value.month().last
    }

    var told: String { "export through \(last), confirmed" }

    func play(
        _ stage: ScenarioRun, at time: ValueTime, on contract: String
    ) throws(OfficeError) -> ActionResult {
        let order = ExportOrder(kind: .postings, mode: .operation, from: nil, through: last)
        let batch = try stage.office.prepareExport(order, stage.context)
        try stage.office.downloadExport(batch.number, as: .csv, stage.context) { _ in }
        _ = try stage.office.confirmExport(batch.number, checksum: nil, stage.context)
        return .done
    }
}
