import Contracts
import Directories
import Measures
import TestHouse
import Testing

@testable import GeneralLedger

/// What valuations and deposits post. - Source: D-8.3, G25...G31, G40...G45.
@Suite struct ValuationPostingTests {
    let directory: Directory

    init() throws { directory = try Journal.directory() }

    /// Operation, amount, entry.
    static let valuations: [(AmountType, ActionType, Sign, entry: String)] = [
        (.discount, .accrual, .plus, "5080 1160 14406.78"),
        (.discount, .discountAmortisation, .minus, "1160 4090 14406.78"),
        (.reserveIFRS, .reserveAccrual, .plus, "5030 1180 14406.78"),
        (.reserveIFRS, .reserveRelease, .minus, "1180 4100 14406.78"),
        (.reserveRegular, .reserveAccrual, .plus, "5035 1185 14406.78"),
        (.reserveRegular, .reserveRelease, .minus, "1185 4105 14406.78"),
        (.reserveIFRS, .assignment, .minus, "1180 5020 14406.78"),
        (.reserveRegular, .writeOff, .minus, "1185 5010 14406.78"),
        (.discount, .writeOff, .minus, "1160 5010 14406.78"),
    ]

    @Test(arguments: ValuationPostingTests.valuations)
    func `a valuation is an expense when it grows and income when it falls`(
        row: (AmountType, ActionType, Sign, entry: String)
    ) throws {
        let operation = try Journal.operation(row.0, row.1, row.2, 0, "14406.78")
        let document = Document(.discount, [operation], changes: [])
        let journal = try entries(for: [document], on: .credit, directory)
        #expect(Journal.text(journal) == [row.entry])
    }

    /// Kind, amount type, balance flag, sign, entry.
    static let conversions: [(ContractKind, AmountType, off: Bool, Sign, entry: String)] = [
        (.credit, .principal, false, .plus, "1100 4110 500.00"),
        (.credit, .principal, false, .minus, "5110 1100 500.00"),
        (.credit, .interest, true, .plus, "memo 9010 9999 500.00"),
        (.credit, .interest, true, .minus, "memo 9999 9010 500.00"),
        (.credit, .overpayment, false, .minus, "5110 2015 500.00"),
        (.credit, .reserveIFRS, false, .plus, "5110 1180 500.00"),
        (.credit, .discount, false, .minus, "1160 4110 500.00"),
        (.deposit, .depositPrincipal, false, .minus, "5110 2050 500.00"),
        (.deposit, .depositInterest, false, .plus, "2055 4110 500.00"),
    ]

    /// G32, mirrored where the balance is a liability; off balance it is a memo.
    @Test(arguments: ValuationPostingTests.conversions)
    func `a conversion is a gain or a loss by what it moves`(
        row: (kind: ContractKind, type: AmountType, off: Bool, sign: Sign, entry: String)
    ) throws {
        let bucket = Bucket(row.type, .contract, isOffBalance: row.off)
        let conversion = DebtOperation(.conversion, row.sign, bucket, .zero(.usd))
            .withBookValue(try Journal.rub("500.00"))
        let document = Document(.revaluation, [conversion], changes: [])
        let journal = try entries(for: [document], on: row.kind, directory)
        #expect(Journal.text(journal) == [row.entry])
    }

    /// MS-19 with a tax, as cash or bank moves it.
    @Test(arguments: [(PaymentType.bank, "1010"), (.cash, "1020")])
    func `the life of a deposit leaves its accounts empty`(
        payment: PaymentType, account: String
    ) throws {
        func money(_ direction: CashDirection, _ amount: String) throws -> [Entry] {
            let entry = try #require(
                entry(ofMoney: direction, by: payment, try Journal.rub(amount), directory))
            return [entry]
        }
        func cash(
            _ type: AmountType, _ action: ActionType, _ sign: Sign, _ amount: String
        ) throws -> DebtOperation {
            DebtOperation(
                action: action, sign: sign, payment: payment,
                bucket: Bucket(type, TrancheNumber(rawValue: 1), isOffBalance: false),
                amount: try Journal.rub(amount), cashFlow: CashFlowID(rawValue: 1))
        }
        let placement = Document(
            .disbursement, [try cash(.depositPrincipal, .disbursement, .minus, "100000.00")],
            changes: [])
        let accrual = Document(
            .interestAccrual,
            [
                try Journal.operation(.depositInterest, .accrual, .minus, 1, "660.00"),
                try Journal.operation(.depositInterest, .reversal, .plus, 1, "4.26"),
            ], changes: [])
        let payOut = Document(
            .repayment,
            [
                try Journal.operation(.depositTax, .accrual, .plus, 0, "85.00"),
                try Journal.operation(.depositInterest, .repayment, .plus, 1, "85.00"),
                try Journal.operation(.depositTax, .repayment, .minus, 0, "85.00"),
                try cash(.depositInterest, .repayment, .plus, "570.74"),
                try cash(.depositPrincipal, .repayment, .plus, "100000.00"),
            ], changes: [])
        let journal =
            try money(.incoming, "100000.00")
            + entries(for: [placement, accrual, payOut], on: .deposit, directory)
            + money(.outgoing, "100570.74")
        #expect(
            Journal.text(journal) == [
                "\(account) 2025 100000.00", "2025 2050 100000.00", "5040 2055 660.00",
                "2055 5040 4.26",
                "2055 2060 85.00", "2055 1999 85.00", "1999 2055 85.00",
                "2055 2025 570.74", "2050 2025 100000.00", "2025 \(account) 100570.74",
            ])
        let balances = try closings(of: journal)
        // What is left: the expense, the tax to be paid over, the money that went for interest.
        #expect(balances == ["5040": 655_74, "2060": -85_00, account: -570_74])
    }

    @Test func `interest that becomes principal passes the clearing account`() throws {
        let capitalisation = Document(
            .repayment,
            [
                try Journal.operation(.depositInterest, .repayment, .plus, 1, "591.45"),
                try Journal.operation(.depositPrincipal, .accrual, .minus, 3, "591.45"),
            ], changes: [])
        let journal = try entries(for: [capitalisation], on: .deposit, directory)
        #expect(Journal.text(journal) == ["2055 1999 591.45", "1999 2050 591.45"])
        #expect(try closings(of: journal)["1999"] == nil)
    }

    /// Balances that are not zero, debit less credit, by account.
    private func closings(of journal: [Entry]) throws -> [String: Int128] {
        let day = try Day(year: 2018, month: 6, day: 1)
        var book = TurnoverBook()
        for entry in journal { try book.add(entry, on: day) }
        let balance = TrialBalance(
            of: book.turnovers, over: try DayRange(day, through: day), chart: directory.chart)
        let rows = balance.rows.filter { $0.closing != 0 }
        return Dictionary(uniqueKeysWithValues: rows.map { ($0.account.code.rawValue, $0.closing) })
    }
}
