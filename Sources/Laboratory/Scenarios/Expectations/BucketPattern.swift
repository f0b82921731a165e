import BackOffice
import Contracts
import Directories

/// Buckets as a scenario names them: `INTEREST 4`, `PRINCIPAL 5-28`, `PEN_PRINCIPAL 4 off`.
///
/// Without a tranche it means the amount type over all tranches and at the contract.
struct BucketPattern: Sendable {
    let text: String
    private let amountType: AmountType
    private let tranches: ClosedRange<UInt16>?
    private let isOffBalance: Bool

    init(_ entry: FileEntry, _ rules: Rules) throws(ScenarioFlaw) {
        var words = entry.key.split(separator: " ").map(String.init)
        guard let code = words.first else {
            throw ScenarioFlaw(entry.place, "expected an amount type such as PRINCIPAL 4")
        }
        let types = rules.book.rows.amountTypes.map(\.value)
        guard let type = types.first(where: { $0.code == code }) else {
            throw ScenarioFlaw(
                entry.place,
                "unknown amount type \"\(code)\"; there are: "
                    + types.map(\.code).joined(separator: ", "))
        }
        amountType = type.type
        words.removeFirst()
        isOffBalance = words.last == "off"
        if isOffBalance { words.removeLast() }
        tranches = try words.first.map { word throws(ScenarioFlaw) in
            try Self.tranches(word, entry.place)
        }
        guard words.count <= 1 else {
            throw ScenarioFlaw(
                entry.place, "expected an amount type, a tranche or two such as 5-28, and off")
        }
        text = entry.key
    }

    private static func tranches(
        _ word: String, _ place: FilePosition
    ) throws(ScenarioFlaw) -> ClosedRange<UInt16> {
        let ends = word.split(separator: "-", omittingEmptySubsequences: false).map { UInt16($0) }
        guard ends.count <= 2, let first = ends.first, let first, let last = ends.last, let last,
            first <= last, first > 0
        else { throw ScenarioFlaw(place, "\"\(word)\" is no tranche, such as 4, or 5-28") }
        return first...last
    }

    /// Whether it means one bucket and not several.
    var isSingle: Bool { tranches.map { $0.count == 1 } ?? true }

    func holds(_ bucket: Bucket) -> Bool {
        bucket.amountType == amountType && bucket.isOffBalance == isOffBalance
            && (tranches?.contains(bucket.tranche.rawValue) ?? true)
    }

    /// The one bucket it means in an operation.
    var bucket: Bucket {
        Bucket(
            amountType, tranches.map { TrancheNumber(rawValue: $0.lowerBound) } ?? .contract,
            isOffBalance: isOffBalance)
    }
}
