import Contracts
import Directories
import Measures
import TestHouse
import Testing

@testable import GeneralLedger

@Suite struct PostingTests {
    let directory: Directory

    init() throws { directory = try Journal.directory() }

    /// D-4.6, operations O10 to O16.
    @Test func `the correction of a closed month is posted as the worked example says`() throws {
        let restore = Document(
            .restore,
            [
                try Journal.operation(.principal, .restore, .plus, 4, "343.69"),
                try Journal.operation(.interest, .restore, .plus, 4, "123.30"),
                try Journal.operation(.penaltyOnPrincipal, .restore, .plus, 3, "18.09"),
            ], changes: [])
        let penalty = try Journal.operation(.penaltyOnPrincipal, .writeOff, .minus, 3, "18.09")
        let memo = try Journal.operation(.penaltyOnPrincipal, .writeOff, .minus, 4, "0.12")
        let writeOff = Document(
            .writeOff, [penalty, Journal.offBalance(memo)], changes: [],
            because: ReasonCode(rawValue: "ERROR"))
        let reaccept = Document(
            .reaccept,
            [
                try Journal.operation(.interest, .reaccept, .minus, 4, "123.30"),
                try Journal.operation(.principal, .reaccept, .minus, 4, "361.78"),
            ], changes: [])

        let journal =
            try entries(for: [restore], on: .credit, directory)
            + entries(for: [writeOff], on: .credit, directory)
            + entries(for: [reaccept], on: .credit, directory)

        #expect(
            Journal.text(journal) == [
                "1100 2020 343.69", "1110 2020 123.30", "1130 2020 18.09", "5090 1130 18.09",
                "memo 9999 9020 0.12", "2020 1110 123.30", "2020 1100 361.78",
            ])
        let june = try DayRange(
            Day(year: 2018, month: 6, day: 1), through: Day(year: 2018, month: 6, day: 30))
        var book = TurnoverBook()
        for entry in journal { try book.add(entry, on: june.first) }
        let balance = TrialBalance(of: book.turnovers, over: june, chart: directory.chart)
        let sums = balance.sums
        // 343.69 + 123.30 + 18.09 + 18.09 + 123.30 + 361.78
        #expect(sums.filter { !$0.isMemo }.map(\.debit) == [988_25])
        #expect(sums.allSatisfy { $0.isBalanced })
        let pending = balance.rows.first { $0.account.code.rawValue == "2020" }
        #expect(pending?.closing == 0)
        let result = balance.rows.first { $0.account.code.rawValue == "5090" }
        #expect(result?.closing == 18_09)
    }

    /// D-8.4: what the operations of a sale post.
    @Test func `a claim that is sold leaves every account it stood on`() throws {
        let fine = try Journal.operation(.penaltyOnPrincipal, .assignment, .minus, 1, "145.90")
        let allowance = AmountType(rawValue: 31)
        let sale = Document(
            .assignmentClosing,
            [
                try Journal.operation(.principal, .assignment, .minus, 1, "12400.00"),
                try Journal.operation(.interest, .assignment, .minus, 1, "1860.55"),
                try Journal.operation(.penaltyOnPrincipal, .assignment, .minus, 1, "310.20"),
                try Journal.operation(allowance, .assignment, .minus, 0, "6200.00"),
                Journal.offBalance(fine),
            ], changes: [])
        let journal = try entries(for: [sale], on: .credit, directory)
        #expect(
            Journal.text(journal) == [
                "5020 1100 12400.00", "5020 1110 1860.55", "5020 1130 310.20",
                "1180 5020 6200.00", "memo 9999 9020 145.90",
            ])
        let price = directory.documentEntries["G17P"]
        #expect(price?.debit.rawValue == "1200" && price?.credit.rawValue == "4040")
    }

    /// D-8.4, "bankruptcy instead", without the repurchase: G13, G31, M2 and CP-55.
    @Test func `a bankruptcy costs what no allowance has covered, and is watched on`() throws {
        let fine = try Journal.operation(.penaltyOnPrincipal, .writeOff, .minus, 1, "145.90")
        // 12,400.00 + 1,860.55 + 310.20 + 145.90
        let observed = try Journal.operation(.observedDebt, .writeOff, .plus, 0, "14716.65")
        let loss = Document(
            .writeOff,
            [
                try Journal.operation(.principal, .writeOff, .minus, 1, "12400.00"),
                try Journal.operation(.interest, .writeOff, .minus, 1, "1860.55"),
                try Journal.operation(.penaltyOnPrincipal, .writeOff, .minus, 1, "310.20"),
                try Journal.operation(AmountType(rawValue: 31), .writeOff, .minus, 0, "6200.00"),
                try Journal.operation(AmountType(rawValue: 33), .writeOff, .minus, 0, "10.00"),
                Journal.offBalance(fine), Journal.offBalance(observed),
            ], changes: [], because: ReasonCode(rawValue: "BANKRUPTCY"))
        let journal = try entries(for: [loss], on: .credit, directory)
        #expect(
            Journal.text(journal) == [
                "5010 1100 12400.00", "5010 1110 1860.55", "5010 1130 310.20",
                "1180 5010 6200.00", "1170 5010 10.00", "memo 9999 9020 145.90",
                "memo 9040 9999 14716.65",
            ])
    }

    /// The reason of the document, the account debited. - Source: G13.
    @Test(arguments: [
        ("UNCOLLECTABLE", "5010"), ("FORGIVENESS", "5010"), ("BANKRUPTCY", "5010"),
        ("COURT", "5010"), ("CAP", "5010"), ("ERROR", "5090"), (nil, "5010"),
    ])
    func `a write-off costs by its reason`(reason: String?, account: String) throws {
        let writeOff = Document(
            .writeOff, [try Journal.operation(.interest, .writeOff, .minus, 4, "1.00")],
            changes: [], because: reason.map(ReasonCode.init(rawValue:)))
        let journal = try entries(for: [writeOff], on: .credit, directory)
        #expect(Journal.text(journal) == ["\(account) 1110 1.00"])
    }

    /// What ends a contract, and its entries: G10, G14, G22, G23, G24.
    @Test func `endings go to the accounts of who pays for them`() throws {
        let types: [(DocumentType, AmountType, ActionType, Sign, String)] = [
            (.reversal, .interest, .reversal, .minus, "4010 1110 1.00"),
            (.reversal, .penaltyOnPrincipal, .reversal, .minus, "4020 1130 1.00"),
            (.reversal, .disbursementFee, .reversal, .minus, "4030 1140 1.00"),
            (.cancellation, .principal, .cancellation, .minus, "1205 1100 1.00"),
            (.cancellation, .interest, .cancellation, .minus, "4010 1110 1.00"),
            (.productReturn, .principal, .productReturn, .minus, "1205 1100 1.00"),
            (.productReturn, .interest, .productReturn, .minus, "1205 1110 1.00"),
            (.productReturn, .overpayment, .productReturn, .minus, "1205 2015 1.00"),
            (.restructuring, .interest, .restructuring, .minus, "1998 1110 1.00"),
            (.restructuring, .principal, .restructuring, .plus, "1100 1998 1.00"),
            (.restructuring, .penaltyOnPrincipal, .restructuring, .plus, "1130 1998 1.00"),
        ]
        for (type, amountType, action, sign, text) in types {
            let operation = try Journal.operation(amountType, action, sign, 1, "1.00")
            let journal = try entries(
                for: [Document(type, [operation], changes: [])], on: .credit, directory)
            #expect(Journal.text(journal) == [text])
        }
    }

    /// Credit, payment type, entry. - Source: G10.
    @Test(arguments: [
        (AmountType.overpayment, PaymentType.bank, "2015 2025 1.00"),
        (.prepaymentForInterest, .cash, "2011 2025 1.00"),
        (.prepaymentForPrincipal, .bank, "2010 2025 1.00"),
    ])
    func `a refund leaves the credit for money not yet assigned`(
        credit: AmountType, payment: PaymentType, text: String
    ) throws {
        let refund = DebtOperation(
            action: .overpaymentRefund, sign: .plus, payment: payment,
            bucket: Bucket(credit, .contract, isOffBalance: false),
            amount: try Journal.rub("1.00"), cashFlow: CashFlowID(rawValue: 7))
        let journal = try entries(
            for: [Document(.refund, [refund], changes: [])], on: .credit, directory)
        #expect(Journal.text(journal) == [text])
    }

    /// Direction, way of payment, entry. - Source: docs/decisions, 0033.
    @Test(arguments: [
        (CashDirection.incoming, PaymentType.bank, "1010 2025 1.00"),
        (.incoming, .cash, "1020 2025 1.00"),
        (.outgoing, .bank, "2025 1010 1.00"),
        (.outgoing, .cash, "2025 1020 1.00"),
    ])
    func `money that moves is in the bank or the cash desk, and is not yet assigned`(
        direction: CashDirection, payment: PaymentType, text: String
    ) throws {
        let entry = try #require(
            entry(ofMoney: direction, by: payment, try Journal.rub("1.00"), directory))
        #expect(Journal.text([entry]) == [text])
    }

    @Test func `a claim that comes back goes through the buy-back clearing`() throws {
        let back = Document(
            .restorationAfterCession,
            [
                try Journal.operation(.principal, .restore, .plus, 1, "12400.00"),
                try Journal.operation(AmountType(rawValue: 33), .restore, .plus, 0, "10270.75"),
            ], changes: [])
        let journal = try entries(for: [back], on: .credit, directory)
        #expect(Journal.text(journal) == ["1100 2031 12400.00", "2031 1170 10270.75"])
    }

    @Test func `a shift between tranches reaches no account`() throws {
        let shift = Document(
            .scheduleChange,
            [
                try Journal.operation(.principal, .scheduleShift, .minus, 1, "100.00"),
                try Journal.operation(.principal, .scheduleShift, .plus, 2, "100.00"),
            ], changes: [])
        #expect(try entries(for: [shift], on: .credit, directory) == [])
    }

    /// The pairs of D-2.6 that meet within one document.
    static let pairs: [(ActionType, AmountType, ActionType, AmountType)] = [
        (.prepaymentOffset, .prepaymentForPrincipal, .repaymentFromPrepayment, .principal),
        (.prepaymentOffset, .prepaymentForInterest, .repaymentFromPrepayment, .interest),
        (.prepaymentTransfer, .prepaymentForInterest, .prepaymentTransfer, .prepaymentForPrincipal),
        (.deferral, .deferredInterest, .deferral, .interest),
    ]

    @Test(arguments: PostingTests.pairs)
    func `a pair leaves the clearing account empty`(
        pair: (ActionType, AmountType, ActionType, AmountType)
    ) throws {
        let document = Document(
            .prepaymentOffset,
            [
                try Journal.operation(pair.1, pair.0, .plus, 0, "10.00"),
                try Journal.operation(pair.3, pair.2, .minus, 0, "10.00"),
            ], changes: [])
        let journal = try entries(for: [document], on: .credit, directory)
        #expect(journal.map(\.credit.rawValue).first == "1999")
        #expect(journal.map(\.debit.rawValue).last == "1999")
    }

    @Test func `an operation that is no correct posting is refused with legal neighbours`() throws {
        let wrong = Document(
            .manualCorrection,
            [try Journal.operation(.principal, .reversal, .minus, 1, "1.00")], changes: [])
        let refusal = #expect(throws: Refusal.self) {
            try entries(for: [wrong], on: .credit, directory)
        }
        #expect(refusal?.code == "E-POST")
    }

    @Test func `an operation that accounting cannot explain is refused`() throws {
        var rows = try SeedBook.rows()
        rows.templateLines.removeAll { $0.value.template == "G21" }
        let unchecked = Directory(rows, version: 1)
        let reaccept = Document(
            .reaccept, [try Journal.operation(.interest, .reaccept, .minus, 4, "123.30")],
            changes: [])
        let refusal = #expect(throws: Refusal.self) {
            try entries(for: [reaccept], on: .credit, unchecked)
        }
        #expect(refusal?.code == "E-CFG")
    }
}
