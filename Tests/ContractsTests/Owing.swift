import Directories
import Measures
import TestHouse
import Testing

@testable import Contracts

/// A loan in service that owes what a test says, on three tranches of its own.
///
/// 300.00 RUB from 20.01.2024, repaid on 20.02., 20.03. and 20.04.; the second tranche is due on
/// the 22nd, the working day it was shifted to.
struct Owing {
    var state: ContractState
    let directory: Directory

    /// - Parameter product: penalties first, or an order of the seeds by its number.
    init(product: UInt16 = 1, _ entries: [Buckets.Entry]) throws {
        let loan = try Loan(
            "R-1", product: product, principal: "300.00", percent: "12", periods: 3,
            disbursed: "2024-01-20")
        let start = loan.terms.signed
        directory = try Loan.directory(on: start)
        state = loan.state
        state.lifecycle = .active
        state.schedule = try Owing.schedule()
        state.accruals.accruedThrough = start
        for entry in entries { try state.balances.debt.move(entry.bucket, by: entry.minor) }
    }

    static func schedule() throws -> Schedule {
        let days = ["2024-01-20", "2024-02-20", "2024-03-20", "2024-04-20"]
        let due = ["2024-02-20", "2024-03-22", "2024-04-20"]
        return try Schedule(
            version: 1,
            tranches: try due.indices.map { index in
                Tranche(
                    number: TrancheNumber(rawValue: UInt16(index + 1)),
                    issue: try Day(text: days[index]), repayment: try Day(text: days[index + 1]),
                    due: try Day(text: due[index]), principal: 100_00, interest: 1_00)
            })
    }

    /// A balance by type and tranche; tranche 0 is the contract itself.
    static func entry(
        _ type: AmountType, _ tranche: UInt16, _ minor: Int64, off: Bool = false
    ) -> Buckets.Entry {
        Buckets.Entry(bucket: bucket(type, tranche, off: off), minor: minor)
    }

    static func bucket(_ type: AmountType, _ tranche: UInt16, off: Bool = false) -> Bucket {
        Bucket(type, TrancheNumber(rawValue: tranche), isOffBalance: off)
    }
}
