import Directories
import Measures
import TestHouse
import Testing

/// Which accounts an operation moves.
///
/// - Source: D-8.3.
@Suite struct PostingTemplateTests {
    let directory: Directory

    init() throws {
        directory = try SeedBook.book().on(Day(year: 2018, month: 6, day: 1), closedThrough: nil)
    }

    @Test func `every posting but a shift between tranches moves two accounts of the chart`() {
        let chart = Dictionary(uniqueKeysWithValues: directory.chart.map { ($0.code, $0.type) })
        for posting in directory.postings.all {
            guard posting.action != .scheduleShift else {
                #expect(directory.accounts[posting.id] == nil)
                continue
            }
            let pair = directory.accounts[posting.id]
            #expect(pair?.debit != pair?.credit, "posting \(posting.id.rawValue)")
            let types = [pair?.debit, pair?.credit].compactMap(\.self).map { chart[$0] }
            #expect(types.count == 2 && types.allSatisfy { $0 != nil })
            #expect(types.allSatisfy { ($0 == .memo) == posting.isOffBalance })
            #expect(posting.isExported == !posting.isOffBalance)
        }
    }

    struct Case: CustomTestStringConvertible {
        let template: String
        let type: AmountType
        let action: ActionType
        let sign: Sign
        let payment: PaymentType
        let isOffBalance: Bool
        let accounts: String

        init(
            _ template: String, _ type: AmountType, _ action: ActionType, _ sign: Sign,
            _ payment: PaymentType, off: Bool = false, _ accounts: String
        ) {
            self.template = template
            self.type = type
            self.action = action
            self.sign = sign
            self.payment = payment
            isOffBalance = off
            self.accounts = accounts
        }

        var testDescription: String { "\(template): \(action) \(sign) → \(accounts)" }
    }

    /// Debit and credit as the table of D-8.3 and the journals of D-4.6 and D-8.4 say.
    static let cases: [Case] = [
        Case("G1", .principal, .disbursement, .plus, .bank, "1100 2025"),
        Case("G1", .principal, .disbursement, .plus, .cash, "1100 2025"),
        Case("G2", .interest, .accrual, .plus, .empty, "1110 4010"),
        Case("G2", .overdueInterest, .accrual, .plus, .empty, "1120 4015"),
        Case("G3", .penaltyOnPrincipal, .accrual, .plus, .empty, "1130 4020"),
        Case("M1", .penaltyOnPrincipal, .accrual, .plus, .empty, off: true, "9020 9999"),
        Case("G4", .disbursementFee, .accrual, .plus, .empty, "1140 4030"),
        Case("G4", .courtCost, .accrual, .plus, .empty, "1150 4035"),
        Case("G5", .interest, .deferral, .minus, .empty, "1999 1110"),
        Case("G5", .deferredInterest, .deferral, .plus, .empty, "1115 1999"),
        Case("G6", .interest, .repayment, .minus, .bank, "2025 1110"),
        Case("G8", .prepaymentForInterest, .prepayment, .minus, .bank, "2025 2011"),
        Case("G9", .overpayment, .overpayment, .minus, .cash, "2025 2015"),
        Case("G10", .overpayment, .overpaymentRefund, .plus, .bank, "2015 2025"),
        Case("G11a", .prepaymentForPrincipal, .prepaymentOffset, .plus, .empty, "2010 1999"),
        Case("G11b", .principal, .repaymentFromPrepayment, .minus, .empty, "1999 1100"),
        Case("G12", .prepaymentForInterest, .prepaymentTransfer, .plus, .empty, "2011 1999"),
        Case("G12", .prepaymentForPrincipal, .prepaymentTransfer, .minus, .empty, "1999 2010"),
        Case("G13", .interest, .writeOff, .minus, .empty, "5010 1110"),
        Case("M2", .penaltyOnPrincipal, .writeOff, .minus, .empty, off: true, "9999 9020"),
        Case("G14", .penaltyOnPrincipal, .reversal, .minus, .empty, "4020 1130"),
        Case("G15", .interest, .toOffBalance, .minus, .empty, "5015 1110"),
        Case("G16", .interest, .toBalance, .plus, .empty, "1110 4010"),
        Case("G17", .principal, .assignment, .minus, .empty, "5020 1100"),
        Case("G18", .overpayment, .assignment, .plus, .empty, "2015 5020"),
        Case("G19", .principal, .restore, .plus, .empty, "1100 2020"),
        Case("G19", .prepaymentForPrincipal, .restore, .plus, .empty, "2010 2020"),
        Case("G19", .prepaymentForPrincipal, .restore, .minus, .empty, "2020 2010"),
        Case("G21", .interest, .reaccept, .minus, .empty, "2020 1110"),
        Case("G22", .interest, .restructuring, .minus, .empty, "1998 1110"),
        Case("G22", .principal, .restructuring, .plus, .empty, "1100 1998"),
        Case("G23", .principal, .cancellation, .minus, .empty, "1205 1100"),
        Case("G23", .interest, .cancellation, .minus, .empty, "4010 1110"),
        Case("G24", .interest, .productReturn, .minus, .empty, "1205 1110"),
        Case("G27", AmountType(rawValue: 31), .reserveAccrual, .plus, .empty, "5030 1180"),
        Case("G28", AmountType(rawValue: 31), .reserveRelease, .minus, .empty, "1180 4100"),
        Case("G31", AmountType(rawValue: 31), .assignment, .minus, .empty, "1180 5020"),
        Case("G31", AmountType(rawValue: 33), .writeOff, .minus, .empty, "1170 5010"),
        Case("G20", AmountType(rawValue: 33), .restore, .plus, .empty, "2031 1170"),
        Case("G32", .principal, .conversion, .plus, .empty, "1100 4110"),
        Case("G32", .principal, .conversion, .minus, .empty, "5110 1100"),
        Case("G32", .overpayment, .conversion, .minus, .empty, "5110 2015"),
        Case("G32", AmountType(rawValue: 31), .conversion, .plus, .empty, "5110 1180"),
        Case("G32", AmountType(rawValue: 31), .conversion, .minus, .empty, "1180 4110"),
    ]

