import BackOffice
import Contracts
import Directories
import Measures
import Storage

/// One pure piece of work, to be done many times; what it gives is the same every time.
public struct Drill: Sendable {
    /// How many things one run does, such as operations folded.
    public let count: Int
    public let run: @Sendable () throws -> Int64
}

extension Drill {
    /// The annuity schedule of a loan repaid monthly: the sum of its payments.
    public static func schedule(periods: Int) throws -> Drill {
        let roubles = try Currency(code: "RUB")
        let terms = ScheduleTerms(
            principal: Money(minor: 500_000_000, roubles),
            yearlyRate: try YearlyRate(percentText: "12.5"),
            dates: ScheduleDates(
                disbursed: try Day(year: 2025, month: 1, day: 15), anchor: .disbursement,
                cycle: try ScheduleCycle(
                    every: try Tenor(1, .month), monthEnd: .keepsDay, periods: periods),
                finalRepayment: nil, holidays: nil),
            interest: ScheduleInterest(
                dayCount: .by(.actual365), rounding: .halfUp, totalMax: nil),
            repayment: ScheduleRepayment(
                shape: .annuity,
                instalment: InstalmentRule(
                    fixed: nil, basis: .equalPeriods, rounding: .halfUp,
                    multipleOf: Money(minor: 1, roubles), last: .takesRest),
                downPayment: nil, interestOnlyPeriods: 0))
        return Drill(count: periods) {
            try terms.plan().rows.reduce(0) { $0 + $1.principal.minor + $1.interest.minor }
        }
    }
}

extension Workbench {
    /// Folds the whole history of a contract: its debt.
    public func fold(of number: String) throws -> Drill {
        let store = try Store(opening: path, access: .readOnly)
        return try store.reading { reading in
            guard let stored = try reading.newestDirectory(),
                let id = try reading.contractID(number: number)
            else { preconditionFailure("the bench has made contract \(number)") }
            let files = stored.files.map { (name: $0.key, bytes: Array($0.value.utf8)) }
            let book = try readDirectories(
                from: files, version: stored.version, recordedIn: .newest)
            let products = Dictionary(uniqueKeysWithValues: book.rows.products.map { ($0.id, $0) })
            let loaded = try reading.load(id) { id in
                guard let product = products[id] else {
                    throw Refusal.directory(.unknownProduct(id))
                }
                return product
            }
            let history = try reading.history(
                from: loaded.lastProcess, postings: CorrectPostings(book.rows.postings)
            ).reversed().map(\.carriedOut)
            let signed = ContractState(
                id: id, terms: loaded.state.terms, product: loaded.state.product,
                cashFlows: try reading.cashFlows(from: loaded.lastCashFlow).map(\.whole))
            let rules = try book.on(loaded.state.accruedThrough, closedThrough: nil)
            let operations = history.flatMap(\.documents).reduce(0) { $0 + $1.operations.count }
            return Drill(count: operations) {
                try signed.folding(history) { _ in rules }.debt(rules)
            }
        }
    }
}
