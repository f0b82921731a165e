import BackOffice
import Contracts
import Orders
import Storage

/// The orders of a ledger while it is verified: in turn, in order of time, under rules that are
/// still what they were.
struct RecordedOrders {
    /// Of each order by its number: the contract it was given on; 0 for none, -1 for no order.
    private var contracts: [Int64] = []
    /// What each order is, by its number; what no order has been is not read.
    private var all: [WorkKind?] = []
    /// What kind the orders are that are asked about.
    private var kinds: [WorkID: String] = [:]
    private let rules: Rules
    private let firstInstant: RecordedAt
    private var digests: [Int64: [UInt8]] = [:]
    /// When the rules were changed, by the version that was changed.
    private var changes: [Int64: RecordedAt] = [:]
    private var newest: (instant: RecordedAt, version: Int64)?
    private var timely = Tally("I22", "orders are recorded in order of time")
    private var ruled = Tally("I23", "the rules are those that each order was decided under")

    /// - Shape: `rules` gives those of a version.
    init(
        _ reading: ReadSession, _ rules: Rules, versions: (Int64) throws -> Rules,
        damaged: (StoreFault) throws -> Void
    ) throws {
        self.rules = rules
        firstInstant = try reading.ledger().createdAt
        try reading.scanWork({ try see($0, versions) }, damaged: damaged)
        try seeVersions(reading)
    }

    var results: [InvariantResult] { [timely, ruled].map(\.result) }

    /// The kind of an order, where it is one that moves periods, batches or several contracts.
    func kind(of work: WorkID) -> String? { kinds[work] }

    /// What an order is; nil when there is none that can be read.
    func isOf(_ work: WorkID) -> WorkKind? {
        all.indices.contains(Int(work.rawValue)) ? all[Int(work.rawValue)] : nil
    }

    /// Orders that close or reopen periods.
    var ofPeriods: [(WorkID, String)] {
        kinds.filter { PeriodEvent.orderKinds.contains($0.value) }
            .sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// Nights and mass orders.
    var ofNights: Set<WorkID> { Set(kinds.filter { $0.value == WorkKind.night.code }.keys) }

    /// Whether there is such an order, and it may have moved the contract.
    func may(_ work: WorkID, move contract: Int64) -> Bool {
        guard contracts.indices.contains(Int(work.rawValue)) else { return false }
        let own = contracts[Int(work.rawValue)]
        return own == 0 || own == contract || own > 0 && isForSeveral(work)
    }

    /// Whether all that an order does is recorded at once; a batch may go on later.
    func isAtOnce(_ work: WorkID) -> Bool {
        contracts.indices.contains(Int(work.rawValue)) && contracts[Int(work.rawValue)] > 0
    }

    private func isForSeveral(_ work: WorkID) -> Bool {
        [WorkKind.restructure, .rollback].contains { kinds[work] == $0.code }
    }

    private mutating func see(_ stored: StoredWork, _ versions: (Int64) throws -> Rules) throws {
        let work = stored.work
        let place = "order \(stored.id.rawValue)"
        // Numbers are given in turn: behind a gap, which the count of rows tells, are none.
        if contracts.isEmpty { (contracts, all) = ([-1], [nil]) }
        if contracts.count == stored.id.rawValue {
            contracts.append(work.contract?.rawValue ?? 0)
            all.append(work.isOf)
        }
        if work.contract == nil || [.restructure, .rollback].contains(work.isOf) {
            kinds[stored.id] = work.kind
        }
        if work.isOf == .changeDirectory { changes[work.directoryVersion] = work.recordedAt }
        // Orders of earlier schemas were recorded by a clock that could go back.
        guard let digest = work.directoryDigest else { return }
        let before = newest ?? (firstInstant, 1)
        timely.see(work.recordedAt >= before.instant, place)
        newest = (max(work.recordedAt, before.instant), work.directoryVersion)
        if digests[work.directoryVersion] == nil {
            digests[work.directoryVersion] = try versions(work.directoryVersion).digest
        }
        ruled.see(
            digests[work.directoryVersion] == digest && work.directoryVersion >= before.version,
            place)
    }

    /// Each version but the first was put down by an order, and each such order put one down.
    private mutating func seeVersions(_ reading: ReadSession) throws {
        let versions = try reading.directoryVersions()
        for version in versions where version > 1 {
            let recordedAt = try reading.directory(version: version)?.recordedAt
            ruled.see(changes[version - 1] == recordedAt, "version \(version) of the rules")
        }
        for version in changes.keys where !versions.contains(version + 1) {
            ruled.see(false, "version \(version + 1) of the rules, which was ordered")
        }
    }
}
