import Directories
import Contracts
import Formats
import Imports
import Measures
import Orders
import Processes
import Questions
import Storage
import TestHouse
import Testing

@testable import BackOffice

/// What is kept of an order has the names of its fields: each order is given with all of them.
@Suite struct `What is kept of an order` {
    private let office: Office

    /// lend 10,000.00 at 12 % from 25.01.2018; months are closed without an export.
    init() throws {
        var files = Office.seedTexts
        let name = "\"PERIOD_EXPORT_REQUIRED\", \"value\": "
        files["constants"] = files["constants"]?.replacing(
            name + "\"true\"", with: name + "\"false\"")
        office = try Office.inMemory(directories: files) {
            RecordedAt(rawValue: 1_700_000_000_000)
        }
        _ = try signed("A-1\nA-2\n", context(nil))
        _ = try office.nights(from: day("2018-01-26"), through: day("2018-02-01"), context(nil)) {
            _ in
        }
    }

    private func context(
        _ key: String?, by name: String = "Anna", previewToken: String? = nil
    ) -> OrderContext {
        OrderContext(
            operatorName: name, idempotencyKey: key, isPreview: false, previewToken: previewToken)
    }

    private func day(_ text: String) throws -> Day { try Day(text: text) }

    private func file(_ text: String) -> ByteSource {
        ByteSource(name: "file", bytes: Array(text.utf8))
    }

    private func signed(_ numbers: String, _ context: OrderContext) throws -> ImportReport {
        let map = """
            {"format": "tranche-contract-map/1",
             "constants": {"product": "loan-off-balance", "currency": "RUB",
               "principal": "10000.00", "annualRate": "12", "periods": "12", "period": "P1M",
               "disbursed": "2018-01-25"},
             "columns": {"number": {"field": "number", "read": "text"}}}
            """
        return try office.importContracts(
            file("number\n" + numbers), by: ContractMap(json: Array(map.utf8)),
            ImportOptions(skipsRefused: false, disburses: true), context)
    }

    private func cash(_ reference: String, on text: String) throws -> CashOrder {
        CashOrder(
            contract: "A-1", valueTime: .start(of: try day(text)), isIncoming: true,
            payment: .bank, amount: "900.00", bank: "ONLINE", reference: reference,
            early: .partial)
    }

    private func flows(_ context: OrderContext) throws {
        let map = """
            {"format": "tranche-cash-flow-map/1",
             "constants": {"paymentType": "bank", "direction": "in"},
             "columns": {
               "contract": {"field": "contract", "read": "text"},
               "day": {"field": "valueTime", "read": "day"},
               "sum": {"field": "amount", "read": "money"},
               "id": {"field": "reference", "read": "text"}}}
            """
        _ = try office.importCashFlows(
            file("contract,day,sum,id\nA-1,2018-02-03,1.00,F-1\n"),
            by: CashFlowMap(json: Array(map.utf8)), skipsRefused: true, context)
    }

    /// 11.51 that name no contract.
    private func statement(_ context: OrderContext) throws -> StatementReport {
        let text = StatementText.exchange(
            [.init(amount: "11.51", purpose: "за свет")], closing: "1011.51", received: "11.51")
        return try office.importStatement(
            ByteSource(name: "statement", bytes: StatementText.windows(text)),
            takesOutgoing: true, bank: "ONLINE", context)
    }

    private func restructure(_ context: OrderContext) throws {
        let terms = OfferedTerms(
            product: "loan-annuity", principal: try GivenAmount(text: "10000.00"),
            ratePercent: try YearlyRate(percentText: "10"), periods: 12,
            period: try Tenor(1, .month), firstRepayment: try day("2018-03-01"),
            instalment: try GivenAmount(text: "900.00"))
        _ = try office.restructure(
            RestructureOrder(
                contract: "A-2", valueTime: .start(of: day("2018-02-02")), isCapitalised: false,
                newNumber: "A-9", terms: terms), context)
    }

    private func prepare(through text: String, _ context: OrderContext) throws -> Int64 {
        try office.prepareExport(
            ExportOrder(
                kind: .postings, mode: .document, from: day("2018-01-01"), through: day(text)),
            context
        ).number
    }

    /// The fields that are kept of the order of a key: those of its request.
    private func kept(_ key: String) throws -> Set<String> {
        let request = try office.store.reading { reading in
            let work = try #require(try reading.work(key: key), "\(key)")
            return try #require(try reading.receipt(of: work.id), "\(key)").request
        }
        let fields: [String: JSONValue] = try decoded(request)
        return Set(fields.keys)
    }

    private func expect(_ codes: String...) throws {
        for code in codes {
            let type = try #require(OfficeCatalogue[code], "\(code)")
            #expect(try kept(code) == Set(type.parameters.map(\.name)), "\(code)")
        }
    }

