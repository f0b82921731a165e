package import Contracts
package import Directories
package import Measures

/// Adds time to a schedule: what is unpaid of its principal falls due later.
///
/// A contract with one payment left gets a new tranche. With several left, all of them come later,
/// or a tranche is put in, as the product says. Overdue principal moves into the added time and is
/// overdue no more, each payment by itself where the period carries it past the day; penalties that
/// were charged stay, and interest stays due where it is.
///
/// - Runs: by the user, with a supplementary agreement.
/// - Documents: accruals to the day; `prepaymentOffset` of what is prepaid for debt that is due;
///   `scheduleChange` with the moves of principal and the count
///   of prolongations; `feeAccrual` where the product has a fee; the interest of added days that
///   have passed already.
/// - Rounding: the fee by the product's.
/// - Refuses: `otherKind`, `prolongationNotOffered`, `notConfigured` without a period,
///   `prolongationsUsedUp`, `nothing` without principal, `overdueTooLong`, `interestUnpaid`
///   beyond what is prepaid, `addedTimeNotBegun`, `notLater`.
/// - Source: R004-43, D-3.12, MS-16.
package struct Prolong: OrderedProcess {
    package static let code = ProcessCode(rawValue: "prolongation")
    package static let name = "Prolongation"
    package static let parameters: [Parameter] = [
        Parameter(
            "period", .tenor, .optional(otherwise: "as the product says"),
            "By how much the schedule is prolonged.", example: "P15D"),
        Parameter(
            "start", .choice(ProlongationStart.allCases.map(\.rawValue)),
            .optional(otherwise: "as the product says"),
            "From where the added time is reckoned.", example: "fromRepaymentDate"),
    ]

    package let valueTime: ValueTime
    package let period: String?
    package let start: ProlongationStart?

    package init(valueTime: ValueTime, period: String?, start: ProlongationStart?) {
        self.valueTime = valueTime
        self.period = period
        self.start = start
    }

    package func decide(
        _ contract: ContractState, _ directory: Directory
    ) throws(Refusal) -> Decision {
        try contract.require(.credit)
        var draft = try Draft(contract, servicedAt: valueTime, directory)
        guard let terms = contract.product.prolongation else {
            throw .product(.prolongationNotOffered)
        }
        let period = try period(terms)
        try draft.accrue(.plain)
        try draft.offsetDue()
        try draft.checkProlongation(terms)
        let prolonged = try draft.contract.prolonged(
            by: period, start ?? terms.start, terms.effect, on: draft.day, directory)
        let count = draft.contract.attributes.prolongations + 1
        try draft.add(
            .scheduleChange, prolonged.shifts,
            changes: [.schedule(prolonged.schedule), .attribute(.prolongations(count))]
                + draft.contract.addedTime(by: prolonged))
        try draft.chargeProlongation(terms, prolonged.tranche)
        if let day = prolonged.bearsInterestAfter {
            try draft.add(.interestAccrual, [], changes: [.interestBackdated(after: day)])
        }
        try draft.accrue(.plain)
        return draft.decision
    }

    private func period(_ terms: ProlongationTerms) throws(Refusal) -> Tenor {
        if let period {
            return try refusing { () throws(MeasureFlaw) in try Tenor(text: period) }
        }
        guard let period = terms.period else {
            throw .directory(.notConfigured("prolongation period"))
        }
        return period
    }
}
