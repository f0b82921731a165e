import Contracts
import Measures
import Storage

/// The numbers a night needs of one quiet contract, for the night that is plain SQL.
public struct QuietColumns: Sendable {
    public let contract: Int64
    public let lastProcess: Int64
    public let base: Int64
    /// Base times days times rate, divided by `denominator`, is minor units.
    public let rate: Int64
    public let numerator: Int64
    public let denominator: Int64
    public let booked: Int64
    public let interest: Int64
}

extension Workbench {
    /// Every contract of a quiet portfolio, in the order of the ids.
    public func quietColumns() throws -> [QuietColumns] {
        let store = try Store(opening: path, access: .readOnly)
        return try store.reading { reading in
            let all = try reading.quietRows(after: ContractID(rawValue: 0), limit: .max)
            return all.compactMap { row in
                row.quiet.map { quiet in
                    QuietColumns(
                        contract: row.id.rawValue, lastProcess: row.lastProcess?.rawValue ?? 0,
                        base: quiet.base, rate: quiet.rate.millionthsOfPercent,
                        numerator: Int64(quiet.numerator),
                        denominator: Int64(quiet.denominator), booked: quiet.booked,
                        interest: quiet.interest)
                }
            }
        }
    }
}
