import Directories
import Measures
import TestHouse
import Testing

/// AT-POST-*: what may be written down, and what never.
///
/// - Source: D-2.5.
@Suite struct CorrectPostingTests {
    let rows: DirectoryRows
    let directory: Directory

    init() throws {
        rows = try SeedBook.rows()
        directory = try SeedBook.book().on(Day(year: 2024, month: 1, day: 1), closedThrough: nil)
    }

    /// Combinations of each CP row: amount types × signs × payments (× kinds), on + off.
    static let sizes: [(row: Int, size: Int)] = [
        (1, 1 * 2), (2, 2), (3, 2), (4, 3), (5, 3), (6, 4 + 1), (7, 3), (8, 1), (9, 1 + 1),
        (10, 1 + 1), (11, 13 * 2), (13, 2 * 2), (14, 1 * 2), (15, 3 * 2), (16, 1), (17, 1),
        (18, 1), (19, 3 + 4 + 3 + 1), (20, 1), (21, 1), (22, 12), (23, 9), (24, 1),
        (25, 2 + 3 + 4 + 2), (26, 2 + 3 + 3), (30, 9), (31, 9), (32, 9), (33, 9), (34, 13 + 9),
        (35, 3), (36, 13 + 9), (37, 3), (38, 2), (39, 13), (40, 3), (41, 13 + 9), (42, 13),
        (43, 6 + 4), (44, 3), (45, 1 * 2), (46, 1), (47, 1), (48, 1), (49, 1), (50, 1), (51, 1),
        (52, 4 * 2), (53, 1), (54, (13 + 3) * 2 + 10 * 2 + 3 * 2),
        (55, 2), (56, 4 * 2), (60, 1 * 2), (61, 1), (62, 2 * 2),
        (63, 2),
        (64, 1), (65, 1), (67, 1), (70, 2), (71, 2), (72, 2 * 2 + 1 * 2), (73, 2 + 4 * 4 + 13),
        (74, 1),
        (76, 2 + 2 + 1 + 1), (80, 4 * 4), (81, 4 * 4), (82, 4 * 4 * 2), (83, 4 * 2 + 4),
        (84, 4 * 4),
    ]

    @Test(arguments: CorrectPostingTests.sizes)
    func `each row of the matrix expands into its combinations`(row: Int, size: Int) {
        let postings = directory.postings.all.filter { $0.row == row }
        #expect(postings.count == size, "CP-\(row)")
    }

    @Test func `of all combinations exactly those of the matrix are legal`() {
        var space = ParameterSpace(
            kinds: ContractKind.allCases, amountTypes: directory.amountTypes.map(\.type),
            actions: ActionType.allCases)
        var asked = 0
        var legal = 0
        for kind in space.kinds {
            space.kinds = [kind]
            for parameters in space.all {
                asked += 1
                guard let posting = directory.postings[parameters] else { continue }
                legal += 1
                #expect(posting.parameters == parameters)
                #expect(directory.postings[posting.id] == posting)
            }
        }
        // kinds × amount types × actions × signs × payments × balance flags
        #expect(asked == 8 * 32 * 30 * 2 * 3 * 2)
        #expect(legal == CorrectPostingTests.sizes.map(\.size).reduce(0, +))
    }

    @Test func `every forbidden combination is absent and has legal neighbours`() {
        let forbidden = rows.forbidden + DirectoryCheck.neverLegal
        #expect(Set(forbidden.map(\.row)) == [12, 27, 28, 29, 66])
        for parameters in forbidden.flatMap(\.space.all) {
            #expect(directory.postings[parameters] == nil)
        }
        for parameters in forbidden.compactMap(\.space.all.first) {
            let nearest = directory.postings.nearest(to: parameters, count: 3)
            #expect(nearest.count == 3)
            #expect(nearest.allSatisfy { $0.kind == parameters.kind })
        }
    }

    @Test func `a repayment with plus is answered with the repayments with minus`() {
        let wrong = PostingParameters(
            kind: .credit, amountType: .interest, action: .repayment, sign: .plus,
            payment: .bank, isOffBalance: false)
        let nearest = directory.postings.nearest(to: wrong, count: 2)
        #expect(nearest.map(\.row) == [11, 11])
        #expect(nearest.map(\.payment) == [.bank, .cash])
        #expect(nearest.allSatisfy { $0.amountType == .interest && $0.sign == .minus })
    }

    /// MS-20, AT-RESTORE-1 N9 and others that a clerk might try.
    static let refused: [(ContractKind, AmountType, ActionType, Sign, PaymentType, Bool)] = [
        (.credit, .interest, .accrual, .minus, .empty, false),
        (.credit, .principal, .repayment, .plus, .bank, false),
        (.credit, .principal, .reversal, .minus, .empty, false),
        (.credit, .interest, .accrual, .plus, .bank, false),
        (.credit, .interest, .repayment, .minus, .empty, false),
        (.credit, .principal, .writeOff, .minus, .empty, true),
        (.credit, .interest, .repayment, .minus, .bank, true),
        (.deposit, .depositPrincipal, .reversal, .plus, .empty, false),
        (.deposit, .depositInterest, .accrual, .plus, .empty, false),
        (.credit, .depositPrincipal, .disbursement, .minus, .bank, false),
    ]

    @Test(arguments: CorrectPostingTests.refused)
    func `an illegal operation is no correct posting`(
        wrong: (ContractKind, AmountType, ActionType, Sign, PaymentType, Bool)
    ) {
        let parameters = PostingParameters(
            kind: wrong.0, amountType: wrong.1, action: wrong.2, sign: wrong.3,
            payment: wrong.4, isOffBalance: wrong.5)
        #expect(directory.postings[parameters] == nil)
    }

    @Test func `numbers of postings are 64 × row + place and never move`() {
        let interest = PostingParameters(
            kind: .credit, amountType: .interest, action: .repayment, sign: .minus,
            payment: .cash, isOffBalance: false)
        // CP-11: PRINCIPAL bank 0, cash 1; INTEREST bank 2, cash 3
        #expect(directory.postings[interest]?.id == PostingID(rawValue: 64 * 11 + 3))
        let offBalance = PostingParameters(
            kind: .credit, amountType: .interest, action: .assignment, sign: .minus,
            payment: .empty, isOffBalance: true)
        // CP-34: off balance begins at place 32
        #expect(directory.postings[offBalance]?.id == PostingID(rawValue: 64 * 34 + 32))
    }
}
