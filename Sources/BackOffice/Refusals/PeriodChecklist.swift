/// What must be in order before a period is closed, and what is not.
package struct PeriodChecklist: Codable, Hashable, Sendable {
    /// `YYYY-MM`.
    package let period: String
    /// As people who keep books write it: `MM.YYYY`.
    package let title: String
    /// In the order in which they are gone through.
    package let items: [ChecklistItem]

    package var blocked: [ChecklistItem] { items.filter { $0.state == .blocked } }
    package var isReady: Bool { blocked.isEmpty }
}

/// One thing that must be in order.
package struct ChecklistItem: Codable, Hashable, Sendable {
    /// What has become of it.
    package enum State: String, Codable, Hashable, Sendable, CaseIterable {
        case ready, blocked
        /// Should be known, and blocks nothing.
        case warned
        /// Not looked at: it does not apply, or an earlier item makes it pointless.
        case notAsked
    }

    package let id: String
    package let name: String
    package let state: State
    /// How often it was looked at: contracts, batches, accounts.
    package let checked: Int
    /// The code of the refusal, where it blocks.
    package let code: String?
    /// At most twenty, each naming what is in the way.
    package let blockers: [String]
    /// What should be known though it does not block.
    package let note: String?
}

/// An item while it is being looked at.
struct Item {
    static let blockersMax = 20

    private let id: String
    private let name: String
    private let code: String
    private(set) var checked = 0
    private(set) var blockers: [String] = []
    private var note: String?
    private var isAsked = true
    /// Whether what is in the way blocks; it is only told otherwise.
    var blocks = true

    init(_ id: String, _ name: String, refusing code: String) {
        self.id = id
        self.name = name
        self.code = code
    }

    var isFull: Bool { blockers.count >= Item.blockersMax }
    var isBlocked: Bool { blocks && !blockers.isEmpty }

    /// Counts one look; a text says what is in the way.
    mutating func see(_ blocker: String?) {
        checked += 1
        if let blocker, !isFull { blockers.append(blocker) }
    }

    /// Leaves the item out, and says why.
    mutating func leaveOut(_ reason: String) {
        isAsked = false
        note = reason
    }

    mutating func remark(_ text: String) { note = text }

    private var state: ChecklistItem.State {
        if !isAsked { return .notAsked }
        if isBlocked { return .blocked }
        return blockers.isEmpty ? .ready : .warned
    }

    var result: ChecklistItem {
        ChecklistItem(
            id: id, name: name,
            state: state, checked: checked,
            code: isBlocked ? code : nil, blockers: blockers, note: note)
    }
}
