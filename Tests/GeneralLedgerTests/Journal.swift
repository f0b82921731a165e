import Contracts
import Directories
import Measures
import TestHouse

@testable import GeneralLedger

/// Words for writing journals down in tests.
enum Journal {
    static func directory() throws -> Directory {
        try SeedBook.book().on(Day(year: 2018, month: 6, day: 1), closedThrough: nil)
    }

    static func rub(_ text: String) throws -> Money { try Money(text: text, .rub) }

    /// An internal operation on a tranche.
    static func operation(
        _ type: AmountType, _ action: ActionType, _ sign: Sign, _ tranche: UInt16,
        _ amount: String
    ) throws -> DebtOperation {
        let bucket = Bucket(type, TrancheNumber(rawValue: tranche), isOffBalance: false)
        return DebtOperation(action, sign, bucket, try rub(amount))
    }

    /// The same operation off balance.
    static func offBalance(_ operation: DebtOperation) -> DebtOperation {
        DebtOperation(
            operation.action, operation.sign, operation.bucket.offBalance, operation.amount)
    }

    /// Entries as people write them: `1100 2020 343.69`.
    static func text(_ entries: [Entry]) -> [String] {
        entries.map { entry in
            "\(entry.isMemo ? "memo " : "")\(entry.debit.rawValue) \(entry.credit.rawValue) "
                + entry.amount.text
        }
    }
}
