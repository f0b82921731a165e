package import BackOffice
import Contracts
import Directories
package import Measures
import Orders
import Storage

extension Office {
    /// The day of the newest night that came to its end; nil before the first.
    /// - Throws: `fault`.
    package func lastNight() throws(OfficeError) -> Day? {
        try answering { reading, _ in try reading.lastNight() }
    }

    /// The portfolio at the end of a day: by status and currency, and by overdue days.
    ///
    /// Every contract is read once. Those that were moved later are folded up to the day; those
    /// signed later are left out. A damaged one stands apart.
    /// - Throws: `fault`.
    package func portfolio(on day: Day) throws(OfficeError) -> PortfolioView {
        try answering { reading, rules in
            let directory = try rules.on(day)
            var tally = PortfolioTally(day: day, directory: directory)
            try reading.everyContractID { try tally.add($0, reading, rules) }
            return tally.view
        }
    }
}

extension ReadSession {
    /// The day of the newest night that came to its end; nil before the first.
    func lastNight() throws -> Day? {
        let ever = (first: Day(number: .min), last: Day(number: .max))
        return try batches(kind: WorkKind.night.code, from: ever.first, through: ever.last)
            .filter { $0.state == .done }.map(\.day).max()
    }
}

/// The sums of a portfolio while its contracts go by.
private struct PortfolioTally {
    let day: Day
    let directory: Directory
    private var byStatus: [StatusKey: Sums] = [:]
    private var byAge: [AgeKey: Sums] = [:]
    private var damage = Damage()

    init(day: Day, directory: Directory) {
        self.day = day
        self.directory = directory
    }

    private struct StatusKey: Hashable {
        let status: String
        let currency: Currency
    }

    private struct AgeKey: Hashable {
        /// The place of the band in `bands`.
        let band: Int
        let currency: Currency
    }

    private struct Sums {
        var contracts = 0
        var principal: MoneyTotal
        var interest: MoneyTotal
        var other: MoneyTotal
        var overdue: MoneyTotal

        init(in currency: Currency) {
            let nothing = MoneyTotal(in: currency)
            principal = nothing
            interest = nothing
            other = nothing
            overdue = nothing
        }
    }

    /// The last overdue day of each band but the last.
    private static let bands: [(name: String, through: Int32)] = [
        ("current", 0), ("1-30", 30), ("31-60", 60), ("61-90", 90), ("91-180", 180),
        ("over 180", .max),
    ]

    /// Adds a contract, or notes that it cannot be read.
    mutating func add(_ id: ContractID, _ reading: ReadSession, _ rules: Rules) throws {
        let state = try damage.unlessDamaged {
            let state = try reading.load(id, product: rules.product).state
            guard let last = state.lastOperation, last.day > day else { return state }
            let past = try RecentHistory(of: id, since: .start(of: day.next), reading, rules)
            return try past.state(asOf: day)
        }
        if let state, state.terms.signed <= day { add(state) }
    }

    private mutating func add(_ state: ContractState) {
        let closure = state.closure.map { " (\($0))" } ?? ""
        let key = StatusKey(status: "\(state.status)\(closure)", currency: state.currency)
        let principal = state.principalLeft
        let interest = state.buckets.total(of: .interest)
        var sums = byStatus[key] ?? Sums(in: state.currency)
        sums.contracts += 1
        sums.principal.add(principal)
        sums.interest.add(interest)
        sums.other.add(state.debt(directory) - principal - interest)
        byStatus[key] = sums
        guard state.status.isServiced else { return }
        let overdue = state.overdue(on: day, directory)
        let band = PortfolioTally.bands.firstIndex { overdue.days <= $0.through } ?? 0
        let age = AgeKey(band: band, currency: state.currency)
        var aged = byAge[age] ?? Sums(in: state.currency)
        aged.contracts += 1
        aged.overdue.add(overdue.minor)
        aged.principal.add(principal)
        byAge[age] = aged
    }

    var view: PortfolioView {
        let statuses = byStatus.sorted {
            ($0.key.currency.code, $0.key.status) < ($1.key.currency.code, $1.key.status)
        }
        let ages = byAge.sorted {
            ($0.key.currency.code, $0.key.band) < ($1.key.currency.code, $1.key.band)
        }
        return PortfolioView(
            asOf: "\(day)",
            rows: statuses.map { key, sums in
                PortfolioRow(
                    status: key.status, currency: key.currency.code,
                    contracts: sums.contracts,
                    principal: sums.principal.text, interest: sums.interest.text,
                    other: sums.other.text)
            },
            ageing: ages.map { key, sums in
                AgeingRow(
                    band: PortfolioTally.bands[key.band].name, currency: key.currency.code,
                    contracts: sums.contracts,
                    overdue: sums.overdue.text, principal: sums.principal.text)
            }, damage: damage.places)
    }
}
