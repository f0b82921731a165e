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
