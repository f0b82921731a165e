package import GeneralLedger
package import Measures

/// A batch to be put down, when its bytes lie in the ledger already.
package struct NewExport: Hashable, Sendable {
    package let kind: ExportKind
    package let mode: ExportMode
    package let extent: ExportExtent
    /// What it has taken of the entries of money; nil where its kind has none.
    package let money: ExportExtent?
    package let operations: Int
    package let lines: Int
    package let opening: [AccountBalance]
    package let turnovers: [AccountTurnover]
    /// How many operations each day has.
    package let days: [Day: Int]
    package let files: [ExportFile]
    package let work: WorkID

    package init(
        kind: ExportKind, mode: ExportMode, extent: ExportExtent, money: ExportExtent?,
        operations: Int, lines: Int, opening: [AccountBalance], turnovers: [AccountTurnover],
        days: [Day: Int],
        files: [ExportFile], work: WorkID
    ) {
        self.kind = kind
        self.mode = mode
        self.extent = extent
        self.money = money
        self.operations = operations
        self.lines = lines
        self.opening = opening
        self.turnovers = turnovers
        self.days = days
        self.files = files
        self.work = work
    }
}

/// One form of a batch: how long it is, and by what it is known.
package struct ExportFile: Hashable, Sendable {
    package let form: ExportForm
    package let bytes: Int
    /// SHA-256 in 64 hexadecimal digits.
    package let checksum: String

    package init(form: ExportForm, bytes: Int, checksum: String) {
        self.form = form
        self.bytes = bytes
        self.checksum = checksum
    }
}

/// A batch as it was recorded, and where it stands.
package struct StoredExport: Hashable, Sendable {
    package let kind: ExportKind
    package let mode: ExportMode
    package let extent: ExportExtent
    /// What it has taken of the entries of money; nil for one that was prepared without them.
    package let money: ExportExtent?
    package let operations: Int
    package let lines: Int
    package let work: WorkID
    package let state: ExportState
    /// By form.
    package internal(set) var files: [ExportFile]

    package var number: ExportNumber { extent.batch }

    /// The form whose bytes are kept.
    package var kept: ExportFile? {
        files.first { $0.form == ExportForm.kept(of: kind) }
    }
}

/// A step in the life of a batch.
package struct ExportStep: Hashable, Sendable {
    package let batch: ExportNumber
    package let state: ExportState
    package let work: WorkID
}

/// A payment of a bank statement that no contract was found for.
package struct UnidentifiedPayment: Hashable, Sendable {
    /// The number it would have as a cash flow; unique in the ledger.
    package let reference: String
    /// The account of the lender that it came to.
    package let account: String
    package let valueDay: Day
    package let bookedDay: Day
    /// Above zero.
    package let amount: Money
    package let payer: Payer
    package let purpose: String
    /// Why no contract was found.
    package let reason: String
    package let work: WorkID

    package init(
        reference: String, account: String, valueDay: Day, bookedDay: Day, amount: Money,
        payer: Payer, purpose: String, reason: String, work: WorkID
    ) {
        self.reference = reference
        self.account = account
        self.valueDay = valueDay
        self.bookedDay = bookedDay
        self.amount = amount
        self.payer = payer
        self.purpose = purpose
        self.reason = reason
        self.work = work
    }
}

/// Who has paid, as the bank tells it.
package struct Payer: Hashable, Sendable {
    package let name: String?
    package let inn: String?
    package let account: String?

    package init(name: String?, inn: String?, account: String?) {
        self.name = name
        self.inn = inn
        self.account = account
    }
}
