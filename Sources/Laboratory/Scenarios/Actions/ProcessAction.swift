import BackOffice
import Contracts
import FoundationEssentials
import Measures
import Processes

/// A process of the catalogue is ordered: `run: contract-processing`.
struct ProcessAction: ScenarioAction {
    static let word = "run"
    static let keys = ["with", "preview-as", "as-previewed"]
    static let isOfContract = true

    private let type: ProcessType
    private let parameters: [FileEntry]
    private let place: FilePosition
    /// What later steps call this preview; nil when the order is carried out.
    private let preview: String?
    /// The preview that the order holds to.
    private let previewed: String?

    init(_ reading: StepReading) throws(ScenarioFlaw) {
        let code = try reading.value.text("the code of a process")
        guard let type = Catalogue[ProcessCode(rawValue: code)] else {
            throw reading.value.flaw(
                "there is no process \"\(code)\"; tranche processes lists them")
        }
        self.type = type
        place = reading.value.place
        preview = try reading.step["preview-as"]?.text("a name for the preview")
        previewed = try reading.step["as-previewed"]?.text("the name of a preview")
        parameters = try reading.step["with"]?.entries("parameters by name") ?? []
        let names = type.parameters.map(\.name)
        for entry in parameters where !names.contains(entry.key) {
            throw ScenarioFlaw(
                entry.place,
                "\(code) has no parameter \"\(entry.key)\""
                    + (names.isEmpty ? "" : "; it has: \(names.joined(separator: ", "))"))
        }
    }

    var told: String {
        let with = parameters.map { "\($0.key) \($0.value.shown)" }.joined(separator: ", ")
        return (preview == nil ? "run " : "preview ") + type.code.rawValue
            + (with.isEmpty ? "" : " with \(with)")
    }

    func play(
        _ stage: ScenarioRun, at time: ValueTime, on contract: String
    ) throws(OfficeError) -> ActionResult {
        let order = try order(stage, at: time, on: contract)
        let context = OrderContext(
            operatorName: stage.context.operatorName, idempotencyKey: nil,
            isPreview: preview != nil,
            previewToken: previewed.map { stage.previewToken($0) ?? $0 })
        let receipt = try stage.office.carryOut(order, on: contract, context)
        if let preview { stage.remember(previewToken: receipt.previewToken, as: preview) }
        return ActionResult(receipt)
    }

    private func order(
        _ stage: ScenarioRun, at time: ValueTime, on contract: String
    ) throws(OfficeError) -> any DebtProcess {
        do {
            var given: [String: String] = [:]
            for entry in parameters {
                let value = stage.naming(entry.value, of: entry.key, on: contract)
                if !value.isNothing { given[entry.key] = try value.text("one value") }
            }
            return try Office.order(type.code.rawValue, at: time, parameters: given)
        } catch {
            let flaw =
                error as? ScenarioFlaw ?? ScenarioFlaw(place, OfficeError(error, nil).message)
            throw .input(field: "with", value: told, accepted: flaw.description)
        }
    }
}

extension FileNode {
    /// The value in one line.
    fileprivate var shown: String {
        switch content {
        case .nothing: "nothing"
        case .scalar(let text): text
        case .list(let list): "[" + list.map(\.shown).joined(separator: ", ") + "]"
        case .mapping(let entries):
            "{" + entries.map { "\($0.key): \($0.value.shown)" }.joined(separator: ", ") + "}"
        }
    }
}
