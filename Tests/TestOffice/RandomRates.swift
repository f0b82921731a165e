import Imports
import Orders
import BackOffice
import Directories
package import Measures
import Storage
import TestHouse

/// Rates of the dollar and the euro that wander, some days by much; holidays have none.
package struct RandomRates {
    private var chance: Seeded
    private var steps: [Currency: Int64] = [.usd: 60_0000_0000, .eur: 72_5000_0000]
    package private(set) var through: Day

    package init(seed: UInt64, from first: Day) {
        chance = Seeded(seed &* 31)
        through = first.previous
    }

    /// The rates of so many more days.
    package mutating func next(days: Int32) throws -> [ExchangeRate] {
        var rates: [ExchangeRate] = []
        let last = through.advanced(by: days)
        while through < last {
            let isFirst = rates.isEmpty
            through = through.next
            for currency in [Currency.usd, .eur] {
                let known = steps[currency] ?? 0
                let move = chance.once(in: 25) ? known / 10 : known / 100
                steps[currency] = max(1_0000_0000, known + chance.number(-move...move))
                // At most six days go without a rate.
                let isHoliday = !isFirst && through.number % 7 != 0 && chance.once(in: 3)
                if isHoliday { continue }
                rates.append(
                    try ExchangeRate(
                        of: currency, in: .rub, from: through, nominal: 1,
                        steps: steps[currency] ?? 0))
            }
        }
        return rates
    }
}

extension LedgerBench {
    /// Lets rates come in.
    package func quote(_ rates: [ExchangeRate]) throws {
        try office.working(LedgerBench.clerk) { unit in
            let work = try unit.record(.importRates, parameters: "{}", on: nil, key: nil)
            for rate in rates { try unit.transaction.insert(rate, for: work) }
        }
    }
}
