import Contracts
import Measures
import Testing

@testable import BackOffice

/// Orders as people type them and as programs send them: what is said of those that are none.
@Suite struct `The reading of an order` {
    private func typed(_ code: String, _ parameters: [String: String]) throws -> String {
        let time = try ValueTime(text: "2018-06-01T12:00:00")
        return try text(of: Office.order(code, at: time, parameters: parameters))
    }

    private func sent(_ code: String, _ json: String) throws -> String {
        try text(of: Office.order(code, json: json))
    }

    @Test func `a parameter is what its kind says, however it looks`() throws {
        let order = try typed(
            "write-off-bankruptcy", ["reason": "BANKRUPTCY", "caseNumber": "17"])
        #expect(
            order == #"{"caseNumber":"17","reason":"BANKRUPTCY","valueTime":"2018-06-01T12:00:00"}"#
        )
        let quoted = try typed(
            "write-off-bankruptcy", ["reason": "BANKRUPTCY", "caseNumber": "\"17\""])
        #expect(quoted == order)
    }

    @Test func `programs may send texts for numbers and null for what is left out`() throws {
        let time = #""valueTime": "2018-06-01T12:00:00""#
        let plain = try sent("repayment", #"{"cashFlow": 3, "booksExcess": false, \#(time)}"#)
        #expect(
            plain == #"{"booksExcess":false,"cashFlow":3,"valueTime":"2018-06-01T12:00:00"}"#)
        let texts = try sent("repayment", #"{"cashFlow": "3", "booksExcess": "false", \#(time)}"#)
        #expect(texts == plain)
        let none = try sent("discounting", #"{"marketRate": null, \#(time)}"#)
        #expect(none == #"{"valueTime":"2018-06-01T12:00:00"}"#)
    }

    /// What is given, and what is said: field, value and what would be accepted.
    private static let refused: [(code: String, given: [String: String], said: ErrorDetail)] = [
        (
            "repayment", ["cash": "3"],
            ErrorDetail("param", "cash", accepted: "cashFlow, booksExcess")
        ),
        (
            "stop-interest-accrual", ["day": "2018-06-01"],
            ErrorDetail("param", "day", accepted: "stop-interest-accrual has no parameters")
        ),
        (
            "repayment", ["cashFlow": "3"],
            ErrorDetail("booksExcess", "", accepted: "true or false, such as false; it is required")
        ),
        (
            "repayment", ["cashFlow": "three", "booksExcess": "true"],
            ErrorDetail("cashFlow", "three", accepted: "the number of a cash flow, such as 12")
        ),
        (
            "early-repayment", ["cashFlow": "3", "request": "whole"],
            ErrorDetail(
                "request", "whole", accepted: "one of full, partial, principal, such as full")
        ),
        (
            "product-return", ["amount": "1,50"],
            ErrorDetail("amount", "1,50", accepted: "an amount, such as 12.30")
        ),
        (
            "restore", ["from": "01.05.2018", "to": "2018-05-31"],
            ErrorDetail("from", "01.05.2018", accepted: "a day, such as 2018-05-01")
        ),
        (
            "discounting", ["marketRate": "24,5"],
            ErrorDetail(
                "marketRate", "24,5", accepted: "a rate in per cent, 0 to 1000, such as 24.5")
        ),
        (
            "interest-deferral", ["tranche": "65536"],
            ErrorDetail(
                "tranche", "65536", accepted: "the number of a tranche, 0 to 65535, such as 4")
        ),
        (
            "set-attributes", ["loanCategory": "ЛЮБАЯ"],
            ErrorDetail(
                "loanCategory", "ЛЮБАЯ",
                accepted: "a code of loan-categories, such as INDIVIDUAL_UNSECURED")
        ),
        (
            "contract-cancellation", ["reason": "not\u{200B} delivered"],
            ErrorDetail(
                "reason", "not\u{200B} delivered",
                accepted: "1 to 256 bytes of text, without control characters and other "
                    + "invisible ones")
        ),
        (
            "contract-cancellation", ["reason": "\"open"],
            ErrorDetail("reason", "\"open", accepted: "a plain text, or a JSON text in quotes")
        ),
    ]

    @Test(arguments: refused.indices)
    func `what is typed wrong is told with what was typed and what would do`(place: Int) {
        let (code, given, said) = Self.refused[place]
        let error = #expect(throws: OfficeError.self) { try typed(code, given) }
        #expect(error?.code == "E-FMT" && error?.detail == said, "\(error?.message ?? "")")
    }

    private static let unreadable: [(json: String, said: ErrorDetail)] = [
        (
            #"{"amount": "1.00"}"#,
            ErrorDetail(
                "valueTime", "", accepted: "a time, such as 2018-05-31T12:00:00; it is required")
        ),
        (
            #"{"valueTime": "2018-06-01", "amount": 1.5}"#,
            ErrorDetail("amount", "a number", accepted: "an amount, such as 12.30")
        ),
        (
            #"{"valueTime": "2018-06-01", "amount": ["1"]}"#,
            ErrorDetail("amount", "a list", accepted: "an amount, such as 12.30")
        ),
        (
            #"{"valueTime": "2018-06-01", "amount": "1", "tax": {}}"#,
            ErrorDetail("param", "tax", accepted: "valueTime, amount")
        ),
        (
            "[]",
            ErrorDetail(
                "order", "", accepted: "a JSON object of texts, whole numbers, true and false")
        ),
    ]

    @Test(arguments: unreadable.indices)
    func `what is sent wrong is told the same way`(place: Int) {
        let (json, said) = Self.unreadable[place]
        let error = #expect(throws: OfficeError.self) { try sent("product-return", json) }
        #expect(error?.code == "E-FMT" && error?.detail == said, "\(error?.message ?? "")")
    }

    @Test func `a process that is not there is told`() {
        let error = #expect(throws: OfficeError.self) { try typed("gift", [:]) }
        #expect(error?.code == "E-REF")
    }
}
