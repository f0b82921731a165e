package import Measures

/// An operation that somebody would post, in the codes of the directories.
package struct PostingQuestion: Sendable {
    package var kind = "credit"
    package let amountType: String
    package let action: String
    /// `plus` or `minus`.
    package let sign: String
    /// Nil for the one that the action has.
    package var payment: String?
    package var document: String?
    package var reason: String?
    package var isOffBalance = false
    package let day: Day

    package init(amountType: String, action: String, sign: String, on day: Day) {
        self.amountType = amountType
        self.action = action
        self.sign = sign
        self.day = day
    }
}

/// Whether an operation may be posted, by which rows, and to which accounts.
package struct PostingExplanation: Codable, Sendable {
    /// What was asked about, in codes.
    package let operation: String
    package let day: String
    package let isAllowed: Bool
    /// The correct posting that allows it; nil where none does.
    package let posting: PostingRow?
    /// The template and its line; nil where it reaches no account.
    package let template: TemplateRow?
    /// Where documents or reasons not asked about would send it.
    package let elsewhere: [TemplateRow]
    /// Why no correct posting may ever allow it; nil where one could.
    package let forbidden: String?
    /// The legal operations that differ least; empty where it is legal itself.
    package let nearest: [PostingRow]

    /// A correct posting.
    package struct PostingRow: Codable, Sendable {
        /// The row of `correct-postings`, such as `CP-11`.
        package let row: String
        package let number: Int
        package let operation: String
        package let isExported: Bool
        /// What it has otherwise than what was asked about.
        package let differs: [String]
    }

    /// A line of `posting-templates`, with the accounts it comes to.
    package struct TemplateRow: Codable, Sendable {
        package let template: String
        /// What the line is for, such as `sign minus`; empty for every operation.
        package let condition: String
        package let debit: Account
        package let credit: Account
    }

    /// An account of the chart.
    package struct Account: Codable, Sendable {
        package let code: String
        package let name: String
    }
}
