package import Contracts
import Directories
package import Measures

extension ContractState {
    /// Cuts an excess into prepayments for interest and for principal, by the product.
    ///
    /// - Shape: at most one part of each; what is left fits no future debt.
    func splitting(_ minor: Int64, on day: Day) -> Distribution {
        let interestBucket = Bucket(.prepaymentForInterest, .contract, isOffBalance: false)
        let principalBucket = Bucket(.prepaymentForPrincipal, .contract, isOffBalance: false)
        var room = futureInstalments(after: day)
        let prepaid = Prepaid(
            interest: -buckets[interestBucket], principal: -buckets[principalBucket])
        var result = Distribution(of: minor)
        switch product.prepayment.offsetMethod {
        case .principal: break
        case .interestThenPrincipal:
            let next = room.first?.interest ?? 0
            result.take(max(0, next - prepaid.interest), for: interestBucket)
        case .interestPrincipalToEnd:
            return spread(minor, over: &room, prepaid)
        }
        let principal = room.reduce(0) { $0 + $1.principal }
        result.take(max(0, principal - prepaid.principal), for: principalBucket)
        return result
    }

    /// Walks the future instalments, interest before principal, past what is prepaid already.
    private func spread(
        _ minor: Int64, over room: inout [Instalment], _ prepaid: Prepaid
    ) -> Distribution {
        var prepaid = prepaid
        var left = minor
        var interest: Int64 = 0
        var principal: Int64 = 0
        for instalment in room {
            let interestRoom = prepaid.coverInterest(instalment.interest)
            let principalRoom = prepaid.coverPrincipal(instalment.principal)
            let interestPart = min(left, interestRoom)
            let principalPart = min(left - interestPart, principalRoom)
            interest += interestPart
            principal += principalPart
            left -= interestPart + principalPart
        }
        var result = Distribution(of: minor)
        result.take(interest, for: Bucket(.prepaymentForInterest, .contract, isOffBalance: false))
        result.take(principal, for: Bucket(.prepaymentForPrincipal, .contract, isOffBalance: false))
        return result
    }

    /// Whether an excess is worth a new schedule on a day; minor units.
    func recalculates(_ excess: Int64, on day: Day) -> Bool {
        guard let last = schedule?.last.repayment, last > day else { return false }
        return recalculates(on: day) && excess >= max(product.prepayment.recalculationMin, 1)
    }

    /// Whether what is prepaid may change the schedule on a day, as far as the product says.
    ///
    /// - Source: D-3.0.6: a partial early repayment on a day on which a tranche falls due.
    package func recalculates(on day: Day) -> Bool {
        product.prepayment.recalculatesOnDueDay
            && product.prepayment.offsetMethod == .interestPrincipalToEnd
            && schedule?.isRepaymentDay(day) == true
    }

    /// What the tranches after `day` will ask for, as far as it is not paid yet.
    private func futureInstalments(after day: Day) -> [Instalment] {
        guard let schedule else { return [] }
        return schedule.tranches.filter { $0.repayment > day }.map { tranche in
            Instalment(
                interest: interestToCome(of: tranche),
                principal: buckets[Bucket(.principal, tranche.number, isOffBalance: false)])
        }
    }
}

/// What one future tranche asks for, minor units.
struct Instalment {
    let interest: Int64
    let principal: Int64
}

/// Prepayments not yet set against an instalment, minor units.
struct Prepaid {
    var interest: Int64
    var principal: Int64

    /// The part of `minor` that the prepayment for interest leaves open.
    mutating func coverInterest(_ minor: Int64) -> Int64 {
        let covered = min(interest, minor)
        interest -= covered
        return minor - covered
    }

    /// The part of `minor` that the prepayment for principal leaves open.
    mutating func coverPrincipal(_ minor: Int64) -> Int64 {
        let covered = min(principal, minor)
        principal -= covered
        return minor - covered
    }
}