    @Test func `of a cash flow, however it comes`() throws {
        _ = try office.receiveCash(cash("P-1", on: "2018-02-02"), context("receive-cash"))
        _ = try office.keepCash(cash("P-2", on: "2018-02-02"), context("keep-cash"))
        try flows(context("import-cash-flows"))
        _ = try statement(context("import-statement"))
        let waiting = try #require(try office.unidentifiedPayments().first)
        _ = try office.identifyPayment(waiting.reference, as: "A-1", context("identify"))
        try expect(
            "receive-cash", "keep-cash", "import-cash-flows", "import-statement", "identify")
    }

    @Test func `of what becomes of a contract`() throws {
        _ = try signed("A-3\n", context("import-contracts"))
        let rates = "day,currency,nominal,rate\n2018-01-01,USD,1,57.6002\n"
        _ = try office.importRates(file(rates), context("import-rates"))
        try restructure(context("restructure"))
        _ = try office.rollBack(
            "A-1", from: .start(of: day("2018-02-01")), context("rollback"))
        try expect("import-contracts", "import-rates", "restructure", "rollback")
    }

    @Test func `of an export, step by step`() throws {
        let first = try prepare(through: "2018-01-31", context("prepare-export"))
        try office.downloadExport(first, as: .csv, context("send-export")) { _ in }
        let checksum = try office.export(first).checksum
        _ = try office.confirmExport(first, checksum: checksum, context("confirm-export"))
        let second = try prepare(through: "2018-02-01", context(nil))
        _ = try office.cancelExport(second, context("cancel-export"))
        try expect("prepare-export", "send-export", "confirm-export", "cancel-export")
    }

    @Test func `of a closing, what was learned after it, and a reopening`() throws {
        let january = try Month(text: "2018-01")
        let mistake = try mistake()
        _ = try office.closePeriod(january, context("close-period")) { _, _ in }
        let fact = LateFact.wrongOperation(mistake)
        let open = try day("2018-02-02")
        let token = try office.lateDifference(fact, of: "A-1", postedOn: open).previewToken
        _ = try office.postLateDifference(
            fact, of: "A-1", postedOn: open, context("late-fact", previewToken: token))
        _ = try office.requestReopening(
            of: january, because: "rent posted twice", context("request-reopening"))
        _ = try office.approveReopening(
            of: january, context("approve-reopening", by: "Boris"))
        try expect("close-period", "late-fact", "request-reopening", "approve-reopening")
    }

    /// A penalty of January that should not have been.
    private func mistake() throws -> Int64 {
        _ = try office.rollBack("A-1", from: .start(of: day("2018-01-29")), context(nil))
        let penalty = CorrectByHand(
            valueTime: try ValueTime(text: "2018-01-29T10:00:00"), amountType: "PEN_PRINCIPAL",
            amount: AmountText("18.09"), tranche: TrancheNumber(rawValue: 1),
            isOffBalance: false)
        let receipt = try office.carryOut(penalty, on: "A-1", context(nil))
        let night = ProcessContract(
            valueTime: .night(of: try day("2018-01-31")), variant: .plain)
        _ = try office.carryOut(night, on: "A-1", context(nil))
        return try #require(receipt.processes.last?.process)
    }

    @Test func `of a change of the rules`() throws {
        let edit = DirectoryEdit(
            from: try day("2018-02-02"), texts: [:],
            values: [.init(directory: "constants", key: "PAGE_MAX", value: "500")])
        _ = try office.changeDirectories(edit, context("change-directory"))
        try expect("change-directory")
    }

    /// Batches and made-up portfolios keep no receipt: their order stands with their work.
    @Test func `of what goes chunk by chunk`() throws {
        let reserve = StopPenalty(valueTime: .end(of: try day("2018-02-01")))
        let chosen = ContractSelection(
            numbers: ["A-1"], product: "loan-off-balance", overdueDays: 0)
        _ = try office.carryOut(reserve, onEach: chosen, context("mass-order")) { _ in }
        let fields = try recorded("mass-order")
        guard case .object(let selection)? = fields["contracts"] else {
            Issue.record("no contracts")
            return
        }
        // The code of the process is the kind of the work; a stop has no parameters of its own.
        let names = Set(fields.keys).subtracting(["contracts"]).union(selection.keys)
        let described = try #require(OfficeCatalogue["mass-order"]).parameters.map(\.name)
        #expect(names.union(["process"]) == Set(described))
        #expect(try Set(recorded("night/2018-02-01").keys) == ["day"])
    }

    @Test func `of a rollback of many contracts`() throws {
        let chosen = ContractSelection(
            numbers: ["A-1"], product: "loan-off-balance", overdueDays: nil)
        _ = try office.rollBack(
            onEach: chosen, from: .start(of: day("2018-02-01")), context("mass-rollback")
        ) { _ in }
        let fields = try recorded("mass-rollback")
        guard case .object(let selection)? = fields["contracts"] else {
            Issue.record("no contracts")
            return
        }
        let names = Set(fields.keys).subtracting(["contracts"]).union(selection.keys)
        let described = try #require(OfficeCatalogue["mass-rollback"]).parameters.map(\.name)
        #expect(names == Set(described))
    }

    private func recorded(_ key: String) throws -> [String: JSONValue] {
        try decoded(
            try office.store.reading { reading in
                try #require(try reading.work(key: key), "\(key)").work.parameters
            })
    }
}
