package import Directories
package import Measures

/// How late a contract is on one day, for principal and interest apart.
package struct Overdue: Hashable, Sendable {
    /// Days since the oldest unpaid principal fell due; zero when none is late.
    package let principalDays: Int32
    package let interestDays: Int32
    /// Debt past its due day, of every amount type, on and off balance; minor units.
    package let minor: Int64

    package var days: Int32 { max(principalDays, interestDays) }
}

extension ContractState {
    /// What is overdue at the end of `day`. - Source: D-3.0.5.
    package func overdue(on day: Day, _ directory: Directory) -> Overdue {
        var principalDays: Int32 = 0
        var interestDays: Int32 = 0
        var minor: Int64 = 0
        for entry in buckets.entries where directory.side(of: entry.bucket.amountType) == .debt {
            guard dueClass(of: entry.bucket, on: day) == .overdue else { continue }
            minor += entry.minor
            guard let due = schedule?[entry.bucket.tranche]?.due else { continue }
            if entry.bucket.amountType == .principal {
                principalDays = max(principalDays, due.days(to: day))
            } else if entry.bucket.amountType == .interest {
                interestDays = max(interestDays, due.days(to: day))
            }
        }
        return Overdue(principalDays: principalDays, interestDays: interestDays, minor: minor)
    }

    /// Where a bucket stands against the day of payment.
    ///
    /// Penalties, fees and what belongs to the contract as a whole are due as soon as they
    /// are charged; interest and principal when their tranche is.
    package func dueClass(of bucket: Bucket, on day: Day) -> DueClass {
        guard let tranche = schedule?[bucket.tranche] else { return .due }
        if tranche.due < day { return .overdue }
        if tranche.repayment <= day { return .due }
        return bucket.amountType.isDueWithTranche ? .inAdvance : .due
    }
}
