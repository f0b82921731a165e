import Contracts
import Directories
import Measures
import Processes
import Synchronization
import Testing

@testable import BackOffice
@testable import Storage

/// An office over a ledger in memory, with the directories of a new installation.
struct LedgerBench {
    let office: Office
    let rules: Rules
    private let clock: Clock

    /// Closes periods without an export.
    init() throws { try self.init(requiresExport: false) }

    init(requiresExport: Bool) throws {
        let clock = Clock()
        self.clock = clock
        let office = try Office.inMemory(clock: { clock.tick() })
        self.office = office
        if !requiresExport {
            try office.store.inTransaction { transaction in
                _ = try transaction.insertDirectory(
                    LedgerBench.rulesWithoutExport, at: RecordedAt(rawValue: 0))
            }
        }
        rules = try office.store.reading { try office.rules($0) }
    }

    /// The rules of a new installation, but that a period is closed without an export.
    static var rulesWithoutExport: [String: String] {
        var files = Office.seedTexts
        let name = "\"PERIOD_EXPORT_REQUIRED\", \"value\": "
        files["constants"] = files["constants"]?.replacing(
            name + "\"true\"", with: name + "\"false\"")
        return files
    }

    /// The instant at which something was recorded last.
    var now: RecordedAt { clock.now }

    static let clerk = context(key: nil, isPreview: false)

    static func context(key: String?, isPreview: Bool) -> OrderContext {
        OrderContext(operatorName: "simulation", idempotencyKey: key, isPreview: isPreview)
    }

    func sign(_ terms: Terms) throws {
        let books = try rules.product(terms.product).accountingCurrency
        _ = try office.store.inTransaction {
            try $0.insert(terms, accountedIn: books, attributes: "{}")
        }
    }

    /// Pays a signed loan out, or a deposit in, at ten of the day; whether auto-accept took it.
    func payOut(_ terms: Terms, on day: Day) throws -> Receipt {
        try office.receiveCash(
            CashOrder(
                contract: terms.number, valueTime: ValueTime(day, second: 36_000),
                isIncoming: try rules.product(terms.product).kind == .deposit, payment: .bank,
                amount: terms.principal.text, bank: nil,
                reference: nil, early: nil), LedgerBench.clerk)
    }

    /// Signs and pays out on the planned day; false when the terms make no schedule.
    func lend(_ terms: Terms) throws -> Bool {
        try sign(terms)
        return try !payOut(terms, on: terms.plannedDisbursement).processes.isEmpty
    }

    func nights(_ first: Day, through last: Day) throws -> NightSummary {
        try office.nights(from: first, through: last, LedgerBench.clerk) { _ in }
    }

    func loaded(_ number: String) throws -> LoadedContract {
        try office.store.reading { reading in
            let id = try #require(try reading.contractID(number: number))
            return try reading.load(id) { try rules.product($0) }
        }
    }

    func isSigned(_ number: String) throws -> Bool {
        try office.store.reading { try $0.contractID(number: number) != nil }
    }

    func state(_ number: String) throws -> ContractState { try loaded(number).state }

