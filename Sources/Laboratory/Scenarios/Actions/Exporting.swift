import BackOffice
import Measures

/// Postings are handed over and confirmed: `export: 2018-05`, everything through that month.
struct Exporting: ScenarioDeed {
    static let word = "export"
    static let keys: [String] = []
    static let isOfContract = false

    private let last: Day

    init(_ reading: StepReading) throws(ScenarioFault) {
        last = try reading.value.month().last
    }

    var told: String { "export through \(last), confirmed" }

    func play(
        _ stage: Stage, at time: ValueTime, on contract: String
    ) throws(OfficeError) -> Deed {
        let order = ExportOrder(kind: .postings, mode: .operation, from: nil, through: last)
        let batch = try stage.office.prepareExport(order, stage.slip)
        try stage.office.downloadExport(batch.number, as: .csv, stage.slip) { _ in }
        _ = try stage.office.confirmExport(batch.number, checksum: nil, stage.slip)
        return .done
    }
}
