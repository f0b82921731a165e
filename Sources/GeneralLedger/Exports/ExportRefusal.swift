package import Measures

/// Every "no" of the exports, with its facts; text is made at the door.
package enum ExportRefusal: Error, Hashable, Sendable {
    /// Nothing that was not exported yet has its day there.
    case nothingNew(ExportKind, through: Day)
    /// More lines than one batch may have.
    case tooManyLines(max: Int)
    case state(ExportNumber, ExportState, action: ExportAction)
    /// What is to be rolled back has left the house.
    case exported(ExportNumber, ExportState, day: Day)
    /// A later batch corrects days of this one.
    case corrected(ExportNumber, by: ExportNumber)
    case periodClosed(ExportNumber, through: Day)
    /// The receiver has booked other bytes than were sent.
    case otherChecksum(ExportNumber, own: String, told: String)
    case form(ExportForm, of: ExportKind)

    /// The stable code of the error catalogue.
    package var code: String {
        switch self {
        case .nothingNew, .tooManyLines: "E-AMT"
        case .state, .exported, .corrected: "E-STATE"
        case .periodClosed: "E-PERIOD"
        case .otherChecksum: "E-CHK"
        case .form: "E-FMT"
        }
    }
}

/// What is done to a batch.
package enum ExportAction: String, Hashable, Sendable, CaseIterable {
    case download, confirm, cancel
}
