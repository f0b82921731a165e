import Measures

extension DirectoryRows {
    /// Reads decoded files.
    ///
    /// - Throws: the fault, with a finding for each row that cannot be read.
    package init(_ seeds: DirectorySeeds) throws(DirectoryFault) {
        self.init()
        edition = seeds.edition
        var reader = SeedReader(edition)
        readVocabulary(seeds, &reader)
        readPostings(seeds, &reader)
        readAccounts(seeds, &reader)
        readProducts(seeds, &reader)
        readReserves(seeds, &reader)
        guard reader.findings.isEmpty else {
            throw DirectoryFault(findings: reader.findings)
        }
    }

    /// Words come first: every other file speaks in their codes.
    private mutating func readVocabulary(_ seeds: DirectorySeeds, _ reader: inout SeedReader) {
        let actions = reader.rows("action-types", seeds.actionTypes) {
            row, reading throws(DirectoryFlaw) in try reading.action(row)
        }
        let payments = reader.rows("payment-types", seeds.paymentTypes) {
            row, reading throws(DirectoryFlaw) in
            try reading.named(row, as: PaymentType(rawValue: row.id))
        }
        let documents = reader.rows("document-types", seeds.documentTypes) {
            row, reading throws(DirectoryFlaw) in
            try reading.named(row, as: UInt8(exactly: row.id).flatMap(DocumentType.init))
        }
        vocabulary = Vocabulary(
            actions: actions, payments: payments, documents: documents)
        amountTypes = reader.dated("amount-types", seeds.amountTypes) {
            row, reading throws(DirectoryFlaw) in try reading.amountType(row)
        }
        reader.codes.actions = actions.byCode()
        reader.codes.payments = payments.byCode()
        reader.codes.documents = documents.byCode()
        let codes = amountTypes.map { ($0.value.code, $0.value.type) }
        reader.codes.amountTypes = Dictionary(codes) { first, _ in first }
    }

    private mutating func readPostings(_ seeds: DirectorySeeds, _ reader: inout SeedReader) {
        postings = reader.rows("correct-postings", seeds.correctPostings) {
            row, reading throws(DirectoryFlaw) in
            try reading.postings(row, try reading.validity(of: row, in: seeds.correctPostings))
        }.flatMap(\.self)
        forbidden = reader.rows("forbidden-postings", seeds.forbiddenPostings) {
            row, reading throws(DirectoryFlaw) in try reading.forbidden(row)
        }
        templateLines = reader.dated("posting-templates", seeds.postingTemplates) {
            row, reading throws(DirectoryFlaw) in try reading.templateLine(row)
        }
        reasons = reader.dated("reason-codes", seeds.reasonCodes) {
            row, reading throws(DirectoryFlaw) in
            ReasonRow(
                code: ReasonCode(rawValue: row.code), name: row.name,
                action: try reading.word("action", row.action, in: reading.codes.actions))
        }
    }

    private mutating func readAccounts(_ seeds: DirectorySeeds, _ reader: inout SeedReader) {
        chart = reader.dated("chart-of-accounts", seeds.chartOfAccounts) {
            row, reading throws(DirectoryFlaw) in
            LedgerAccount(
                code: AccountCode(rawValue: row.code), name: row.name,
                type: try reading.choice("type", row.type, of: AccountType.self),
                russianAccount: row.russianAccount)
        }
        amountTypeAccounts = reader.dated("amount-type-accounts", seeds.amountTypeAccounts) {
            row, reading throws(DirectoryFlaw) in
            AmountTypeAccounts(
                amountType: try reading.amountType("amountType", row.amountType),
                balance: AccountCode(rawValue: row.balance),
                income: row.income.map(AccountCode.init), memo: row.memo.map(AccountCode.init))
        }
        cashAccounts = reader.dated("cash-accounts", seeds.cashAccounts) {
            row, reading throws(DirectoryFlaw) in
            CashAccount(
                payment: try reading.word("payment", row.payment, in: reading.codes.payments),
                account: AccountCode(rawValue: row.account),
                unassigned: row.unassigned.map(AccountCode.init))
        }
        documentEntries = reader.dated("document-entries", seeds.documentEntries) {
            row, _ throws(DirectoryFlaw) in
            DocumentEntry(
                template: row.template,
                accounts: AccountPair(
                    debit: AccountCode(rawValue: row.debit),
                    credit: AccountCode(rawValue: row.credit)))
        }
    }

    private mutating func readProducts(_ seeds: DirectorySeeds, _ reader: inout SeedReader) {
        let waterfalls = reader.rows("waterfalls", seeds.waterfalls) {
            row, reading throws(DirectoryFlaw) in (row.code, try reading.waterfall(row))
        }
        let byCode = Dictionary(waterfalls) { first, _ in first }
        products = reader.rows("products", seeds.products) {
            row, reading throws(DirectoryFlaw) in
            let validity = try reading.validity(of: row, in: seeds.products)
            return try reading.product(row, from: validity.from, byCode)
        }
        calendars = reader.rows("calendars", seeds.calendars) {
            row, reading throws(DirectoryFlaw) in try reading.calendar(row)
        }
        caps = reader.rows("statutory-caps", seeds.statutoryCaps) {
            row, reading throws(DirectoryFlaw) in
            let validity = try reading.validity(of: row, in: seeds.statutoryCaps)
            return try reading.cap(row, from: validity.from)
        }
        banks = reader.dated("banks", seeds.banks) {
            row, reading throws(DirectoryFlaw) in
            try reading.bank(row)
        }
    }

    private mutating func readReserves(_ seeds: DirectorySeeds, _ reader: inout SeedReader) {
        constants = reader.dated("constants", seeds.constants) {
            row, reading throws(DirectoryFlaw) in try reading.constant(row)
        }
        lateFacts = reader.dated("late-facts", seeds.lateFacts) {
            row, reading throws(DirectoryFlaw) in
            LateFactRow(
                cause: try reading.choice("cause", row.cause, of: LateCause.self),
                policy: try reading.choice("policy", row.policy, of: LatePolicy.self))
        }
        loanCategories = reader.dated("loan-categories", seeds.loanCategories) {
            row, _ throws(DirectoryFlaw) in
            LoanCategory(
                code: row.code, name: row.name, points: row.points, isAddition: row.isAddition)
        }
        overdueDegrees = reader.dated("overdue-degrees", seeds.overdueDegrees) {
            row, _ throws(DirectoryFlaw) in
            OverdueDegree(
                days: Span(from: row.fromDay, through: row.throughDay), points: row.points)
        }
        assetClasses = reader.dated("asset-classes", seeds.assetClasses) {
            row, reading throws(DirectoryFlaw) in
            AssetClass(
                code: row.code, name: row.name,
                points: Span(from: row.fromPoints, through: row.throughPoints),
                rate: try reading.rate("ratePercent", percent: row.ratePercent))
        }
        scoringModels = reader.dated("scoring-models", seeds.scoringModels) {
            row, reading throws(DirectoryFlaw) in try reading.scoringModel(row)
        }
        marketRates = reader.dated("market-rates", seeds.marketRates) {
            row, reading throws(DirectoryFlaw) in try reading.marketRate(row)
        }
    }
}

extension Array {
    fileprivate func byCode<Word>() -> [String: Word] where Element == NamedWord<Word> {
        Dictionary(map { ($0.code, $0.word) }) { first, _ in first }
    }
}
