package import Measures

/// All rules of the business as of one day: an immutable snapshot that a process is given.
package struct Directory: Sendable {
    /// Rises with every edit; a process row keeps the version it was decided under.
    package let version: Int64
    package let vocabulary: Vocabulary
    package let amountTypes: [AmountTypeRow]
    package let postings: CorrectPostings
    /// The accounts each exported or memo posting moves, when its circumstance is no other.
    package let accounts: [PostingID: AccountPair]
    /// Where a document or a reason sends a posting elsewhere.
    package let accountExceptions: [PostingID: [AccountException]]
    /// Entries of whole documents, by template.
    package let documentEntries: [String: AccountPair]
    package let reasons: [ReasonRow]
    package let chart: [LedgerAccount]
    package let amountTypeAccounts: [AmountType: AmountTypeAccounts]
    package let cashAccounts: [PaymentType: CashAccount]
    /// Every version ever: a contract keeps the one it was signed under.
    package let products: [ProductID: Product]
    package let calendars: [String: WorkCalendar]
    /// By rising `validFrom`.
    package let caps: [StatutoryCap]
    package let banks: [Bank]
    package let constants: Constants
    package let reserves: ReserveRules
    package let scoringModels: [ScoringModel]
    package let marketRates: [MarketRate]
    /// What is done about facts of a closed period, by cause.
    package let lateFacts: [LateCause: LatePolicy]
    /// What is closed; nil while nothing is.
    package private(set) var closedPeriods: ClosedPeriods?
    /// What foreign currencies were and are worth.
    package private(set) var exchangeRates = ExchangeRates()
    private let sides: [DebtSide?]

    /// Takes the rows that count on one day, checked by `DirectoryCheck`.
    package init(_ rows: DirectoryRows, version: Int64) {
        self.version = version
        vocabulary = rows.vocabulary
        amountTypes = rows.amountTypes.map(\.value).sorted { $0.type < $1.type }
        postings = CorrectPostings(rows.postings)
        let resolution = PostingTemplates(rows)
        accounts = resolution.accounts(for: rows.postings)
        accountExceptions = resolution.exceptions(for: rows.postings)
        documentEntries = rows.documentEntries.keyed { ($0.template, $0.accounts) }
        reasons = rows.reasons.map(\.value)
        chart = rows.chart.map(\.value).sorted { $0.code < $1.code }
        amountTypeAccounts = rows.amountTypeAccounts.keyed { ($0.amountType, $0) }
        cashAccounts = rows.cashAccounts.keyed { ($0.payment, $0) }
        products = Dictionary(rows.products.map { ($0.id, $0) }) { first, _ in first }
        calendars = Dictionary(rows.calendars.map { ($0.code, $0.calendar) }) { first, _ in
            first
        }
        caps = rows.caps.sorted { $0.validFrom < $1.validFrom }
        banks = rows.banks.map(\.value)
        constants = Constants(rows.constants.keyed { ($0.name, $0.value) })
        reserves = ReserveRules(
            categories: rows.loanCategories.map(\.value),
            degrees: rows.overdueDegrees.map(\.value).sorted { $0.days.from < $1.days.from },
            classes: rows.assetClasses.map(\.value).sorted { $0.points.from < $1.points.from })
        scoringModels = rows.scoringModels.map(\.value)
        marketRates = rows.marketRates.map(\.value)
        lateFacts = rows.lateFacts.keyed { ($0.cause, $0.policy) }
        closedPeriods = nil
        var sides = [DebtSide?](repeating: nil, count: 256)
        for row in amountTypes { sides[Int(row.type.rawValue)] = row.side }
        self.sides = sides
    }

    /// The last day of the last closed period; nil while none is closed.
    package var closedThrough: Day? { closedPeriods?.through }

    /// The same rules with these periods closed.
    package func closed(_ periods: ClosedPeriods?) -> Directory {
        var directory = self
        directory.closedPeriods = periods
        return directory
    }

    /// The same rules with these rates of foreign currencies.
    package func rated(_ rates: ExchangeRates) -> Directory {
        var directory = self
        directory.exchangeRates = rates
        return directory
    }

    /// The rate of a currency that holds on a day.
    ///
    /// Nil when there is none, or the newest is older than the constant lets it be.
    package func exchangeRate(
        of currency: Currency, in quote: Currency, on day: Day
    ) -> ExchangeRate? {
        exchangeRates.rate(
            of: currency, in: quote, on: day, daysMax: constants.exchangeRateDaysMax)
    }

    /// What is done about a fact of a closed period.
    package func policy(for cause: LateCause) -> LatePolicy { lateFacts[cause] ?? .refuse }

    /// Which sign a balance of this type may have; nil for a type the directory does not know.
    package func side(of type: AmountType) -> DebtSide? { sides[Int(type.rawValue)] }

    /// The row of an amount type; nil for one the directory does not know.
    package func row(of type: AmountType) -> AmountTypeRow? {
        amountTypes.first { $0.type == type }
    }

    /// The amount type of a text code such as `PRINCIPAL`.
    package func amountType(code: String) -> AmountTypeRow? {
        amountTypes.first { $0.code == code }
    }

    /// The version of a product that a contract signed on `day` gets; nil before the first.
    package func product(code: String, signed day: Day) -> Product? {
        products.values.filter { $0.code == code && $0.validFrom <= day }
            .max { $0.validFrom < $1.validFrom }
    }

    /// The cap for a contract signed on `day`; nil before the first.
    package func cap(signed day: Day) -> StatutoryCap? { caps.last { $0.validFrom <= day } }

    /// The scoring model for a product: its own, else the one for all others; nil without any.
    package func scoringModel(product code: String) -> ScoringModel? {
        scoringModels.first { $0.products.contains(code) }
            ?? scoringModels.first { $0.products.isEmpty }
    }

    /// The market rate of a segment; nil for one that the directory does not hold.
    package func marketRate(segment: String) -> YearlyRate? {
        marketRates.first { $0.segment == segment }?.rate
    }

    /// The accounts of a posting in a document, done for a reason where one is given.
    ///
    /// What names both wins over the reason, the reason over the document, and that over the
    /// general rule. Nil when the posting reaches no account.
    package func accounts(
        of posting: PostingID, in document: DocumentType, because reason: ReasonCode?
    ) -> AccountPair? {
        let exceptions = (accountExceptions[posting] ?? []).filter { exception in
            let circumstance = exception.circumstance
            return (circumstance.document ?? document) == document
                && (circumstance.reason == nil || circumstance.reason == reason)
        }
        return exceptions.max { $0.circumstance.weight < $1.circumstance.weight }?.accounts
            ?? accounts[posting]
    }
}

/// Accounts that a posting moves in a circumstance of its own.
package struct AccountException: Hashable, Sendable {
    package let circumstance: PostingCircumstance
    package let accounts: AccountPair

    package init(circumstance: PostingCircumstance, accounts: AccountPair) {
        self.circumstance = circumstance
        self.accounts = accounts
    }
}

extension PostingCircumstance {
    /// A reason weighs more than a document.
    package var weight: Int { (document == nil ? 0 : 1) + (reason == nil ? 0 : 2) }
}

extension Array {
    fileprivate func keyed<Value, Key, Entry>(_ pair: (Value) -> (Key, Entry)) -> [Key: Entry]
    where Element == Dated<Value> {
        Dictionary(map { pair($0.value) }) { first, _ in first }
    }
}
