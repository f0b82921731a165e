import BackOffice
import Formats
import Foundation
import Imports
import Measures
import Questions
import Storage
import TestOffice
import Testing

/// Rates that come in day by day, and what stands on them.
@Suite struct `Rates of foreign currencies` {
    private let office: Office
    private let context = LedgerBench.clerk

    init() throws {
        office = try LedgerBench().office
    }

    private func rates(_ rows: String, isPreview: Bool = false) throws -> RatesReport {
        try office.importRates(
            ByteSource(name: "rates", bytes: Array(("day,currency,nominal,rate\n" + rows).utf8)),
            LedgerBench.context(isPreview: isPreview))
    }

    private func listed() throws -> [String] {
        try office.rates(of: nil, from: nil, through: nil).map {
            "\($0.day) \($0.nominal) \($0.currency) \($0.rate) \($0.quote)"
        }
    }

    /// 100.00 USD at 12 % for two months from 15 January 2024, on rouble books.
    private func lend(_ number: String) throws -> ImportReport {
        let map = """
            {"format": "tranche-contract-map/1",
             "constants": {"product": "loan-usd", "currency": "USD", "principal": "100.00",
               "annualRate": "12", "periods": "2", "period": "P1M", "disbursed": "2024-01-15"},
             "columns": {"number": {"field": "number", "read": "text"}}}
            """
        return try office.importContracts(
            ByteSource(name: "loans", bytes: Array("number\n\(number)\n".utf8)),
            by: ContractMap(json: Array(map.utf8)),
            ImportOptions(skipsRefused: false, disburses: true), context)
    }

    private static let january = """
        2024-01-15,USD,1,90.00
        2024-01-20,USD,1,91.5
        2024-01-31,USD,1,92.1234
        """

