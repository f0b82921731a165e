import Directories
import Measures
import Questions
import TestOffice
import Testing

@testable import BackOffice
@testable import Storage

/// Ledgers that were begun before a directory or a constant was thought of.
@Suite struct `A ledger of before` {
    /// - Parameter name: the directory that it was begun without.
    private func office(without name: String) throws -> Office {
        try LedgerBench(directories: LedgerBench.rulesWithoutExport.filter { $0.key != name })
            .office
    }

    private func office(withoutConstant name: ConstantName) throws -> Office {
        var files = Office.seedTexts
        let text = try #require(files["constants"])
        files["constants"] = text.split(separator: "\n").filter {
            !$0.contains("\"\(name.rawValue)\"")
        }.joined(separator: "\n").replacing("},\n  ]", with: "}\n  ]")
        return try LedgerBench(directories: files).office
    }

    @Test(arguments: DirectoryFile.introduced.sorted())
    func `has the directory that came later as a new installation`(name: String) throws {
        let office = try office(without: name)
        #expect(try office.verify { _, _ in }.holds)
        let text = try office.directoryText(DirectoryQuestion(name))
        #expect(text == Office.seedTexts[name])
        #expect(try office.directories().contains { $0.name == name && $0.rows > 0 })
    }

    @Test(arguments: ["banks", "products", "constants"])
    func `that lacks what every ledger has does not open`(name: String) throws {
        let refusal = #expect(throws: OfficeError.self) { try office(without: name) }
        #expect(refusal?.code == "E-CFG")
    }

    @Test(arguments: ConstantName.allCases)
    func `has a constant that came later as it was introduced`(name: ConstantName) throws {
        let office = try office(withoutConstant: name)
        let day = try Day(text: "2018-06-01")
        let held = try office.answering { _, rules in try rules.on(day).constants[name] }
        #expect(held == name.domain.value(of: name.introducedAs))
        #expect(try office.verify { _, _ in }.holds)
        var asked = DirectoryQuestion("constants")
        asked.row = name.rawValue
        #expect(try office.directory(asked).rows.first?.columns[1].value == name.introducedAs)
    }

    @Test func `has the documents that came later by their numbers`() throws {
        var files = Office.seedTexts
        let row = ",\n    {\"id\": 39, \"code\": \"PAYMENT_VOID\", \"name\": \"Void of a payment\"}"
        files["document-types"] = files["document-types"]?.replacing(row, with: "")
        #expect(files["document-types"] != Office.seedTexts["document-types"])
        let office = try LedgerBench(directories: files).office
        #expect(try office.verify { _, _ in }.holds)
    }

    @Test func `takes another value of a constant that it lacked`() throws {
        let office = try office(withoutConstant: .exchangeRateDaysMax)
        let edit = DirectoryEdit(
            from: try Day(text: "2018-06-01"), texts: [:],
            values: [.init(directory: "constants", key: "EXCHANGE_RATE_DAYS_MAX", value: "20")])
        let receipt = try office.changeDirectories(edit, LedgerBench.clerk)
        #expect(receipt.differences.map(\.change) == ["changed"])
        let days = try office.answering { _, rules in
            try ["2018-05-31", "2018-06-01"].map {
                try rules.on(Day(text: $0)).constants.exchangeRateDaysMax
            }
        }
        #expect(days == [15, 20])
        #expect(try office.verify { _, _ in }.holds)
    }

    @Test func `takes a directory that it lacked, changed`() throws {
        let office = try office(without: "market-rates")
        let edit = DirectoryEdit(
            from: try Day(text: "2018-06-01"), texts: [:],
            values: [.init(directory: "market-rates", key: "ENTITY", value: "15")])
        _ = try office.changeDirectories(edit, LedgerBench.clerk)
        let rates = try office.answering { _, rules in
            try ["2018-05-31", "2018-06-01"].map {
                try rules.on(Day(text: $0)).marketRate(segment: "ENTITY")?.percentText
            }
        }
        #expect(rates == ["14", "15"])
    }

    @Test func `keeps its edition when its rules change`() throws {
        let office = try LedgerBench(directories: Office.seedTexts).office
        try office.store.inTransaction { transaction in
            _ = try transaction.insertDirectory(
                Office.seedTexts, of: .first, at: RecordedAt(rawValue: 0))
        }
        let edit = DirectoryEdit(
            from: try Day(text: "2018-06-01"), texts: [:],
            values: [.init(directory: "constants", key: "PAGE_MAX", value: "500")])
        _ = try office.changeDirectories(edit, LedgerBench.clerk)
        let stored = try office.store.reading { try $0.newestDirectory() }
        #expect(stored?.version == 3 && stored?.edition == .first)
    }
}
