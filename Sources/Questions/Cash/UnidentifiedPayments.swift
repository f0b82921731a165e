package import BackOffice
import Contracts
import Directories
import Measures
import Storage

extension Office {
    /// Payments of bank statements that have no contract yet, in the order of recording.
    ///
    /// - Throws: `fault`.
    package func unidentifiedPayments() throws(OfficeError) -> [UnidentifiedView] {
        try answering { reading, _ in try reading.unidentifiedPayments().map(\.view) }
    }
}
