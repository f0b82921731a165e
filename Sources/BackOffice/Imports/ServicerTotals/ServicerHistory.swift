/// One simple history of payments that a loan's totals may stand for.
struct ServicerHistory {
    /// In the order in which they are preferred.
    enum Kind: Int, CaseIterable {
        /// Whole instalments, the first one less its free days.
        case plain
        /// The same with a due day moved.
        case moved
        /// One extra payment to principal.
        case extra
        /// Part of what comes next.
        case ahead
        /// The same extra with every instalment.
        case every
        /// One instalment paid late.
        case late
        /// Short of whole instalments.
        case short
        /// Everything repaid.
        case payoff
        /// Nothing paid.
        case unpaid
    }

    let kind: Kind
    /// Whole instalments paid.
    let whole: Int
    /// Days of the first month that bear no interest.
    let free: Int
    /// Cash beyond the instalments, or short of them when negative.
    let rest: Int64
    /// The instalment, or the period, that `rest` or `days` belong to; counted from 1.
    let period: Int
    /// Days of 360 after the due day before the period, or of delay.
    let days: Int
    /// How far the balance that follows is from the one that was printed.
    let error: Int64

    /// Cents within which a history explains a figure.
    static let near: Int64 = 2
}

extension ServicerLoan {
    /// The first history that explains the balance, by preference; else the nearest.
    ///
    /// - Source: `docs/real-loans.md`, "From totals to dated payments".
    var history: ServicerHistory {
        if status == "Charged Off" || cash == 0 { return unpaid }
        if status == "Fully Paid" { return payoff }
        if let regular = (plainHistories + movedHistories).first(where: \.isNear) {
            return regular
        }
        let all = plainHistories + movedHistories + restHistories
        return all.min { $0.precedes($1) } ?? unpaid
    }

    private var unpaid: ServicerHistory {
        ServicerHistory(
            kind: .unpaid, whole: 0, free: 0, rest: 0, period: 0, days: 0,
            error: abs(principal - balance))
    }

    /// Every number of instalments with every number of free days, and what cash is beyond.
    private var wholes: [(whole: Int, free: Int, rest: Int64)] {
        (0...dueCount).reversed().flatMap { whole in
            (whole > 0 ? Self.freeDays : [0]).map { free in
                let paid = Int64(whole) * instalment - charge(principal, free)
                return (whole, free, cash - paid)
            }
        }
    }

    private var plainHistories: [ServicerHistory] {
        wholes.filter { abs($0.rest) <= ServicerHistory.near }.map { whole, free, rest in
            ServicerHistory(
                kind: .plain, whole: whole, free: free, rest: rest, period: 0, days: 0,
                error: abs(plan[whole] - balance))
        }
    }

    /// A due day moved later leaves a surplus; moved earlier in the first month it is a few
    /// more free days. Earlier in a later month cannot be told without stopping interest.
    private var movedHistories: [ServicerHistory] {
        wholes.filter { $0.whole > 0 && $0.free > 0 }.flatMap { whole, free, rest in
            (1...whole).reversed().compactMap { period -> ServicerHistory? in
                let base = plan[period - 1]
                let days = days(ofCharge: rest, on: base)
                let fits = abs(charge(base, days) - rest) <= ServicerHistory.near
                guard days != 0, (-18...30).contains(days), fits else { return nil }
                guard days > 0 || period == 1 else { return nil }
                let allFree = free - min(0, days)
                let beyond = rest + charge(principal, allFree) - charge(principal, free)
                return made(.moved, whole, allFree, beyond, period, max(0, days), plan[whole])
            }
        }
    }

    private var restHistories: [ServicerHistory] {
        wholes.flatMap { whole, free, rest -> [ServicerHistory] in
            if rest > ServicerHistory.near {
                return every(whole, free, rest) + ahead(whole, free, rest)
                    + extra(whole, free, rest)
            }
            if rest >= -ServicerHistory.near { return late(whole, free, rest) }
            return rest > -instalment ? short(whole, free, rest) : []
        }
    }

    private func every(_ whole: Int, _ free: Int, _ rest: Int64) -> [ServicerHistory] {
        guard whole > 0 else { return [] }
        var left = principal
        for share in ServicerLoan.shares(of: rest, whole) {
            left -= instalment + share - charge(left, 30)
        }
        return [made(.every, whole, free, rest, 0, 0, left)]
    }

