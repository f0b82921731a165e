import Contracts
import Directories
import Measures
import Testing

@testable import GeneralLedger

@Suite struct ExportSumsTests {
    /// Two documents on one day: three operations on two contracts.
    private func lines() throws -> [ExportLine] {
        let first = try JournalSample.lines()[1]
        let other = ExportContract(
            number: "A-9", product: "loan-annuity", inn: nil, counterparty: nil)
        return [
            first, copy(first, operation: 8, first.contract, document: first.document),
            copy(first, operation: 9, other, document: ExportDocument(id: "3.1", type: "X")),
        ]
    }

    private func copy(
        _ line: ExportLine, operation: Int64, _ contract: ExportContract?,
        document: ExportDocument?
    ) -> ExportLine {
        ExportLine(
            day: line.day, document: document, operation: OperationID(rawValue: operation),
            contract: contract, debit: line.debit, credit: line.credit, amount: line.amount,
            foreign: line.foreign, meaning: line.meaning)
    }

    private func sums(_ mode: ExportMode) throws -> [String] {
        var sums = ExportSums(mode)
        for line in try lines() { try sums.add(line) }
        return sums.take().map { line in
            let facts = [
                line.document?.id, line.operation.map { "\($0.rawValue)" },
                line.contract?.number, line.amount.text, line.meaning.text,
            ]
            return facts.map { $0 ?? "-" }.joined(separator: " ")
        }
    }

    @Test func `each mode sums up what it says`() throws {
        let text = "Interest: Accrual"
        #expect(
            try sums(.operation) == [
                "2.1 2 R-0001 49.81 \(text)", "2.1 8 R-0001 49.81 \(text)",
                "3.1 9 A-9 49.81 \(text)",
            ])
        #expect(
            try sums(.document) == [
                "2.1 - R-0001 99.62 \(text), 2 operations", "3.1 - A-9 49.81 \(text)",
            ])
        #expect(
            try sums(.dayContract) == [
                "- - A-9 49.81 \(text)", "- - R-0001 99.62 \(text), 2 operations",
            ])
        #expect(try sums(.day) == ["- - - 149.43 \(text), 3 operations"])
    }

    @Test func `accounts, currencies and meanings are never added together`() throws {
        var sums = ExportSums(.day)
        for line in try JournalSample.lines() { try sums.add(line) }
        #expect(sums.take().count == 5)
        #expect(sums.count == 0)
    }

    @Test func `foreign money is summed up beside what it is worth`() throws {
        var sums = ExportSums(.day)
        let foreign = try #require(try JournalSample.lines().last)
        for _ in 0..<2 { try sums.add(foreign) }
        let line = try #require(sums.take().first)
        // 2 × 81.70 RUB for 2 × 0.86 EUR
        #expect(line.amount.text == "163.40" && line.foreign?.description == "1.72 EUR")
    }

    @Test func `a sum that does not fit is refused`() throws {
        var sums = ExportSums(.day)
        let line = try lines()[0]
        let huge = ExportLine(
            day: line.day, document: nil, operation: nil, contract: nil, debit: line.debit,
            credit: line.credit, amount: Money(minor: .max, .rub), foreign: nil,
            meaning: line.meaning)
        try sums.add(huge)
        #expect(throws: MeasureFlaw.overflow) { try sums.add(huge) }
    }
}
