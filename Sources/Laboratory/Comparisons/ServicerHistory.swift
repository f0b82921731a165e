import BackOffice
import Questions

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

    /// Whole instalments, and the cash that is not one.
    struct Instalments {
        let count: Int
        /// Days of the first month that bear no interest.
        let free: Int
        /// Cash beyond the instalments, or short of them when negative.
        let rest: Int64
    }

    let kind: Kind
    let paid: Instalments
    /// The instalment, or the period, that `rest` or `days` belong to; counted from 1.
    let period: Int
    /// Days of 360 after the due day before the period, or of delay.
    let days: Int
    /// How far the balance that follows is from the one that was printed; of a payoff, what
    /// was paid beyond the debt.
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
        let nothing = ServicerHistory.Instalments(count: 0, free: 0, rest: 0)
        return made(.unpaid, nothing, in: 0, 0, leaving: principal)
    }

    /// Every number of instalments with every number of free days.
    private var instalments: [ServicerHistory.Instalments] {
        (0...dueCount).reversed().flatMap { count in
            (count > 0 ? Self.freeDays : [0]).map { paid(count, free: $0) }
        }
    }

    private func paid(_ count: Int, free: Int) -> ServicerHistory.Instalments {
        let sum = count == 0 ? 0 : Int64(count) * instalment - charge(principal, free)
        return ServicerHistory.Instalments(
            count: count, free: count == 0 ? 0 : free, rest: cash - sum)
    }

    private var plainHistories: [ServicerHistory] {
        instalments.filter { abs($0.rest) <= ServicerHistory.near }.map { paid in
            made(.plain, paid, in: 0, 0, leaving: plan[paid.count])
        }
    }

    /// Whole instalments of which one fell on a moved due day.
    ///
    /// Moved later it leaves a surplus; moved earlier in the first month it is a few more free
    /// days. Earlier in a later month cannot be told without stopping interest.
    private var movedHistories: [ServicerHistory] {
        instalments.filter { $0.count > 0 && $0.free > 0 }.flatMap { paid in
            (1...paid.count).reversed().compactMap { moved(paid, in: $0) }
        }
    }

    private func moved(
        _ paid: ServicerHistory.Instalments, in period: Int
    ) -> ServicerHistory? {
        let days = days(ofCharge: paid.rest, on: plan[period - 1])
        let fits = abs(charge(plan[period - 1], days) - paid.rest) <= ServicerHistory.near
        guard fits, days != 0, (-18...30).contains(days) else { return nil }
        if days > 0 { return made(.moved, paid, in: period, days, leaving: plan[paid.count]) }
        guard period == 1 else { return nil }
        let more = self.paid(paid.count, free: paid.free - days)
        return made(.moved, more, in: period, 0, leaving: plan[paid.count])
    }

    private var restHistories: [ServicerHistory] {
        instalments.flatMap { paid -> [ServicerHistory] in
            if paid.rest > ServicerHistory.near {
                return every(paid) + ahead(paid) + extra(paid)
            }
            if paid.rest >= -ServicerHistory.near { return late(paid) }
            return paid.rest > -instalment ? short(paid) : []
        }
    }

    private func every(_ paid: ServicerHistory.Instalments) -> [ServicerHistory] {
        guard paid.count > 0 else { return [] }
        var left = principal
        for share in Self.shares(of: paid.rest, paid.count) {
            left -= instalment + share - charge(left, 30)
        }
        return [made(.every, paid, in: 0, 0, leaving: left)]
    }

    /// Ahead on the day of the snapshot, or in a month before it.
    private func ahead(_ paid: ServicerHistory.Instalments) -> [ServicerHistory] {
        (0..<(paid.count == dueCount ? 1 : 30)).map { days in
            let owed = plan[paid.count] + charge(plan[paid.count], days)
            return made(.ahead, paid, in: paid.count + 1, days, leaving: owed - paid.rest)
        }
    }

    private func extra(_ paid: ServicerHistory.Instalments) -> [ServicerHistory] {
        (0..<paid.count).flatMap { index in
            (0..<30).map { days in
                let left = balance(after: paid, in: index + 1, days)
                return made(.extra, paid, in: index + 1, days, leaving: left)
            }
        }
    }

    private func short(_ paid: ServicerHistory.Instalments) -> [ServicerHistory] {
        (0..<paid.count).map { index in
            let left = balance(after: paid, in: index + 1, 0)
            return made(.short, paid, in: index + 1, 0, leaving: left)
        }
    }

    /// The principal of the late instalment bears interest for the days of delay.
    private func late(_ paid: ServicerHistory.Instalments) -> [ServicerHistory] {
        (0..<min(paid.count, dueCount - 1)).flatMap { index in
            (1...30).map { days in
                var left = plan[index + 1] + charge(plan[index] - plan[index + 1], days)
                for _ in index + 1..<paid.count { left -= instalment - charge(left, 30) }
                return made(.late, paid, in: index + 1, days, leaving: left)
            }
        }
    }

    /// Balance after the instalments, with the rest to principal on a day of one period.
    private func balance(
        after paid: ServicerHistory.Instalments, in period: Int, _ days: Int
    ) -> Int64 {
        var left = plan[period - 1]
        let weight = Int128(left) * Int128(days) + Int128(left - paid.rest) * Int128(30 - days)
        left -= paid.rest + instalment - charge(ofDays: weight)
        for _ in period..<paid.count { left -= instalment - charge(left, 30) }
        return left
    }

    private func made(
        _ kind: ServicerHistory.Kind, _ paid: ServicerHistory.Instalments, in period: Int,
        _ days: Int, leaving left: Int64
    ) -> ServicerHistory {
        ServicerHistory(
            kind: kind, paid: paid, period: period, days: days, error: abs(left - balance))
    }

    /// A surplus cut into one share for each instalment.
    static func shares(of rest: Int64, _ count: Int) -> [Int64] {
        (1...count).map { rest * Int64($0) / Int64(count) - rest * Int64($0 - 1) / Int64(count) }
    }
}

extension ServicerLoan {
    /// Instalments, then everything that is left: never more than the cash.
    private var payoff: ServicerHistory {
        let frequent = Self.freeDays.dropLast()
        let histories = frequent.enumerated().flatMap { place, free in
            (0...dueCount).reversed().filter { $0 > 0 || place == 0 }.flatMap { count in
                payoffs(paid(count, free: free)).map { (place, $0) }
            }
        }
        let best = histories.min { left, right in
            left.1.payoffKey(left.0).lexicographicallyPrecedes(right.1.payoffKey(right.0))
        }
        return best?.1 ?? unpaid
    }

    /// On every day of the period after the instalments; the printed balance is zero.
    private func payoffs(_ paid: ServicerHistory.Instalments) -> [ServicerHistory] {
        (0...(paid.count == dueCount ? 0 : 30)).map { days in
            let owed = plan[paid.count] + charge(plan[paid.count], days)
            return ServicerHistory(
                kind: .payoff, paid: paid, period: paid.count + 1, days: days,
                error: paid.rest - owed)
        }
    }
}

extension ServicerHistory {
    var isNear: Bool { abs(error) <= ServicerHistory.near }

    /// What is asked for must have been paid; then the days that explain the cash come first.
    fileprivate func payoffKey(_ place: Int) -> [Int64] {
        [
            error < -ServicerHistory.near ? 1 : 0, isNear ? 0 : abs(error), Int64(place),
            paid.count == 0 ? 1 : 0,
        ]
    }

    /// People pay whole sums: an extra that is none comes behind.
    private var isRoundSum: Bool {
        kind != .extra || min(paid.rest % 500, 500 - paid.rest % 500) <= 1
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
