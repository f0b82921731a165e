package import Measures

/// All rules of the business as of one day: an immutable snapshot that a process is given.
package struct Directory: Sendable {
    /// Rises with every edit; a process row keeps the version it was decided under.
    package let version: Int64
    package let amountTypes: [AmountTypeRow]
    package let postings: CorrectPostings
    /// The accounts each exported or memo posting moves.
    package let accounts: [PostingID: AccountPair]
    package let chart: [LedgerAccount]
    package let products: [ProductID: Product]
    package let calendars: [String: WorkCalendar]
    /// By rising `validFrom`.
    package let caps: [StatutoryCap]
    package let banks: [Bank]
    package let constants: Constants
    /// The last day of the last closed period; nil while none is closed.
    package let closedThrough: Day?
    private let sides: [DebtSide?]

    package init(
        version: Int64, amountTypes: [AmountTypeRow], postings: CorrectPostings,
        accounts: [PostingID: AccountPair], chart: [LedgerAccount],
        products: [ProductID: Product], calendars: [String: WorkCalendar],
        caps: [StatutoryCap], banks: [Bank], constants: Constants, closedThrough: Day?
    ) {
        self.version = version
        self.amountTypes = amountTypes
        self.postings = postings
        self.accounts = accounts
        self.chart = chart
        self.products = products
        self.calendars = calendars
        self.caps = caps
        self.banks = banks
        self.constants = constants
        self.closedThrough = closedThrough
        var sides = [DebtSide?](repeating: nil, count: 256)
        for row in amountTypes { sides[Int(row.type.rawValue)] = row.side }
        self.sides = sides
    }

    /// Which sign a balance of this type may have; nil for a type the directory does not know.
    package func side(of type: AmountType) -> DebtSide? { sides[Int(type.rawValue)] }

    package func row(of type: AmountType) -> AmountTypeRow? {
        amountTypes.first { $0.type == type }
    }

    /// The cap for a contract signed on `day`; nil before the first.
    package func cap(signed day: Day) -> StatutoryCap? { caps.last { $0.validFrom <= day } }
}
