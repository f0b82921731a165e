import Directories
import GeneralLedger
import Measures
import Orders
import Processes
import TestOffice
import Testing

@testable import BackOffice

/// Every code of the error catalogue, reached by an order as a user would give it.
///
/// The loan of D-4.2: May is unpaid and closed, nights have run through 05.06.2018.
/// - Source: D-9.9. E-AUTH belongs to a server, which there is none of yet.
@Suite struct `The error catalogue` {
    /// An order, the code it meets, what is to blame, and a part of what would be accepted.
    struct Row: CustomTestStringConvertible, Sendable {
        let code: String
        let order: String
        let json: String
        let field: String
        let value: String?
        let accepted: String?

        init(
            _ code: String, _ order: String, _ json: String, _ field: String, _ value: String?,
            _ accepted: String?
        ) {
            self.code = code
            self.order = order
            self.json = json
            self.field = field
            self.value = value
            self.accepted = accepted
        }

        var testDescription: String { "\(code) \(order) \(json)" }
    }

    static let rows: [Row] = [
        Row(
            "E-REQ", "write-off", #""amountType": "PRINCIPAL", "amount": "1.00""#,
            "reason", nil, "BANKRUPTCY"),
        Row(
            "E-FMT", "write-off", #""amountType": "INTEREST", "amount": "1,50""#,
            "amount", "1,50", "12.30"),
        Row("E-FMT", "write-off", #""amountType": "INTEREST""#, "amount", "", "required"),
        Row(
            "E-REF", "write-off", #""amountType": "PENALTY", "amount": "1.00""#,
            "amountType", "PENALTY", "PEN_PRINCIPAL"),
        Row(
            "E-REF", "write-off",
            #""amountType": "INTEREST", "amount": "1.00", "reason": "MOOD""#,
            "reason", "MOOD", "FORGIVENESS"),
        Row("E-STATE", "disbursement", #""cashFlow": 1"#, "status", "disbursed", "forIssue"),
        Row(
            "E-STATE", "prolongation", #""period": "P15D""#, "product", nil,
            "a product that offers it"),
        Row(
            "E-POST", "write-off",
            #""amountType": "PRINCIPAL", "amount": "1", "isOffBalance": true, "reason": "ERROR""#,
            "operation", "PRINCIPAL/writeOff/-/101173/off", "PRINCIPAL/writeOff/-/101173/on"),
        Row(
            "E-PAY", "reaccept",
            #""cashFlow": 1, "amountType": "INTEREST", "amount": "1.00", "paymentType": 101171"#,
            "payment", "101171", "101173"),
        Row(
            "E-PAY", "write-off",
            #""amountType": "INTEREST", "amount": "1.00", "paymentType": 101172"#,
            "payment", "101172", "101173"),
        // Interest of tranche 4, 123.30, and of 16 of 31 days of tranche 5: 63.48.
        Row(
            "E-AMT", "write-off", #""amountType": "INTEREST", "amount": "200.00""#,
            "amount", "200.00", "at most 186.78"),
        Row(
            "E-AMT", "write-off", #""amountType": "INTEREST", "amount": "0""#,
            "amount", nil, "above zero"),
        Row(
            "E-TRN", "write-off", #""amountType": "FEE_SERVICE", "amount": "1.00""#,
            "date", "2018-06-05", "a day with FEE_SERVICE balance"),
        Row(
            "E-CF", "repayment", #""cashFlow": 2, "booksExcess": false"#, "cashFlow", "2",
            "something left to accept"),
    ]

    private func booksInJune() throws -> Books {
        let books = try Books(paysInMay: false)
        _ = try books.close("2018-05")
        _ = try books.nights("2018-06-01", "2018-06-05")
        return books
    }

    /// Gives an order at a time of its own; what is said no to.
    private func refusal(
        _ books: Books, _ order: String, _ json: String, at time: String
    ) throws -> OfficeError {
        try books.refusal {
            let text = "{\"valueTime\": \"\(time)\", \(json)}"
            return try books.order(try Office.order(order, json: text))
        }
    }

    @Test(arguments: rows)
    func `names the field, the value and what would be accepted`(row: Row) throws {
        let books = try booksInJune()
        let before = try books.bench.dump()
        let error = try refusal(books, row.order, row.json, at: "2018-06-05T12:00:00")
        let blame = try #require(error.detail)
        #expect(error.code == row.code, "\(error.message)")
        #expect(blame.field == row.field && blame.value == row.value, "\(blame)")
        #expect(blame.accepted?.contains(row.accepted ?? "") ?? (row.accepted == nil), "\(blame)")
        #expect(try books.bench.dump() == before, "nothing is changed")
    }

    /// The day is what is wrong: before the last operation, or in a month that is closed.
    @Test(arguments: [
        ("E-LOD", "2018-06-03T12:00:00", "2018-06-05T"),
        ("E-PERIOD", "2018-05-20T12:00:00", "2018-06-01 or later"),
    ])
    func `names the first day on which an order would be taken`(
        code: String, time: String, accepted: String
    ) throws {
        let books = try booksInJune()
        let error = try books.refusal {
            try books.order(
                ProcessContract(valueTime: ValueTime(text: time), variant: .plain))
        }
        let blame = try #require(error.detail)
        #expect(error.code == code && blame.field == "date")
        #expect(time.hasPrefix(blame.value ?? "-"), "\(blame)")
        #expect(blame.accepted?.hasPrefix(accepted) == true, "\(blame)")
    }

    @Test func `E-CFG names what is not set up`() throws {
        let books = try Books(paysInMay: false)
        let error = try books.refusal {
            let text = "{\"valueTime\": \"2018-05-31T12:00:00\"}"
            return try books.order(try Office.order("regular-reserve", json: text))
        }
        #expect(error.code == "E-CFG")
        #expect(error.detail?.accepted == "loan category of the contract")
    }

    @Test func `E-DUP and E-VER hold an order to its key and to its preview`() throws {
        let books = try booksInJune()
        func give(_ amount: String, key: String?, previewToken: String?) throws -> Receipt {
            try books.office.carryOut(
                try Office.order(
                    "write-off",
                    json: "{\"valueTime\": \"2018-06-05T12:00:00\", \"amountType\": "
                        + "\"INTEREST\", \"amount\": \"\(amount)\"}"),
                on: books.number,
                OrderContext(
                    operatorName: "Anna", idempotencyKey: key, isPreview: false,
                    previewToken: previewToken))
        }
        let stale = try books.refusal { try give("1.00", key: nil, previewToken: "0000") }
        #expect(stale.code == "E-VER")
        #expect(
            stale.detail
                == ErrorDetail(
                    "previewToken", "0000", accepted: "the token that a preview gives now"))
        _ = try give("1.00", key: "k-1", previewToken: nil)
        let other = try books.refusal { try give("2.00", key: "k-1", previewToken: nil) }
        #expect(other.code == "E-DUP")
        #expect(other.detail == ErrorDetail("key", "k-1", accepted: "a new key, or the same order"))
    }

    @Test func `E-QUEUE, E-PERM and E-CHK name what is in the way`() throws {
        let books = try Books(paysInMay: false)
        try books.leaveANightUnfinished(of: "2018-06-01")
        let queue = try books.refusal { try books.close("2018-05") }
        #expect(queue.code == "E-QUEUE")
        #expect(queue.detail?.accepted == "no night or mass order is unfinished")
        _ = try books.nights("2018-06-01", "2018-06-01")
        _ = try books.close("2018-05")
        let may = try Month(text: "2018-05")
        _ = try books.office.requestReopening(of: may, because: "rent", Books.context("Anna"))
        let alone = try books.refusal {
            try books.office.approveReopening(of: may, Books.context("Anna"))
        }
        #expect(alone.code == "E-PERM")
        #expect(alone.detail == ErrorDetail("operator", "Anna", accepted: "another operator"))
        let order = ExportOrder(
            kind: .postings, mode: .day, from: nil, through: try Day(text: "2018-05-31"))
        let batch = try books.office.prepareExport(order, LedgerBench.clerk).number
        try books.office.downloadExport(batch, as: .csv, LedgerBench.clerk) { _ in }
        let wrong = try books.refusal {
            try books.office.confirmExport(batch, checksum: "00", LedgerBench.clerk)
        }
        #expect(wrong.code == "E-CHK" && wrong.detail?.field == "checksum")
        #expect(wrong.detail?.value == "00" && wrong.detail?.accepted?.count == 64)
    }

    @Test func `what is only warned of has a code too`() throws {
        let books = try booksInJune()
        let late = try books.pay("1.00", on: "2018-05-20T12:00:00")
        #expect(late.warnings.map(\.code) == ["W-BACKDATED"])
        let short = try books.office.receiveCash(
            CashOrder(
                on: books.number, at: ValueTime(text: "2018-06-06T12:00:00"), isIncoming: true,
                amount: "100.00", by: .bank
            ).with(bank: nil, reference: nil, early: .full), LedgerBench.clerk)
        #expect(short.warnings.map(\.code) == ["W-SHORT"])
    }
}
