/// Times of two sides, taken in turns: ours, then the baseline, and so on.
struct Pairs {
    private struct Pair {
        let ours: Double
        let baseline: Double
        let foreign: Double
        var speed: Double { baseline / ours }
    }

    private var pairs: [Pair] = []

    /// A pair on which others took more of the machine than this is left out, if three remain.
    static let foreignMax = 0.10

    /// Runs both sides once; each gives its seconds.
    mutating func run(ours: () throws -> Double, baseline: () throws -> Double) rethrows {
        let foreign = ForeignCPU()
        let mine = try ours()
        pairs.append(Pair(ours: mine, baseline: try baseline(), foreign: foreign.share))
    }

    /// Adds two sides that were run already.
    mutating func add(_ ours: Taken, _ baseline: Taken) {
        pairs.append(
            Pair(
                ours: ours.seconds, baseline: baseline.seconds,
                foreign: max(ours.foreign, baseline.foreign)))
    }

    private var counted: [Pair] {
        let calm = pairs.filter { $0.foreign <= Pairs.foreignMax }
        return calm.count >= 3 ? calm : pairs
    }

    var count: Int { counted.count }
    var leftOut: Int { pairs.count - counted.count }
    /// How fast ours is as a share of the baseline's speed; above one is faster.
    var speed: Double { median(counted.map(\.speed)) }
    var speedMin: Double { counted.map(\.speed).min() ?? 0 }
    var speedMax: Double { counted.map(\.speed).max() ?? 0 }
    var ours: Double { median(counted.map(\.ours)) }
    var baseline: Double { median(counted.map(\.baseline)) }
    var foreign: Double { counted.map(\.foreign).max() ?? 0 }
}

func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    guard let last = sorted.indices.last else { return 0 }
    return (sorted[last / 2] + sorted[(last + 1) / 2]) / 2
}

/// One side of a pair: the time it took, and what others took of the machine meanwhile.
struct Taken {
    let seconds: Double
    let foreign: Double

    init(_ work: () throws -> Void) rethrows {
        let others = ForeignCPU()
        seconds = try Seconds.of(work)
        foreign = others.share
    }

    init(seconds: Double, foreign: Double) {
        self.seconds = seconds
        self.foreign = foreign
    }
}
