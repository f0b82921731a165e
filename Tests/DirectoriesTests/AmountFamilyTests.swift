import Directories
import TestHouse
import Testing

@Suite struct `Families of amount types` {
    private func rows() throws -> [AmountTypeRow] {
        try SeedBook.rows().amountTypes.map(\.value).sorted { $0.type < $1.type }
    }

    /// Each question with the codes of all types that answer yes; every other type answers no.
    @Test(
        arguments: [
            (
                "counts toward the statutory cap", \.isCharge,
                "INTEREST DEF_INTEREST PEN_PRINCIPAL PEN_INTEREST PEN_FIXED INT_OVERDUE "
                    + "FEE_ISSUE FEE_REPAY FEE_PROLONG FEE_SERVICE MAND_INTEREST"
            ),
            ("penalty", \.isPenalty, "PEN_PRINCIPAL PEN_INTEREST PEN_FIXED"),
            ("for delay", \.isForDelay, "PEN_PRINCIPAL PEN_INTEREST PEN_FIXED INT_OVERDUE"),
            ("interest of a tranche", \.isTrancheInterest, "INTEREST DEP_INTEREST"),
            ("stopped with interest", \.isInterestByDays, "INTEREST INT_OVERDUE DEP_INTEREST"),
            (
                "owed by the day", \.isDailyInterestOfBorrower, "INTEREST DEF_INTEREST INT_OVERDUE"
            ),
            (
                "interest in a reserve", \.isInterestOfBorrower,
                "INTEREST DEF_INTEREST INT_OVERDUE MAND_INTEREST"
            ),
            ("discounted", \.isScheduled, "PRINCIPAL INTEREST DEF_INTEREST"),
            (
                "due with its tranche", \.isDueWithTranche,
                "PRINCIPAL INTEREST DEF_INTEREST INT_OVERDUE DEP_PRINCIPAL DEP_INTEREST"
            ),
            ("ends with its tranche", \.endsWithTranche, "INTEREST FEE_SERVICE DEP_INTEREST"),
            (
                "accrued as an amount", \.isAccruedAsAmount, "PEN_FIXED FEE_SERVICE MAND_INTEREST"
            ),
            (
                "in an interest accrual", \.isInInterestAccrual,
                "INTEREST INT_OVERDUE DEP_INTEREST"
            ),
        ] as [(String, any KeyPath<AmountType, Bool> & Sendable, String)])
    func `a question is answered by family`(
        _: String, question: any KeyPath<AmountType, Bool> & Sendable, codes: String
    ) throws {
        let types = try rows().filter { $0.type[keyPath: question] }
        #expect(types.map(\.code).joined(separator: " ") == codes)
    }

    @Test func `the directory gives every type the side of its family`() throws {
        for row in try rows() {
            let side: DebtSide? =
                switch row.type.family {
                case .principal, .interest, .deferredInterest, .overdueInterest,
                    .mandatoryInterest, .penalty, .fine, .fee, .trancheFee, .cost, .tax:
                    .debt
                case .depositPrincipal, .depositInterest: .deposit
                case .credit: .credit
                case .valuation: .valuation
                case .memo: .memo
                case .other: nil
                }
            #expect(side == nil || row.side == side, "\(row.code)")
        }
    }

    @Test func `no process speaks of the types without a family`() throws {
        let types = try rows().filter { $0.type.family == .other }
        #expect(types.map(\.type.rawValue) == [33, 50, 51, 52, 60, 61, 62, 63, 64])
        #expect(types.allSatisfy { !$0.type.isCharge && !$0.type.family.isClaim })
    }
}

extension AmountType {
    fileprivate var isInInterestAccrual: Bool { accrualDocument == .interestAccrual }
}
