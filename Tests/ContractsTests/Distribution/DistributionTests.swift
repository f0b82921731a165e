import Directories
import Measures
import TestHouse
import Testing

@testable import Contracts

@Suite struct `Money laid over debt` {
    private static let debts = [
        Owing.entry(.principal, 1, 100_00), Owing.entry(.interest, 1, 1_00),
        Owing.entry(.penaltyOnPrincipal, 1, 50, off: true),
        Owing.entry(.penaltyOnPrincipal, 1, 20), Owing.entry(.principal, 2, 90_00),
        Owing.entry(.interest, 2, 2_00), Owing.entry(.principal, 3, 100_00),
        Owing.entry(.courtCost, 0, 5_00),
    ]

    private func parts(
        _ amount: Int64, _ classes: Set<DueClass>, product: UInt16 = 1
    ) throws -> [String] {
        let loan = try Owing(product: product, Self.debts)
        // The first tranche is overdue, the second due, the third to come.
        let day = try Day(text: "2024-03-21")
        let laid = loan.state.distributing(amount, over: classes, on: day)
        #expect(laid.total + laid.left == amount)
        return laid.parts.map { part in
            let off = part.bucket.isOffBalance ? " off" : ""
            let type = loan.directory.row(of: part.bucket.amountType)?.code ?? ""
            return "\(type) \(part.bucket.tranche.rawValue)\(off) \(part.minor)"
        }
    }

    @Test func `overdue penalties, interest and principal come before what is due`() throws {
        let order = [
            "PEN_PRINCIPAL 1 20", "PEN_PRINCIPAL 1 off 50", "INTEREST 1 100", "PRINCIPAL 1 10000",
            "COURT_COST 0 500", "INTEREST 2 200", "PRINCIPAL 2 9000",
        ]
        #expect(try parts(1_000_00, [.overdue, .due]) == order)
        #expect(try parts(1_000_00, [.overdue]) == Array(order.prefix(4)))
        #expect(
            try parts(1_000_00, [.overdue, .due, .inAdvance]) == order + ["PRINCIPAL 3 10000"])
    }

    /// The consumer's order since 01.07.2024 has penalties last of what is overdue and due.
    @Test func `a consumer pays penalties last`() throws {
        #expect(
            try parts(1_000_00, [.overdue, .due], product: 3) == [
                "INTEREST 1 100", "PRINCIPAL 1 10000", "INTEREST 2 200", "PRINCIPAL 2 9000",
                "COURT_COST 0 500", "PEN_PRINCIPAL 1 20", "PEN_PRINCIPAL 1 off 50",
            ])
    }

    /// The amount and what it reaches; the last part takes what is left.
    @Test(
        arguments: [
            (0, []), (1, ["PEN_PRINCIPAL 1 1"]), (20, ["PEN_PRINCIPAL 1 20"]),
            (75, ["PEN_PRINCIPAL 1 20", "PEN_PRINCIPAL 1 off 50", "INTEREST 1 5"]),
            (
                170 + 1,
                [
                    "PEN_PRINCIPAL 1 20", "PEN_PRINCIPAL 1 off 50", "INTEREST 1 100",
                    "PRINCIPAL 1 1",
                ]
            ),
        ] as [(Int64, [String])])
    func `an amount goes as far as it reaches`(amount: Int64, reached: [String]) throws {
        #expect(try parts(amount, [.overdue, .due]) == reached)
    }

    @Test func `what may be asked for is all that is due and overdue`() throws {
        let loan = try Owing(Self.debts)
        let day = try Day(text: "2024-03-21")
        // All but the principal of the third tranche.
        #expect(
            loan.state.dueDebt(on: day)
                == 100_00 + 1_00 + 50 + 20 + 90_00 + 2_00 + 5_00)
    }

    @Test func `a distribution takes nothing that is not owed`() {
        var distribution = Distribution(of: 10)
        distribution.take(0, for: Owing.bucket(.interest, 1))
        distribution.take(-5, for: Owing.bucket(.interest, 1))
        #expect(distribution.parts.isEmpty && distribution.left == 10)
        distribution.take(4, for: Owing.bucket(.interest, 1))
        distribution.take(100, for: Owing.bucket(.principal, 1))
        distribution.take(1, for: Owing.bucket(.principal, 2))
        #expect(distribution.parts.map(\.minor) == [4, 6])
        #expect(distribution.left == 0 && distribution.total == 10)
    }
}
