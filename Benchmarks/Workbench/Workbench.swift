import BackOffice
import Contracts
import Directories
import FoundationEssentials
import Laboratory
import Measures
import Orders
import Questions
import Storage

/// A ledger on the workbench: what the benchmarks may do to it.
///
/// It is a class because it owns an open ledger. All of it is public, as nothing else of the
/// house is: the benchmarks are a package of their own and see no further.
/// - Source: docs/decisions/0015-benchmarks-through-a-workbench.md.
public final class Workbench {
    private let office: Office
    let path: String
    private let context = OrderContext(operatorName: "bench", idempotencyKey: nil, isPreview: false)
    /// The last day the portfolio is processed through.
    private var day: Day
    private let portfolio: SyntheticPortfolio

    /// What a night has done.
    public struct Night: Sendable {
        public let contracts: Int
        public let processes: Int
        public let operations: Int
        public let refused: Int
    }

    /// A portfolio to be made up.
    public struct Portfolio: Sendable {
        public let contracts: Int
        public let historyDays: Int
        public let isLifelike: Bool
        public let seed: UInt64

        public init(contracts: Int, historyDays: Int, isLifelike: Bool, seed: UInt64) {
            self.contracts = contracts
            self.historyDays = historyDays
            self.isLifelike = isLifelike
            self.seed = seed
        }
    }

    /// Makes a ledger with the directories of a new installation, and a portfolio in it.
    public init(making portfolio: Portfolio, at path: String) throws {
        self.path = path
        day = try Day(year: 2025, month: 3, day: 9)
        office = try Office.create(
            at: path, organisation: "bench", directories: Office.seedTexts, clock: now)
        let mixture: SyntheticPortfolio.Mixture = portfolio.isLifelike ? .lifelike : .quiet
        self.portfolio = SyntheticPortfolio(
            contracts: portfolio.contracts, seed: portfolio.seed,
            historyDays: portfolio.historyDays, day: day, mixture: mixture)
        _ = try office.generate(self.portfolio, context) { _ in }
    }

    /// Processes the next day of the whole portfolio.
    public func night() throws -> Night {
        day = day.next
        let summary = try office.nights(from: day, through: day, context) { _ in }
        return Night(
            contracts: summary.contracts, processes: summary.processes,
            operations: summary.operations, refused: summary.refused)
    }

    /// Receives a payment at noon of the last day, with all that auto-accept makes of it.
    public func pay(_ amount: String, on number: String) throws {
        _ = try office.receiveCash(
            CashOrder(
                contract: number, valueTime: ValueTime(day, second: 43_200), isIncoming: true,
                payment: .bank, amount: amount, bank: nil, reference: nil, early: nil), context)
    }

    /// What `tranche verify` finds broken; empty when every invariant holds.
    public func failures() throws -> [String] {
        try office.verify { _, _ in }.invariants.flatMap(\.failures)
    }

    /// The head of a contract's page.
    public func payoff(of number: String) throws -> String {
        try office.card(number, at: .now).payoff
    }

    /// How many operations the page of a contract lists.
    public func operations(of number: String) throws -> Int {
        let filter = OperationFilter(
            from: nil, through: nil, includesCancelled: false, isOldestFirst: true)
        return try office.operations(number, filter, at: .now).count
    }

    /// What is asked of the list of contracts.
    public enum Listing: String, Sendable, CaseIterable {
        case number, overdueDays, nextDue, lastOperation
        case search

        public var isSearch: Bool { self == .search }
    }

    /// Asks for a page of the list of contracts: how many were found.
    public func list(_ listing: Listing) throws -> Int {
        var search = ContractSearch()
        search.isDescending = true
        if listing.isSearch {
            // As long as a scan goes: there is nobody of the name.
            search.words = "nobody"
        } else {
            search.sort = listing.rawValue
        }
        return try office.contracts(search, today: day).totals.reduce(0) { $0 + $1.contracts }
    }

    /// The number people use, by the order of making, from zero.
    public func number(of index: Int) -> String { portfolio.number(of: index) }

    /// Writes the log back into the ledger file, so that it can be copied.
    public func checkpoint() throws { try office.checkpoint() }

    public func close() throws { try office.close() }
}

/// The clock of the machine.
@Sendable private func now() -> RecordedAt {
    RecordedAt(rawValue: Int64(Date().timeIntervalSince1970 * 1000))
}
