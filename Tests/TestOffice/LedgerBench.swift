import Orders
@testable package import BackOffice
package import Contracts
import Directories
package import Measures
import Processes
package import Storage
import Synchronization
import TestHouse
import Testing

/// An office over a ledger in memory, with the directories of a new installation.
package struct LedgerBench {
    package let office: Office
    package private(set) var rules: Rules
    private let clock: Clock

    /// Closes periods without an export.
    package init() throws { try self.init(requiresExport: false) }

    package init(requiresExport: Bool) throws {
        try self.init(
            directories: requiresExport ? Office.seedTexts : LedgerBench.rulesWithoutExport)
    }

    /// Over directories of its own.
    package init(directories: [String: String]) throws {
        let clock = Clock()
        self.clock = clock
        let office = try Office.inMemory(directories: directories, clock: { clock.tick() })
        self.office = office
        rules = try office.store.reading { try office.rules($0) }
    }

    /// The rules of a new installation, but that a period is closed without an export.
    package static var rulesWithoutExport: [String: String] {
        var files = Office.seedTexts
        let name = "\"PERIOD_EXPORT_REQUIRED\", \"value\": "
        files["constants"] = files["constants"]?.replacing(
            name + "\"true\"", with: name + "\"false\"")
        return files
    }

    /// The instant at which something was recorded last.
    package var now: RecordedAt { clock.now }

    /// Whoever orders, without a key.
    package static let clerk = context()

    package static func context(
        key: String? = nil, isPreview: Bool = false, previewToken: String? = nil
    ) -> OrderContext {
        OrderContext(
            operatorName: "simulation", idempotencyKey: key, isPreview: isPreview,
            previewToken: previewToken)
    }

    package func sign(_ terms: Terms) throws {
        try sign(terms, attributes: "{}")
    }

    package func sign(_ terms: Terms, attributes: String) throws {
        let product = try rules.product(terms.product)
        _ = try office.store.inTransaction {
            try $0.insert(terms, of: product, attributes: attributes)
        }
    }

    /// Pays a signed loan out, or a deposit in, at ten of the day; whether auto-accept took it.
    package func payOut(_ terms: Terms, on day: Day) throws -> Receipt {
        try office.receiveCash(
            CashOrder(
                contract: terms.number, valueTime: ValueTime(day, second: 36_000),
                isIncoming: try rules.product(terms.product).kind == .deposit, payment: .bank,
                amount: terms.principal.text, bank: nil,
                reference: nil, early: nil), LedgerBench.clerk)
    }

    /// Signs and pays out on the planned day; false when the terms make no schedule.
    package func lend(_ terms: Terms) throws -> Bool {
        try sign(terms)
        return try !payOut(terms, on: terms.plannedDisbursement).processes.isEmpty
    }

    package func nights(_ first: Day, through last: Day) throws -> NightSummary {
        try office.nights(from: first, through: last, LedgerBench.clerk) { _ in }
    }

    package func loaded(_ number: String) throws -> LoadedContract {
        try office.store.reading { reading in
            let id = try #require(try reading.contractID(number: number))
            return try reading.load(id) { try rules.product($0) }
        }
    }

    package func isSigned(_ number: String) throws -> Bool {
        try office.store.reading { try $0.contractID(number: number) != nil }
    }

    package func state(_ number: String) throws -> ContractState { try loaded(number).state }

    package func past(_ number: String) throws -> ContractHistory {
        try office.store.reading { reading in
            let id = try #require(try reading.contractID(number: number))
            return try ContractHistory(of: id, knownAt: nil, reading, rules)
        }
    }
}

/// A clock that goes on by one whenever it is asked; a class because the office shares it.
private final class Clock: Sendable {
    private let ticks = Atomic<Int64>(0)

    var now: RecordedAt { RecordedAt(rawValue: ticks.load(ordering: .sequentiallyConsistent)) }

    func tick() -> RecordedAt {
        RecordedAt(rawValue: ticks.add(1, ordering: .sequentiallyConsistent).newValue)
    }
}

extension Office {
    /// Puts down rules as they are given, those of the past too, with an order behind them.
    package func putRules(_ files: [String: String]) throws {
        try working(LedgerBench.clerk) { unit in
            _ = try unit.record(.changeDirectory, parameters: "{}", on: nil, key: nil)
            _ = try unit.transaction.insertDirectory(files, at: unit.recordedAt)
        }
    }
}
