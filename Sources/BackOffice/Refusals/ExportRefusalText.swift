import GeneralLedger
import Measures

extension ExportRefusal {
    /// One sentence with the values, in the words of the error catalogue.
    var text: String {
        switch self {
        case .nothingNew(let kind, let day):
            "nothing to export: no \(kind.code) through \(day) that no live batch has"
        case .tooManyLines(let max):
            "a batch has at most \(max) lines: export fewer days, or sum up by day"
        case .state(let batch, let state, let action):
            "\(action) is not allowed in state \(state) of export batch \(batch.rawValue)"
        case .exported(let batch, let state, let day):
            "\(day) was exported in batch \(batch.rawValue), which is \(state); "
                + "cancel the batch first, or correct by new operations"
        case .corrected(let batch, let later):
            "export batch \(batch.rawValue) is corrected by batch \(later.rawValue), "
                + "which has days of it; cancel that one first"
        case .periodClosed(let batch, let through):
            "export batch \(batch.rawValue) has days of a period that is closed through \(through)"
        case .otherChecksum(let batch, let own, let told):
            "checksum \(told) is not that of export batch \(batch.rawValue), which is \(own)"
        case .form(let form, let kind):
            "\(kind.code) are not exported as \(form.code): "
                + ExportForm.all(of: kind).map(\.code).joined(separator: ", ")
        }
    }
}