    @Test(arguments: PostingTemplateTests.cases)
    func `an operation on a credit moves the accounts of its template`(_ line: Case) throws {
        let parameters = PostingParameters(
            kind: .credit, amountType: line.type, action: line.action, sign: line.sign,
            payment: line.payment, isOffBalance: line.isOffBalance)
        let posting = try #require(directory.postings[parameters])
        let pair = try #require(directory.accounts[posting.id])
        #expect(posting.template == line.template)
        #expect("\(pair.debit.rawValue) \(pair.credit.rawValue)" == line.accounts)
    }

    @Test func `a reason and a document send a posting elsewhere`() throws {
        func accounts(
            _ action: ActionType, _ sign: Sign, in document: DocumentType,
            because reason: String?
        ) throws -> String {
            let parameters = PostingParameters(
                kind: .credit, amountType: .penaltyOnPrincipal, action: action, sign: sign,
                payment: .empty, isOffBalance: false)
            let posting = try #require(directory.postings[parameters])
            let pair = directory.accounts(
                of: posting.id, in: document, because: reason.map(ReasonCode.init))
            return "\(pair?.debit.rawValue ?? "-") \(pair?.credit.rawValue ?? "-")"
        }
        // O13 with the reason error; D-8.4: the buy-back goes through 2031
        #expect(try accounts(.writeOff, .minus, in: .writeOff, because: nil) == "5010 1130")
        #expect(try accounts(.writeOff, .minus, in: .writeOff, because: "ERROR") == "5090 1130")
        #expect(
            try accounts(.writeOff, .minus, in: .writeOff, because: "BANKRUPTCY") == "5010 1130")
        #expect(try accounts(.restore, .plus, in: .restore, because: nil) == "1130 2020")
        #expect(
            try accounts(.restore, .plus, in: .restorationAfterCession, because: nil)
                == "1130 2031")
    }

    @Test func `a finance lease is invoiced against the net investment`() throws {
        let instalment = AmountType(rawValue: 60)
        let credits = try [ContractKind.finLease, .opLease].map { kind in
            let parameters = PostingParameters(
                kind: kind, amountType: instalment, action: .invoice, sign: .plus,
                payment: .empty, isOffBalance: false)
            let posting = try #require(directory.postings[parameters])
            return directory.accounts[posting.id]?.credit.rawValue
        }
        #expect(credits == ["1220", "4070"])
    }
}
