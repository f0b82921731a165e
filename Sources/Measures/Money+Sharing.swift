extension Money {
    /// Shares the amount out by weights, by the method of the largest remainder.
    ///
    /// Shape: one part for each weight, in their order; the parts add up to the amount and have
    /// its sign; a weight of zero gets nothing.
    /// Rounding: every part is first cut to whole minor units; the units left go one each to
    /// the parts that lost most, of equal ones to the earlier.
    /// - Throws: `outOfRange(.number)` for a negative weight, `noWeights` when none is positive.
    package func shared(by weights: [Int64]) throws(MeasureFlaw) -> [Money] {
        let total = try Money.total(of: weights)
        let sign: Int128 = isNegative ? -1 : 1
        let magnitude = Int128(minor.magnitude)
        var parts: [Int128] = []
        var lost: [Int128] = []
        parts.reserveCapacity(weights.count)
        lost.reserveCapacity(weights.count)
        for weight in weights {
            let share = (magnitude * Int128(weight)).quotientAndRemainder(dividingBy: total)
            parts.append(share.quotient)
            lost.append(share.remainder)
        }
        let unitsLeft = Int(magnitude - parts.reduce(0, +))
        for index in Money.indices(ofLargest: unitsLeft, in: lost) { parts[index] += 1 }
        var shares: [Money] = []
        shares.reserveCapacity(parts.count)
        for part in parts { shares.append(try Money(exactly: part * sign, currency)) }
        return shares
    }

    private static func total(of weights: [Int64]) throws(MeasureFlaw) -> Int128 {
        var total: Int128 = 0
        for weight in weights {
            if weight < 0 {
                throw .outOfRange(.number, text: String(weight), accepted: "0 or more")
            }
            total += Int128(weight)
        }
        if total == 0 { throw .noWeights }
        return total
    }

    /// Where the `count` largest remainders stand; of equal ones the earlier come first.
    private static func indices(ofLargest count: Int, in remainders: [Int128]) -> [Int] {
        if count == 0 { return [] }
        let order = remainders.indices.sorted { left, right in
            remainders[left] == remainders[right]
                ? left < right : remainders[left] > remainders[right]
        }
        return Array(order.prefix(count))
    }
}
