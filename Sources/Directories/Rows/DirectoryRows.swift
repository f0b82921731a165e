package import Measures

/// All rows of all directories, of all times: what an administrator edits.
package struct DirectoryRows: Sendable {
    package var edition = Edition.newest
    package var vocabulary = Vocabulary(actions: [], payments: [], documents: [])
    package var amountTypes: [Dated<AmountTypeRow>] = []
    package var postings: [CorrectPosting] = []
    package var forbidden: [ForbiddenPostings] = []
    package var templateLines: [Dated<TemplateLine>] = []
    package var documentEntries: [Dated<DocumentEntry>] = []
    package var reasons: [Dated<ReasonRow>] = []
    package var chart: [Dated<LedgerAccount>] = []
    package var amountTypeAccounts: [Dated<AmountTypeAccounts>] = []
    package var cashAccounts: [Dated<CashAccount>] = []
    /// Every version: a contract keeps the one it was signed under.
    package var products: [Product] = []
    package var calendars: [CalendarRow] = []
    /// All of them: a cap goes by the day of signing.
    package var caps: [StatutoryCap] = []
    package var banks: [Dated<Bank>] = []
    package var constants: [Dated<ConstantRow>] = []
    package var loanCategories: [Dated<LoanCategory>] = []
    package var overdueDegrees: [Dated<OverdueDegree>] = []
    package var assetClasses: [Dated<AssetClass>] = []
    package var lateFacts: [Dated<LateFactRow>] = []
    package var scoringModels: [Dated<ScoringModel>] = []
    package var marketRates: [Dated<MarketRate>] = []

    package init() {}

    /// The rows that count on `day`; products, calendars and caps all stay.
    package func valid(on day: Day) -> DirectoryRows {
        var rows = self
        rows.amountTypes = amountTypes.valid(on: day)
        rows.postings = postings.filter { $0.validity.covers(day) }
        rows.templateLines = templateLines.valid(on: day)
        rows.documentEntries = documentEntries.valid(on: day)
        rows.reasons = reasons.valid(on: day)
        rows.chart = chart.valid(on: day)
        rows.amountTypeAccounts = amountTypeAccounts.valid(on: day)
        rows.cashAccounts = cashAccounts.valid(on: day)
        rows.banks = banks.valid(on: day)
        rows.constants = constants.valid(on: day)
        rows.loanCategories = loanCategories.valid(on: day)
        rows.overdueDegrees = overdueDegrees.valid(on: day)
        rows.assetClasses = assetClasses.valid(on: day)
        rows.lateFacts = lateFacts.valid(on: day)
        rows.scoringModels = scoringModels.valid(on: day)
        rows.marketRates = marketRates.valid(on: day)
        return rows
    }

    /// The days on which the rules change, in order.
    package var turningDays: [Day] {
        var days = Set<Day>()
        days.formUnion(postings.flatMap(\.validity.turningDays))
        days.formUnion(amountTypes.turningDays())
        days.formUnion(templateLines.turningDays())
        days.formUnion(documentEntries.turningDays())
        days.formUnion(reasons.turningDays())
        days.formUnion(chart.turningDays())
        days.formUnion(amountTypeAccounts.turningDays())
        days.formUnion(cashAccounts.turningDays())
        days.formUnion(banks.turningDays())
        days.formUnion(constants.turningDays())
        days.formUnion(loanCategories.turningDays())
        days.formUnion(overdueDegrees.turningDays())
        days.formUnion(assetClasses.turningDays())
        days.formUnion(lateFacts.turningDays())
        days.formUnion(scoringModels.turningDays())
        days.formUnion(marketRates.turningDays())
        return days.sorted()
    }
}

/// A working calendar by its code.
package struct CalendarRow: Hashable, Sendable {
    package let code: String
    package let calendar: WorkCalendar

    package init(code: String, calendar: WorkCalendar) {
        self.code = code
        self.calendar = calendar
    }
}

/// A constant and its value.
package struct ConstantRow: Hashable, Sendable {
    package let name: ConstantName
    package let value: Int64

    package init(name: ConstantName, value: Int64) {
        self.name = name
        self.value = value
    }
}

extension CorrectPosting {
    package var validity: Validity { Validity(from: validFrom, through: validThrough) }
}

extension Validity {
    /// The first day it counts and the first on which it no longer does.
    fileprivate var turningDays: [Day] { [from] + (through.map { [$0.next] } ?? []) }
}

extension Array {
    fileprivate func valid<Value>(on day: Day) -> [Dated<Value>]
    where Element == Dated<Value> {
        filter { $0.validity.covers(day) }
    }

    fileprivate func turningDays<Value>() -> [Day] where Element == Dated<Value> {
        flatMap(\.validity.turningDays)
    }
}
