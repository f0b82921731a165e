/// One directory as its file holds it: texts and numbers, not yet values of the house.
package struct SeedFile<Row: SeedRow>: Codable, Sendable {
    /// Where the content comes from.
    package let source: String
    /// The day from which rows count that name none of their own.
    package let validFrom: String
    package let rows: [Row]

    package init(source: String, validFrom: String, rows: [Row]) {
        self.source = source
        self.validFrom = validFrom
        self.rows = rows
    }
}

/// A row of a directory file.
package protocol SeedRow: Codable, Sendable {
    /// What people call the row in a message.
    var label: String { get }
    var validFrom: String? { get }
    /// The last day it counts; nil while no end is known.
    var validThrough: String? { get }
}

/// Every directory file, decoded.
package struct DirectorySeeds: Sendable {
    package private(set) var edition = Edition.newest
    package let amountTypes: SeedFile<AmountTypeSeed>
    package let actionTypes: SeedFile<ActionTypeSeed>
    package let paymentTypes: SeedFile<WordSeed>
    package private(set) var documentTypes: SeedFile<WordSeed>
    package let correctPostings: SeedFile<CorrectPostingSeed>
    package let forbiddenPostings: SeedFile<ForbiddenPostingSeed>
    package let postingTemplates: SeedFile<TemplateLineSeed>
    package let documentEntries: SeedFile<DocumentEntrySeed>
    package let reasonCodes: SeedFile<ReasonSeed>
    package let chartOfAccounts: SeedFile<LedgerAccountSeed>
    package let amountTypeAccounts: SeedFile<AmountTypeAccountsSeed>
    package let cashAccounts: SeedFile<CashAccountSeed>
    package let products: SeedFile<ProductSeed>
    package let waterfalls: SeedFile<WaterfallSeed>
    package private(set) var calendars: SeedFile<CalendarSeed>
    package let statutoryCaps: SeedFile<StatutoryCapSeed>
    package let banks: SeedFile<BankSeed>
    package private(set) var constants: SeedFile<ConstantSeed>
    package let loanCategories: SeedFile<LoanCategorySeed>
    package let overdueDegrees: SeedFile<OverdueDegreeSeed>
    package let assetClasses: SeedFile<AssetClassSeed>
    package let lateFacts: SeedFile<LateFactSeed>
    package let scoringModels: SeedFile<ScoringModelSeed>
    package let marketRates: SeedFile<MarketRateSeed>

    /// Decodes each directory by its name.
    ///
    /// - Throws: the finding of the first file that cannot be decoded.
    package init(decoding source: some SeedSource) throws(DirectoryFlaw) {
        amountTypes = try source.file("amount-types")
        actionTypes = try source.file("action-types")
        paymentTypes = try source.file("payment-types")
        documentTypes = try source.file("document-types")
        correctPostings = try source.file("correct-postings")
        forbiddenPostings = try source.file("forbidden-postings")
        postingTemplates = try source.file("posting-templates")
        documentEntries = try source.file("document-entries")
        reasonCodes = try source.file("reason-codes")
        chartOfAccounts = try source.file("chart-of-accounts")
        amountTypeAccounts = try source.file("amount-type-accounts")
        cashAccounts = try source.file("cash-accounts")
        products = try source.file("products")
        waterfalls = try source.file("waterfalls")
        calendars = try source.file("calendars")
        statutoryCaps = try source.file("statutory-caps")
        banks = try source.file("banks")
        constants = try source.file("constants")
        loanCategories = try source.file("loan-categories")
        overdueDegrees = try source.file("overdue-degrees")
        assetClasses = try source.file("asset-classes")
        lateFacts = try source.file("late-facts")
        scoringModels = try source.file("scoring-models")
        marketRates = try source.file("market-rates")
    }
}

extension DirectorySeeds {
    /// The same files, as they were recorded by an earlier program.
    package func recorded(in edition: Edition) -> DirectorySeeds {
        var seeds = self
        seeds.edition = edition
        return seeds
    }

    /// The same files with the constants of this program.
    ///
    /// A ledger may hold some of the past, and none that came since.
    package var withConstantsOfToday: DirectorySeeds {
        let held = Set(constants.rows.map(\.code))
        let missing = ConstantName.allCases.filter { !held.contains($0.rawValue) }
        let added = missing.map { name in
            ConstantSeed(
                code: name.rawValue, value: name.introducedAs, mark: "R", validFrom: nil,
                validThrough: nil)
        }
        var seeds = self
        seeds.constants = SeedFile(
            source: constants.source, validFrom: constants.validFrom,
            rows: constants.rows.filter { !ConstantName.retired.contains($0.code) } + added)
        return seeds
    }
}

extension DirectorySeeds {
    /// The same files, with the documents that others have by a number of their own.
    ///
    /// A ledger of before has no word for what could not be done yet.
    package func takingDocuments(from known: SeedFile<WordSeed>) -> DirectorySeeds {
        let held = Set(documentTypes.rows.map(\.id))
        var seeds = self
        seeds.documentTypes = SeedFile(
            source: documentTypes.source, validFrom: documentTypes.validFrom,
            rows: documentTypes.rows + known.rows.filter { !held.contains($0.id) })
        return seeds
    }
}

extension DirectorySeeds {
    /// The same files, calendars without days off by law having those of others of their code.
    ///
    /// A ledger of before lists the days of some years alone.
    package func takingLaw(from known: SeedFile<CalendarSeed>) -> DirectorySeeds {
        let laws = Dictionary(known.rows.map { ($0.code, $0.yearly) }) { first, _ in first }
        var seeds = self
        seeds.calendars = SeedFile(
            source: calendars.source, validFrom: calendars.validFrom,
            rows: calendars.rows.map { row in
                guard row.yearly == nil, let law = laws[row.code] else { return row }
                return row.with(yearly: law)
            })
        return seeds
    }
}

/// Gives directory files by name, decoded; the pure rooms cannot read JSON themselves.
package protocol SeedSource {
    /// Decodes the file of this name, without its ending.
    ///
    /// - Throws: the finding, with the place in the file and what is accepted.
    func file<Row: SeedRow>(_ name: String) throws(DirectoryFlaw) -> SeedFile<Row>
}
