/// A directory by the name of its file: what it is, and how its rows are told apart.
package struct DirectoryFile: Hashable, Sendable {
    package let name: String
    /// What it holds, in one line.
    package let help: String
    /// The fields that tell its rows apart.
    package let keys: [String]
    package let dating: Dating
    /// The field that is the whole value of a row; nil where a row has several.
    package let valueField: String?

    /// From when a row counts, and until when.
    package enum Dating: Hashable, Sendable {
        /// Each row on its days.
        case days
        /// As `days`; and posted operations lean on the rows of their day.
        case bookedDays
        /// Every version stays; a contract keeps the one it was signed under.
        case versions
        /// By the day of signing, from the first day of a row to that of the next.
        case signing
        /// Always; a row that is there stays as it is but for its name.
        case always
        /// Always; the days before a change stay as they are.
        case calendar
    }

    init(
        _ name: String, _ help: String, keys: [String] = ["code"], _ dating: Dating = .days,
        value: String? = nil
    ) {
        self.name = name
        self.help = help
        self.keys = keys
        self.dating = dating
        valueField = value
    }

    /// The directory of a name; nil for none.
    package static subscript(name: String) -> DirectoryFile? { all.first { $0.name == name } }

    /// Files that came after the first ledgers; one that lacks them has those of a new
    /// installation.
    package static let introduced: Set<String> = ["late-facts", "market-rates", "scoring-models"]
}

extension DirectoryFile {
    /// Every directory, by name.
    package static let all: [DirectoryFile] =
        (words + postings + accounts + products + reserves + others).sorted { $0.name < $1.name }

    private static let words = [
        DirectoryFile("action-types", "How an amount moves.", .always),
        DirectoryFile("payment-types", "How money comes and goes.", .always),
        DirectoryFile("document-types", "What documents are called.", .always),
        DirectoryFile("amount-types", "The kinds of debt.", .bookedDays),
        DirectoryFile("reason-codes", "Why something is written off or reversed."),
    ]

    private static let postings = [
        DirectoryFile(
            "correct-postings", "Which operations may be posted, and by which template.",
            keys: ["row", "firstPlace"], .bookedDays),
        DirectoryFile(
            "forbidden-postings", "Which operations may never be posted.", keys: ["row", "kinds"],
            .always),
        DirectoryFile(
            "posting-templates", "Which accounts an operation moves.",
            keys: [
                "template", "kinds", "amountTypes", "action", "sign", "document", "reason",
            ], .bookedDays),
        DirectoryFile(
            "document-entries", "Entries of whole documents.", keys: ["template"], .bookedDays),
    ]

    private static let accounts = [
        DirectoryFile("chart-of-accounts", "The accounts of the ledger.", .bookedDays),
        DirectoryFile(
            "amount-type-accounts", "The accounts of each kind of debt.", keys: ["amountType"],
            .bookedDays),
        DirectoryFile(
            "cash-accounts", "Where money lies, and where it waits.", keys: ["payment"], .bookedDays
        ),
    ]

    private static let products = [
        DirectoryFile("products", "Terms of contracts, every version.", keys: ["id"], .versions),
        DirectoryFile("waterfalls", "In which order money pays debt.", .always),
        DirectoryFile("calendars", "Which days are worked.", .calendar),
        DirectoryFile(
            "statutory-caps", "What the law lets a loan cost.", keys: ["validFrom"], .signing),
        DirectoryFile("banks", "Ways by which money comes, and their fees."),
    ]

    private static let reserves = [
        DirectoryFile("loan-categories", "Points by who borrows on what."),
        DirectoryFile("overdue-degrees", "Points by days overdue.", keys: ["fromDay"]),
        DirectoryFile("asset-classes", "Rates of the reserve by points."),
        DirectoryFile("scoring-models", "How the rate of a reserve is reckoned."),
        DirectoryFile(
            "market-rates", "By what rate a loan is discounted.", keys: ["segment"],
            value: "ratePercent"),
    ]

    private static let others = [
        DirectoryFile("constants", "Single values of the ledger.", value: "value"),
        DirectoryFile(
            "late-facts", "What is done about facts of a closed month.", keys: ["cause"],
            value: "policy"),
    ]
}
