/// One invariant while it is being counted.
struct Tally {
    private(set) var result: InvariantResult

    init(_ id: String, _ name: String) {
        result = InvariantResult(id: id, name: name, checked: 0, failures: [])
    }

    var checked: Int { result.checked }

    mutating func see(_ holds: Bool, _ place: @autoclosure () -> String) {
        result.checked += 1
        if !holds, result.failures.count < 20 { result.failures.append(place()) }
    }
}

/// One invariant and how often it was seen to hold.
package struct InvariantResult: Codable, Sendable {
    package let id: String
    package let name: String
    package var checked: Int
    /// At most twenty, each naming where.
    package var failures: [String]

    package var holds: Bool { failures.isEmpty }
}