    func past(_ number: String) throws -> ContractHistory {
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

// What must be the same when nothing was done.
extension LedgerBench {
    /// Everything in the ledger that an order may alter, row by row.
    ///
    /// Of the tables that are only added to, the number of rows and the newest say it all.
    func dump() throws -> [String] {
        try office.store.reading { reading in
            try LedgerBench.texts.flatMap { text in
                try reading.session.all(text, []) { $0.text(0) }
            }
        }
    }

    private static let texts = [
        caches,
        SQLText("SELECT 'schedule ' || contract || hex(tranches) FROM contract_schedule"),
        turnovers,
        SQLText(
            """
            SELECT 'batch ' || work || ' ' || through_contract || ' ' || processes || ' '
                || operations || ' ' || refused || ' ' || state FROM batch
            """),
        SQLText("SELECT 'process ' || count(*) || ' ' || coalesce(max(id), 0) FROM process"),
        SQLText("SELECT 'operation ' || count(*) || ' ' || coalesce(max(id), 0) FROM operation"),
        SQLText("SELECT 'cash_flow ' || count(*) || ' ' || coalesce(max(id), 0) FROM cash_flow"),
        SQLText("SELECT 'rollback ' || count(*) || ' ' || coalesce(max(id), 0) FROM rollback"),
        SQLText("SELECT 'work ' || count(*) || ' ' || coalesce(max(id), 0) FROM work"),
    ]

    private static let turnovers = SQLText(
        """
        SELECT 'turnover ' || day || ' ' || posting || ' ' || document || ' ' || reason || ' '
            || currency || ' ' || operations || ' ' || amount || ' ' || foreign_currency
            || ' ' || foreign_amount
        FROM turnover ORDER BY day, posting, document, reason, currency, foreign_currency
        """)

    private static let caches = SQLText(
        """
        SELECT 'state ' || contract || ' ' || version || ' ' || is_serviced || ' '
            || coalesce(last_process, '-') || ' ' || coalesce(last_cash_flow, '-') || ' '
            || coalesce(last_rollback, '-') || ' ' || coalesce(hex(quiet), '-') || ' '
            || hex(rest) FROM contract_state
        """)

    /// The kept bytes of a contract, without the count of its changes.
    private static let bytes = SQLText(
        """
        SELECT is_serviced || ' ' || coalesce(hex(quiet), '-') || ' ' || hex(rest)
            || coalesce((SELECT hex(tranches) FROM contract_schedule
                WHERE contract = contract_state.contract), '-')
        FROM contract_state WHERE contract = $1
        """)

    private static func keptBytes(_ id: ContractID, _ reading: ReadSession) throws -> String? {
        try reading.session.first(bytes, [.integer(id.rawValue)]) { $0.text(0) }
    }

    /// The bytes kept of a contract.
    func kept(_ number: String) throws -> String? {
        let id = try state(number).id
        return try office.store.reading { try LedgerBench.keptBytes(id, $0) }
    }

    func turnovers() throws -> [String] {
        try office.store.reading { reading in
            try reading.session.all(LedgerBench.turnovers, []) { $0.text(0) }
        }
    }

    /// The kept bytes of a contract before and after its state was folded and written anew.
    func bytesAroundRebuild(_ past: ContractHistory) throws -> [String?] {
        let folded = try past.state(of: past.live)
        return try office.store.inTransaction(ending: { transaction in
            let before = try LedgerBench.keptBytes(folded.id, transaction)
            try transaction.replaceState(
                of: past.loaded, with: folded, version: past.loaded.version)
            return .undone([before, try LedgerBench.keptBytes(folded.id, transaction)])
        })
    }

    /// Every row of history and of the caches, without the instants of recording.
    static func everything(_ reading: ReadSession) throws -> [String] {
        try (texts + histories).flatMap { text in
            try reading.session.all(text, []) { $0.text(0) }
        }
    }

    private static let histories = [
        SQLText(
            """
            SELECT 'process ' || id || ' ' || contract || ' ' || coalesce(previous, '-') || ' '
                || value_time || ' ' || work || ' ' || coalesce(first_operation, '-') || ' '
                || operations || ' ' || document || ' ' || coalesce(hex(documents), '-')
            FROM process ORDER BY id
            """),
        SQLText(
            """
            SELECT 'operation ' || id || ' ' || process || ' ' || document || ' ' || posting
                || ' ' || tranche || ' ' || amount || ' ' || coalesce(cash_flow, '-')
                || ' ' || coalesce(foreign_amount, '-')
            FROM operation ORDER BY id
            """),
        SQLText(
            """
            SELECT 'work ' || id || ' ' || coalesce(request_key, '-') || ' ' || kind || ' '
                || parameters FROM work ORDER BY id
            """),
    ]
}
