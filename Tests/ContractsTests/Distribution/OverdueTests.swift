import Directories
import Measures
import TestHouse
import Testing

@testable import Contracts

@Suite struct `What is overdue` {
    /// The day, days of principal and of interest, and the debt past its due day.
    @Test(
        arguments: [
            ("2024-02-20", 0, 0, 0),
            ("2024-02-21", 1, 1, 100_00 + 1_00 + 50),
            // The second tranche was repaid on the 20th and is due on the 22nd.
            ("2024-03-22", 31, 31, 100_00 + 1_00 + 50),
            ("2024-03-23", 32, 32, 100_00 + 1_00 + 50 + 90_00),
            ("2024-05-01", 71, 71, 100_00 + 1_00 + 50 + 90_00 + 100_00),
        ] as [(String, Int32, Int32, Int64)])
    func `days run from the oldest unpaid due day, debt from each`(
        day: String, principalDays: Int32, interestDays: Int32, minor: Int64
    ) throws {
        let loan = try Owing([
            Owing.entry(.principal, 1, 100_00), Owing.entry(.interest, 1, 1_00),
            Owing.entry(.penaltyOnPrincipal, 1, 50, off: true), Owing.entry(.principal, 2, 90_00),
            Owing.entry(.principal, 3, 100_00), Owing.entry(.overpayment, 0, -7_00),
        ])
        let overdue = loan.state.overdue(on: try Day(text: day), loan.directory)
        #expect(overdue.principalDays == principalDays)
        #expect(overdue.interestDays == interestDays)
        #expect(overdue.days == principalDays)
        #expect(overdue.minor == minor)
    }

    @Test func `interest alone is late without principal`() throws {
        let loan = try Owing([Owing.entry(.interest, 2, 1_00), Owing.entry(.principal, 3, 1)])
        let overdue = loan.state.overdue(on: try Day(text: "2024-03-25"), loan.directory)
        #expect(overdue == Overdue(principalDays: 0, interestDays: 3, minor: 1_00))
    }

    /// Type, tranche, day, and where the bucket stands.
    @Test(
        arguments: [
            (.principal, 1, "2024-02-19", .inAdvance), (.principal, 1, "2024-02-20", .due),
            (.principal, 1, "2024-02-21", .overdue), (.interest, 2, "2024-03-19", .inAdvance),
            (.interest, 2, "2024-03-22", .due), (.interest, 2, "2024-03-23", .overdue),
            (.deferredInterest, 3, "2024-02-01", .inAdvance),
            (.overdueInterest, 3, "2024-02-01", .inAdvance),
            // Charged is due: penalties, fees, and what is of no tranche.
            (.penaltyOnInterest, 3, "2024-02-01", .due), (.serviceFee, 3, "2024-02-01", .due),
            (.mandatoryInterest, 3, "2024-02-01", .due), (.fixedFine, 1, "2024-02-21", .overdue),
            (.courtCost, 0, "2024-02-01", .due), (.courtCost, 0, "2025-02-01", .due),
        ] as [(AmountType, UInt16, String, DueClass)])
    func `a bucket is due with its tranche or as soon as it is charged`(
        type: AmountType, tranche: UInt16, day: String, due: DueClass
    ) throws {
        let loan = try Owing([])
        let bucket = Owing.bucket(type, tranche)
        #expect(loan.state.dueClass(of: bucket, on: try Day(text: day)) == due)
    }
}