    /// Ahead on the day of the snapshot, or in a month before it.
    private func ahead(_ whole: Int, _ free: Int, _ rest: Int64) -> [ServicerHistory] {
        (0..<(whole == dueCount ? 1 : 30)).map { days in
            let left = plan[whole] + charge(plan[whole], days) - rest
            return made(.ahead, whole, free, rest, whole + 1, days, left)
        }
    }

    private func extra(_ whole: Int, _ free: Int, _ rest: Int64) -> [ServicerHistory] {
        guard whole > 0 else { return [] }
        return (1...whole).flatMap { period in
            (0..<30).map { days in
                let left = balance(after: whole, rest, in: period, days)
                return made(.extra, whole, free, rest, period, days, left)
            }
        }
    }

    private func short(_ whole: Int, _ free: Int, _ rest: Int64) -> [ServicerHistory] {
        guard whole > 0 else { return [] }
        return (1...whole).map { period in
            made(.short, whole, free, rest, period, 0, balance(after: whole, rest, in: period, 0))
        }
    }

    /// The principal of the late instalment bears interest for the days of delay.
    private func late(_ whole: Int, _ free: Int, _ rest: Int64) -> [ServicerHistory] {
        let last = min(whole, dueCount - 1)
        guard last > 0 else { return [] }
        return (1...last).flatMap { period in
            (1...30).map { days in
                var left = plan[period] + charge(plan[period - 1] - plan[period], days)
                for _ in period..<whole { left -= instalment - charge(left, 30) }
                return made(.late, whole, free, rest, period, days, left)
            }
        }
    }

    /// Balance after `whole` instalments, with `rest` to principal on a day of one period.
    private func balance(after whole: Int, _ rest: Int64, in period: Int, _ days: Int) -> Int64 {
        var left = plan[period - 1]
        let whole30 = Int128(left) * Int128(days) + Int128(left - rest) * Int128(30 - days)
        left -= rest + instalment - charge(ofDays: whole30)
        for _ in period..<whole { left -= instalment - charge(left, 30) }
        return left
    }

    private func made(
        _ kind: ServicerHistory.Kind, _ whole: Int, _ free: Int, _ rest: Int64, _ period: Int,
        _ days: Int, _ left: Int64
    ) -> ServicerHistory {
        ServicerHistory(
            kind: kind, whole: whole, free: free, rest: rest, period: period, days: days,
            error: abs(left - balance))
    }

    /// A surplus cut into one share for each instalment.
    static func shares(of rest: Int64, _ count: Int) -> [Int64] {
        (1...count).map { rest * Int64($0) / Int64(count) - rest * Int64($0 - 1) / Int64(count) }
    }
}

extension ServicerLoan {
    /// Instalments, then everything that is left: never more than the cash.
    private var payoff: ServicerHistory {
        var best: (key: [Int64], history: ServicerHistory)?
        for (place, free) in Self.freeDays.dropLast().enumerated() {
            for whole in (0...dueCount).reversed() where whole > 0 || place == 0 {
                let paid = Int64(whole) * instalment - (whole > 0 ? charge(principal, free) : 0)
                for days in 0...(whole == dueCount ? 0 : 30) {
                    let left = cash - paid - plan[whole] - charge(plan[whole], days)
                    let misses = abs(left) <= ServicerHistory.near ? 0 : abs(left)
                    let key = [
                        left < -ServicerHistory.near ? 1 : 0, misses, Int64(place),
                        whole == 0 ? 1 : 0,
                    ]
                    if let best, !key.lexicographicallyPrecedes(best.key) { continue }
                    let history = ServicerHistory(
                        kind: .payoff, whole: whole, free: free, rest: cash - paid,
                        period: whole + 1, days: days, error: abs(left))
                    best = (key, history)
                }
            }
        }
        return best?.history ?? unpaid
    }
}

extension ServicerHistory {
    var isNear: Bool { error <= ServicerHistory.near }

    /// People pay whole sums: an extra that is none comes behind.
    private var isRoundSum: Bool {
        kind != .extra || min(rest % 500, 500 - rest % 500) <= 1
    }

    private var key: [Int64] {
        [
            isNear ? 0 : 1, isNear ? 0 : error, Int64(kind.rawValue), isRoundSum ? 0 : 1,
        ]
    }

    func precedes(_ other: ServicerHistory) -> Bool {
        key.lexicographicallyPrecedes(other.key)
    }
}
