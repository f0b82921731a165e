/// A number from 0 to 1, in units of 2^-62.
///
/// The unknown of every rate equation is brought into this interval: a discount factor of one
/// day, or the reciprocal of the growth of one period. The step is 2.2·10^-19; a product is
/// rounded to the nearest step. A yearly factor is the 365th power, so its relative error is
/// some 365 · 2^-62, about 10^-16.
struct UnitInterval: Hashable, Comparable {
    /// The count of 2^-62, at most 2^62.
    let steps: UInt64

    static let one = UnitInterval(steps: 1 << 62)

    static func < (left: UnitInterval, right: UnitInterval) -> Bool { left.steps < right.steps }

    static func * (left: UnitInterval, right: UnitInterval) -> UnitInterval {
        let product = left.steps.multipliedFullWidth(by: right.steps)
        let nearest = product.low >> 61 & 1
        return UnitInterval(steps: product.high << 2 | product.low >> 62 &+ nearest)
    }

    /// The product with itself, `exponent` times.
    func power(_ exponent: UInt32) -> UnitInterval {
        var result = UnitInterval.one
        var square = self
        var rest = exponent
        while rest > 0 {
            if rest & 1 == 1 { result = result * square }
            rest >>= 1
            if rest > 0 { square = square * square }
        }
        return result
    }
}

extension UnitInterval {
    /// Halves the interval between two points of different sign until they are neighbours.
    ///
    /// - Shape: `sign` is not zero at both ends and differs there.
    static func bisect(
        _ low: UnitInterval, _ high: UnitInterval, sign: (UnitInterval) -> Int
    ) -> UnitInterval {
        var (low, high) = (low, high)
        let signAtHigh = sign(high)
        while high.steps - low.steps > 1 {
            let middle = UnitInterval(steps: low.steps + (high.steps - low.steps) / 2)
            let found = sign(middle)
            if found == 0 { return middle }
            if found == signAtHigh { high = middle } else { low = middle }
        }
        return high
    }

    /// The root nearest to one, looked for in steps that grow by a sixteenth from 2^-24.
    ///
    /// Two roots closer to each other than a step are not seen; flows that change sign once
    /// have but one root (Descartes), and it is always seen.
    static func rootNearestToOne(sign: (UnitInterval) -> Int) -> UnitInterval? {
        var high = one
        let signAtOne = sign(one)
        if signAtOne == 0 { return one }
        var distance: UInt64 = 1 << 38
        while high.steps > 0 {
            let low = UnitInterval(steps: one.steps - min(distance, one.steps))
            let found = sign(low)
            if found == 0 { return low }
            if found != signAtOne { return bisect(low, high, sign: sign) }
            high = low
            distance += distance / 16
        }
        return nil
    }
}
