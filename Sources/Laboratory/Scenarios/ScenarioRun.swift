import Imports
import Orders
import BackOffice
import Contracts
import Measures
import Storage
import Synchronization

/// What a scenario is played on: a fresh ledger in memory, a clock, and the names it has given.
///
/// It is a class because every step changes it, and what a step expects is asked of it.
final class ScenarioRun: Sendable {
    let office: Office
    let clock: ScenarioClock
    let context = OrderContext(operatorName: "scenario", idempotencyKey: nil, isPreview: false)
    /// Of whoever approves what `context` asks for.
    let secondSlip = OrderContext(
        operatorName: "scenario, second person", idempotencyKey: nil, isPreview: false)
    private let memory: Mutex<Memory>

    /// Nights of one step: ten years; a slip of the pen in a year would run for minutes.
    private static let nightsMax: Int32 = 3_653

    private struct Memory {
        var lastNight: Day?
        /// The names of cash flows, by contract.
        var cashFlows: [String: [String: Int64]] = [:]
        /// The tokens of previews.
        var previewTokens: [String: String] = [:]
    }

    /// Makes the ledger and signs the contracts.
    init(_ scenario: Scenario) throws(OfficeError) {
        let signed = scenario.contracts.map(\.signed).min() ?? Day(number: 0)
        let clock = ScenarioClock(.start(of: signed))
        self.clock = clock
        memory = Mutex(Memory())
        office = try Office.inMemory(
            organisation: "scenario", directories: scenario.directories
        ) { clock.recordedAt }
        try office.take(scenario.rates)
        for terms in scenario.contracts { try office.sign(terms) }
    }

    /// Runs the nights that are still missing; nil when there is none.
    func nights(from: Day?, through: Day) throws(OfficeError) -> NightSummary? {
        let first = from ?? (memory.withLock { $0.lastNight } ?? clock.time.day).next
        guard first <= through else { return nil }
        guard first.days(to: through) < ScenarioRun.nightsMax else {
            throw .input(
                field: "nights", value: "\(through)",
                accepted:
                    "at most \(ScenarioRun.nightsMax) nights a step, ten years: from \(first) "
                    + "through \(first.advanced(by: ScenarioRun.nightsMax - 1))")
        }
        let summary = try office.nights(from: first, through: through, context) { _ in }
        memory.withLock { $0.lastNight = max($0.lastNight ?? through, through) }
        clock.move(to: .night(of: through))
        return summary
    }

    /// Keeps a cash flow by the name a step gave it, and by `CF-n`, the n-th of its contract.
    func remember(_ number: Int64, as name: String?, on contract: String) {
        memory.withLock { memory in
            var names = memory.cashFlows[contract] ?? [:]
            names["CF-\(Set(names.values).count + 1)"] = number
            if let name { names[name] = number }
            memory.cashFlows[contract] = names
        }
    }

    /// The number of a cash flow that a contract's steps have named.
    func cashFlow(_ name: String, of contract: String) -> Int64? {
        memory.withLock { $0.cashFlows[contract]?[name] }
    }

    func remember(previewToken: String?, as name: String) {
        memory.withLock { $0.previewTokens[name] = previewToken }
    }

    func previewToken(_ name: String) -> String? { memory.withLock { $0.previewTokens[name] } }

    /// Parameters with the names of cash flows replaced by their numbers.
    func naming(_ node: FileNode, of key: String, on contract: String) -> FileNode {
        switch node.content {
        case .nothing: return node
        case .list(let list):
            let named = list.map { naming($0, of: key, on: contract) }
            return FileNode(place: node.place, content: .list(named))
        case .mapping(let entries):
            let named = entries.map { entry in
                FileEntry(
                    key: entry.key, place: entry.place,
                    value: naming(entry.value, of: entry.key, on: contract))
            }
            return FileNode(place: node.place, content: .mapping(named))
        case .scalar(let text):
            guard key.lowercased().hasSuffix("cashflow"),
                let number = cashFlow(text, of: contract)
            else { return node }
            return FileNode(place: node.place, content: .scalar("\(number)"))
        }
    }
}

extension Office {
    fileprivate func take(_ rates: [ExchangeRate]) throws(OfficeError) {
        guard !rates.isEmpty else { return }
        try sorting {
            let context = OrderContext(
                operatorName: "scenario", idempotencyKey: nil, isPreview: false)
            try working(context) { unit in
                let work = try unit.record(.importRates, parameters: "{}", on: nil, key: nil)
                for rate in rates { try unit.transaction.insert(rate, for: work) }
            }
        }
    }

    fileprivate func sign(_ terms: Terms) throws(OfficeError) {
        try sorting {
            let context = OrderContext(
                operatorName: "scenario", idempotencyKey: nil, isPreview: false)
            _ = try working(context) { try $0.sign(terms, attributes: "{}") }
        }
    }
}
