import Measures
import Storage

/// What the exports say of the days of a period.
enum ExportState {
    /// The ledger keeps no exports.
    case notKept
    /// All of it was handed over; the day is that of the confirmation.
    case confirmed(batch: String, on: Day?)
    /// Something of it was not, in words.
    case unconfirmed(String)
}

/// Whether the books of some days were handed over.
///
/// - Source: domain §8.5: batches are prepared, sent and confirmed.
func exportState(of days: DayRange, _ reading: Reading) throws -> ExportState { .notKept }