    @Test func `a file is taken once, however often it comes`() throws {
        let first = try rates(Self.january)
        #expect(first.isStored && first.imported == 3 && first.repeated == 0)
        let again = try rates(Self.january + "\n2024-02-01,EUR,100,9876.5")
        #expect(again.isStored && again.imported == 1 && again.repeated == 3)
        #expect(
            try listed() == [
                "2024-02-01 100 EUR 9876.5000 RUB", "2024-01-15 1 USD 90.0000 RUB",
                "2024-01-20 1 USD 91.5000 RUB", "2024-01-31 1 USD 92.1234 RUB",
            ])
        let preview = try rates("2024-02-02,EUR,1,99", isPreview: true)
        #expect(!preview.isStored && preview.refusedRows == 0)
        #expect(try listed().count == 4)
    }

    static let badRows: [(String, String, column: String, code: String)] = [
        ("a day written otherwise", "15.01.2024,USD,1,90", "day", "E-FMT"),
        ("no such day", "2024-02-30,USD,1,90", "day", "E-FMT"),
        ("no currency", "2024-01-15,DOLLAR,1,90", "currency", "E-FMT"),
        ("the local currency", "2024-01-15,RUB,1,1", "currency", "E-FMT"),
        ("no nominal", "2024-01-15,USD,,90", "nominal", "E-FMT"),
        ("a nominal of nothing", "2024-01-15,USD,0,90", "rate", "E-FMT"),
        ("a nominal with a sign", "2024-01-15,USD,+1,90", "nominal", "E-FMT"),
        ("a comma for a point", "2024-01-15,USD,1,\"90,5\"", "rate", "E-FMT"),
        ("a rate of nothing", "2024-01-15,USD,1,0", "rate", "E-FMT"),
        ("a rate below nothing", "2024-01-15,USD,1,-90", "rate", "E-FMT"),
        ("nine digits behind the point", "2024-01-15,USD,1,90.123456789", "rate", "E-FMT"),
        ("a field too many", "2024-01-15,USD,1,90,x", "field 5", "E-FMT"),
        ("a field too few", "2024-01-15,USD,1", "rate", "E-FMT"),
        ("the same day twice", "2024-01-01,USD,1,89", "day", "E-DUP"),
    ]

    @Test(arguments: badRows)
    func `one bad line keeps the whole file out`(
        _: String, row: String, column: String, code: String
    ) throws {
        let report = try rates("2024-01-01,USD,1,88\n\(row)\n2024-01-16,USD,1,90")
        #expect(!report.isStored && report.imported == 0 && report.refusedRows == 1)
        let refusal = try #require(report.refused.first)
        #expect(refusal.line == 3 && refusal.column == column && refusal.code == code)
        #expect(try listed().isEmpty)
    }

    @Test(arguments: ["", "day,currency,nominal\n", "day,currency,nominal,rate,rate\n"])
    func `a file must have its columns`(text: String) throws {
        #expect(throws: OfficeError.self) {
            try office.importRates(ByteSource(name: "rates", bytes: Array(text.utf8)), context)
        }
    }

    @Test func `without a rate a contract is not paid out, and is told why`() throws {
        let refused = try lend("U-1")
        #expect(!refused.isStored)
        #expect(refused.refused.first?.code == "E-CFG")
        let message = try #require(refused.refused.first?.message)
        for word in ["USD", "2024-01-15", "2023-12-31"] { #expect(message.contains(word)) }
        #expect(try rates(Self.january).isStored)
        #expect(try lend("U-1").isStored)
    }

    @Test func `a rate on which operations stand is not replaced until they are gone`() throws {
        #expect(try rates(Self.january).isStored)
        #expect(try lend("U-1").isStored)
        let used = try rates("2024-01-15,USD,1,90.01")
        #expect(!used.isStored)
        #expect(used.refused.first?.code == "E-STATE")
        #expect(used.refused.first?.message.contains("roll back") == true)
        // A rate of a day nothing happened on may be put right, and so may a later one be put in.
        #expect(try rates("2024-01-20,USD,1,91.55\n2024-01-25,USD,1,91.7").isStored)
        // The same worth, said otherwise, changes nothing.
        #expect(try rates("2024-01-15,USD,100,9000").isStored)
        _ = try office.rollBack("U-1", from: .start(of: Day(text: "2024-01-15")), context)
        #expect(try rates("2024-01-15,USD,1,90.01").isStored)
    }

    @Test func `a rate of days that a later night has booked is used too`() throws {
        #expect(try rates(Self.january).isStored)
        #expect(try lend("U-1").isStored)
        // One night books sixteen days, each at its rate.
        let last = try Day(text: "2024-01-31")
        _ = try office.nights(from: last, through: last, context) { _ in }
        let late = try rates("2024-01-25,USD,1,91.7")
        #expect(!late.isStored)
        #expect(late.refused.first?.code == "E-STATE")
        #expect(late.refused.first?.message.contains("2024-01-31") == true)
        // Before the first day of the loan nothing is worth anything by it.
        #expect(try rates("2024-01-10,USD,1,89").isStored)
        _ = try office.rollBack("U-1", from: .start(of: last), context)
        #expect(try rates("2024-01-25,USD,1,91.7").isStored)
        _ = try office.nights(from: last, through: last, context) { _ in }
        let report = try office.verify { _, _ in }
        #expect(report.holds, "\(report.invariants.flatMap(\.failures))")
    }

    @Test func `the books are kept in roubles, and hold`() throws {
        #expect(try rates(Self.january).isStored)
        #expect(try lend("U-1").isStored)
        _ = try office.nights(
            from: Day(text: "2024-01-16"), through: Day(text: "2024-01-31"), context
        ) { _ in }
        let card = try office.card("U-1", at: .now)
        #expect(card.currency == "USD" && card.accountingCurrency == "RUB")
        let worth = card.buckets.compactMap(\.local).compactMap(Double.init).reduce(0, +)
        // 100.00 of principal and 16 days of interest: 100.53 × 92.1234, rounded by balance
        #expect(abs(worth - 100.53 * 92.1234) < 0.03)
        let balances = try office.trialBalance(
            from: Day(text: "2024-01-01"), through: Day(text: "2024-01-31"))
        #expect(balances.map(\.currency) == ["RUB"])
        let report = try office.verify { _, _ in }
        #expect(report.holds, "\(report.invariants.flatMap(\.failures))")
        let rows = try office.operations(
            "U-1",
            OperationFilter(from: nil, through: nil, includesCancelled: false, isOldestFirst: true),
            at: .now)
        #expect(rows.allSatisfy { $0.local != nil })
        let conversion = try #require(rows.first { $0.action == "conversion" })
        #expect(conversion.amount == "0.00")
        let explained = try office.explain(operation: conversion.id, of: "U-1")
        #expect(explained.facts.contains { $0.value == "1 USD = 92.1234 RUB of 2024-01-31" })
    }
}
