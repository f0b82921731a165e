package import Measures

/// What happens to the interest of a deposit.
///
/// - Source: CP-60...66, D-3.39.
package struct DepositTerms: Hashable, Sendable {
    package let interestUse: DepositInterestUse
    /// The rate for the whole time when the client ends the deposit before its end; nil where
    /// he may not.
    package let earlyRate: YearlyRate?
    /// The tax withheld from interest that is paid out or capitalised; nil for none.
    package let tax: WithheldTax?

    package init(
        interestUse: DepositInterestUse, earlyRate: YearlyRate?, tax: WithheldTax?
    ) {
        self.interestUse = interestUse
        self.earlyRate = earlyRate
        self.tax = tax
    }

    /// Paid out, never ended early, free of tax.
    package static let plain = DepositTerms(
        interestUse: .paidOut, earlyRate: nil, tax: nil)
}

/// Where the interest of a tranche goes at its end.
package enum DepositInterestUse: String, Hashable, Sendable, CaseIterable, Codable {
    case paidOut
    /// It becomes principal and bears interest itself.
    case capitalised
}

/// Income tax that the organisation withholds as an agent.
///
/// - Source: Tax Code art. 52 part 6: a tax is reckoned in whole roubles.
package struct WithheldTax: Hashable, Sendable {
    /// The share of the interest, without regard to time.
    package let rate: YearlyRate
    /// The tax is a multiple of it, rounded half up; minor units.
    package let multipleOf: Int64

    package init(rate: YearlyRate, multipleOf: Int64) {
        self.rate = rate
        self.multipleOf = multipleOf
    }

    /// The tax on an amount of interest, at most the interest itself; both in minor units.
    package func minor(on interest: Int64) -> Int64 {
        let exact = Int128(interest) * Int128(rate.millionthsOfPercent)
        let steps = Rounding.halfUp.quotient(exact, over: YearlyRate.scale * Int128(multipleOf))
        return min(interest, Int64(clamping: steps * Int128(multipleOf)))
    }
}
