import Directories
import Measures
import Testing

@testable import Contracts

@Suite struct `Debt and its book value` {
    private func accrual(_ minor: Int64, worth value: Int64) -> DebtOperation {
        DebtOperation(.accrual, .plus, Owing.bucket(.interest, 1), Money(minor: minor, .usd))
            .withBookValue(Money(minor: value, .rub))
    }

    @Test func `both move with one operation`() throws {
        var balances = Balances(isForeign: true)
        try balances.move(accrual(2_00, worth: 180_00))
        try balances.move(accrual(1_00, worth: 95_00))
        #expect(balances.isForeign)
        #expect(balances.debt[Owing.bucket(.interest, 1)] == 3_00)
        #expect(balances.bookValues[Owing.bucket(.interest, 1)] == 180_00 + 95_00)
    }

    @Test func `in the currency of the books the debt is its own book value`() throws {
        var balances = Balances(isForeign: false)
        let amount = Money(minor: 2_00, .rub)
        try balances.move(DebtOperation(.accrual, .plus, Owing.bucket(.interest, 1), amount))
        #expect(!balances.isForeign)
        #expect(balances.bookValues == balances.debt)
        #expect(balances.bookValues[Owing.bucket(.interest, 1)] == 2_00)
    }

    /// Balances of four buckets by their magnitude: a quarter of 64 bits is the most.
    @Test(
        arguments: [
            ([1 << 61], true), ([1 << 61, 1], false), ([1 << 60, -(1 << 60)], true),
            ([1 << 60, -(1 << 60), 1], false),
        ] as [([Int64], Bool)])
    func `balances can be added up, whatever their signs`(amounts: [Int64], fits: Bool) throws {
        var debt = Buckets()
        for (place, minor) in amounts.enumerated() {
            try debt.move(Owing.bucket(.principal, UInt16(place + 1)), by: minor)
        }
        for balances in [
            Balances(debt: debt, foreignBookValues: nil),
            Balances(debt: Buckets(), foreignBookValues: debt),
        ] {
            do {
                try balances.checkSum()
                #expect(fits)
            } catch {
                #expect(error == .amount(.overflow) && !fits)
            }
        }
    }
}
