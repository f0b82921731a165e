import BackOffice
import Measures
import Questions
import TestOffice
import Testing

/// Whether an operation may be posted, by which rows, and to which accounts.
/// - Source: R004-3, R004-4, R004-18...23; D-2.5, D-8.6.
@Suite struct `Explaining a posting` {
    private let office: Office
    private let day: Day

    init() throws {
        office = try LedgerBench().office
        day = try Day(text: "2018-06-01")
    }

    struct Case: CustomTestStringConvertible, Sendable {
        let asked: [String]
        var reason: String?
        var document: String?
        var isOffBalance = false
        /// Row, template, debit and credit.
        let answer: [String]

        var testDescription: String { asked.joined(separator: " ") }
    }

    static let legal = [
        Case(
            asked: ["PRINCIPAL", "DISBURSEMENT", "plus"], answer: ["CP-1", "G1", "1100", "2025"]),
        Case(
            asked: ["PRINCIPAL", "REPAYMENT", "minus", "CASH"],
            answer: ["CP-11", "G6", "2025", "1100"]),
        Case(
            asked: ["INTEREST", "ACCRUAL", "+"], answer: ["CP-2", "G2", "1110", "4010"]),
        Case(
            asked: ["INTEREST", "ACCRUAL", "0"], isOffBalance: true,
            answer: ["CP-3", "M1", "9010", "9999"]),
        Case(
            asked: ["INTEREST", "WRITE_OFF", "minus"], answer: ["CP-22", "G13", "5010", "1110"]),
        Case(
            asked: ["INTEREST", "WRITE_OFF", "minus"], reason: "ERROR",
            answer: ["CP-22", "G13", "5090", "1110"]),
        Case(
            asked: ["INTEREST", "WRITE_OFF", "minus"], reason: "BANKRUPTCY",
            answer: ["CP-22", "G13", "5010", "1110"]),
    ]

    private func explained(_ line: Case) throws -> PostingExplanation {
        var asked = PostingQuestion(
            amountType: line.asked[0], action: line.asked[1], sign: line.asked[2], on: day)
        asked.payment = line.asked.count > 3 ? line.asked[3] : nil
        asked.reason = line.reason
        asked.document = line.document
        asked.isOffBalance = line.isOffBalance
        return try office.explainPosting(asked)
    }

    @Test(arguments: legal)
    func `that is legal names its rows and its accounts`(_ line: Case) throws {
        let view = try explained(line)
        #expect(view.isAllowed && view.nearest.isEmpty && view.forbidden == nil)
        let template = try #require(view.template)
        #expect(
            [view.posting?.row, template.template, template.debit.code, template.credit.code]
                == line.answer)
        #expect(!template.debit.name.isEmpty && !template.credit.name.isEmpty)
    }

    @Test func `tells where a reason would send it`() throws {
        let view = try explained(Case(asked: ["INTEREST", "WRITE_OFF", "minus"], answer: []))
        #expect(view.elsewhere.map(\.condition) == ["reason ERROR"])
        #expect(view.elsewhere.map(\.debit.code) == ["5090"])
    }

    @Test func `that moves no account says so`() throws {
        let view = try explained(Case(asked: ["PRINCIPAL", "SCHED_SHIFT", "plus"], answer: []))
        #expect(view.isAllowed && view.template == nil && view.posting?.isExported == false)
    }

    @Test func `that is not legal names the nearest and what they have otherwise`() throws {
        let view = try explained(
            Case(asked: ["INTEREST", "ACCRUAL", "plus", "BANK"], answer: []))
        #expect(!view.isAllowed && view.posting == nil && view.forbidden == nil)
        #expect(view.nearest.first?.row == "CP-2")
        #expect(view.nearest.first?.differs == ["payment type EMPTY"])
        #expect(view.nearest.count == 5)
    }

    @Test(arguments: [
        (["PRINCIPAL", "REVERSAL", "minus"], "CP-27"), (["INTEREST", "ACCRUAL", "minus"], "CP-28"),
        (["INTEREST", "REPAYMENT", "plus"], "CP-29"),
    ])
    func `that can never be legal says by which rule`(asked: [String], row: String) throws {
        let view = try explained(Case(asked: asked, answer: []))
        #expect(!view.isAllowed)
        #expect(view.forbidden?.hasPrefix(row + ": ") ?? false)
    }

    @Test(arguments: [
        (["INTREST", "ACCRUAL", "plus"], "amount-type", "INTEREST"),
        (["INTEREST", "ACRUAL", "plus"], "action", "ACCRUAL"),
        (["INTEREST", "ACCRUAL", "up"], "sign", "plus"),
        (["INTEREST", "ACCRUAL", "plus", "CARD"], "payment-type", "CASH"),
    ])
    func `with a code that is none is refused with those there are`(
        asked: [String], field: String, accepted: String
    ) throws {
        let error = #expect(throws: OfficeError.self) {
            try explained(Case(asked: asked, answer: []))
        }
        #expect(error?.code == "E-FMT")
        #expect(error?.detail?.field == field)
        #expect(error?.detail?.accepted?.contains(accepted) ?? false)
    }
}
