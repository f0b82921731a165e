import Contracts
import Directories
import Measures
import Orders
import TestHouse
import TestOffice
import Testing

@testable import BackOffice
@testable import Storage

/// One contract signed from its fields.
@Suite struct `Signing a contract` {
    private let bench: LedgerBench
    /// The loan of D-4.2.
    private static let loan = [
        "contract": "4711", "product": "loan-annuity", "principal": "11478.00",
        "ratePercent": "14.4", "periods": "28", "signed": "2018-01-20",
    ]

    init() throws { bench = try LedgerBench() }

    private func sign(
        _ change: [String: String?] = [:], _ context: OrderContext = LedgerBench.clerk
    ) throws -> SigningReceipt {
        var given = Self.loan
        for (name, value) in change { given[name] = value }
        return try bench.office.sign(Office.signing(given), context)
    }

    @Test func `puts down the terms that an import would`() throws {
        let receipt = try sign()
        #expect(receipt.instalment == "485.08" && receipt.signed == "2018-01-20")
        #expect(receipt.firstRepayment == "2018-02-20" && receipt.lastRepayment == "2020-05-20")
        let terms = try bench.state("4711").terms
        #expect(try terms == Loan("4711", product: 1).terms)
        try bench.verify("signed")
    }

    @Test func `leaves a contract that is paid out and lived on`() throws {
        _ = try sign()
        let day = try Day(text: "2018-01-20")
        let receipt = try bench.payOut(bench.state("4711").terms, on: day)
        #expect(receipt.processes.map(\.code) == ["disbursement"])
        _ = try bench.nights(day.next, through: Day(text: "2018-02-28"))
        #expect(try bench.state("4711").status == .active)
        try bench.verify("lent")
    }

    @Test func `takes what may be left out, and what is known besides`() throws {
        let receipt = try sign([
            "disbursement": "2018-01-22", "firstRepayment": "2018-03-01", "period": "P1M",
            "instalment": "500.00", "interestFreeDays": "3",
            "attributes": "branch=North; client = Jane Doe = 7",
        ])
        let terms = try bench.state("4711").terms
        #expect(terms.plannedDisbursement == (try Day(text: "2018-01-22")))
        #expect(terms.firstRepayment == (try Day(text: "2018-03-01")))
        #expect(terms.instalment?.text == "500.00" && terms.interestFreeDays == 3)
        #expect(receipt.attributes == ["branch": "North", "client": "Jane Doe = 7"])
    }

    @Test func `a preview stores nothing, and its token is kept to`() throws {
        let rows = try bench.dump()
        let preview = try sign([:], LedgerBench.context(isPreview: true))
        #expect(preview.isPreview && preview.instalment == "485.08")
        #expect(try bench.dump() == rows)
        let other = #expect(throws: OfficeError.self) {
            try sign(
                ["principal": "11479.00"],
                LedgerBench.context(previewToken: preview.previewToken))
        }
        #expect(other?.code == "E-VER")
        let done = try sign([:], LedgerBench.context(previewToken: preview.previewToken))
        #expect(!done.isPreview)
    }

    @Test func `under a key it is done once`() throws {
        _ = try sign([:], LedgerBench.context(key: "K"))
        let rows = try bench.dump()
        #expect(try sign([:], LedgerBench.context(key: "K")).isRepeat)
        #expect(try bench.dump() == rows)
    }

    private static let refused: [(change: [String: String?], code: String, said: String)] = [
        (["product": "loan"], "E-REF", "loan"),
        (["product": nil], "E-FMT", "product"),
        (["principal": "0.00"], "E-FMT", "above zero"),
        (["principal": "11478.001"], "E-FMT", "RUB"),
        (["principal": "much"], "E-FMT", "an amount"),
        (["ratePercent": "1001"], "E-FMT", "0 to 1000"),
        (["periods": "0"], "E-FMT", "1 to 1200"),
        (["period": "P0M"], "E-FMT", "a period"),
        (["disbursement": "2018-01-19"], "E-FMT", "2018-01-20"),
        (["firstRepayment": "2018-01-20"], "E-FMT", "after the disbursement on 2018-01-20"),
        (["interestFreeDays": "367"], "E-FMT", "0 to 366"),
        (["contract": " 4711"], "E-FMT", "no spaces"),
        (["attributes": "branch"], "E-FMT", "name=value"),
        (["attributes": "a=1; a=2"], "E-FMT", "each name once"),
        (["signed": "1900-01-01"], "E-CFG", "1900-01-01"),
        (["colour": "red"], "E-FMT", "colour"),
    ]

    @Test(arguments: refused.indices)
    func `what cannot be signed is refused, and nothing is stored`(row: Int) throws {
        let refused = Self.refused[row]
        let rows = try bench.dump()
        let error = try #require(throws: OfficeError.self) { try sign(refused.change) }
        let told = "\(error.message) \(error.detail?.accepted ?? "") \(error.detail?.value ?? "")"
        #expect(error.code == refused.code && told.contains(refused.said), "\(error) \(told)")
        #expect(try bench.dump() == rows)
    }

    @Test func `a number that is taken is refused`() throws {
        _ = try sign()
        let error = try #require(throws: OfficeError.self) { try sign(["principal": "1.00"]) }
        #expect(error.code == "E-DUP")
    }

    /// 292 % a year is the most that the law of that day lets a consumer be charged.
    @Test func `what the law forbids is refused`() throws {
        let error = try #require(throws: OfficeError.self) {
            try sign([
                "product": "consumer-annuity", "ratePercent": "400", "signed": "2024-01-20",
            ])
        }
        #expect(error.code == "E-CAP" || error.code == "E-AMT" || error.code == "E-LAW", "\(error)")
    }
}
