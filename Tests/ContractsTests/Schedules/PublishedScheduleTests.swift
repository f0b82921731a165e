import Contracts
import Measures
import Testing

/// Everything that a case file says, set against what the calculator says.
enum PublishedSchedules {
    static func instalments() throws -> [Judgement] {
        try sharedCases("schedules/fineract.json", of: InstalmentSchedule.self)
            .map { try $0.judged() }
    }

    static func dailyRate() throws -> [Judgement] {
        try sharedCases("schedules/daily_rate_capped_credit.json", of: DailyRateSchedule.self)
            .map { try $0.judged() }
    }

    static func cashFlows() throws -> [Judgement] {
        try sharedCases("schedules/actus.json", of: CashFlowSchedule.self)
            .map { try $0.judged() }
    }
}

private func unexpected(_ judgements: [Judgement]) -> [String] {
    judgements.compactMap { judgement in
        if case .differs(let reason) = judgement.verdict, reason.hasPrefix("UNEXPECTED") {
            return "\(judgement.id): \(reason)"
        }
        return nil
    }
}

@Test func `instalment schedules are the published ones or differ for a stated reason`() throws {
    let surprises = try unexpected(PublishedSchedules.instalments())
    #expect(surprises.isEmpty, "\(surprises.joined(separator: "\n"))")
}

@Test func `daily-rate schedules are the published ones or differ for a stated reason`() throws {
    let surprises = try unexpected(PublishedSchedules.dailyRate())
    #expect(surprises.isEmpty, "\(surprises.joined(separator: "\n"))")
}

@Test func `cash flows are the published ones or differ for a stated reason`() throws {
    let surprises = try unexpected(PublishedSchedules.cashFlows())
    #expect(surprises.isEmpty, "\(surprises.joined(separator: "\n"))")
}
