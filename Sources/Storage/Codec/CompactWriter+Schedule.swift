import Contracts
import Measures

/// The bytes of a schedule: each tranche begins where the one before it ended.
extension CompactWriter {
    mutating func schedule(_ schedule: Schedule) {
        byte(1)
        unsigned(schedule.version)
        count(schedule.tranches.count)
        day(schedule.first.issue)
        for tranche in schedule.tranches {
            day(tranche.repayment, after: tranche.issue)
            day(tranche.due, after: tranche.repayment)
            signed(tranche.principal)
            signed(tranche.interest)
        }
    }
}

extension CompactReader {
    mutating func schedule() throws(StoreFault) -> Schedule {
        let format = try byte()
        guard format == 1 else { throw corrupt("schedule format \(format)") }
        let version = try unsigned16()
        let count = try count()
        guard count <= Int(UInt16.max) else { throw corrupt("\(count) tranches") }
        var issue = try day()
        var tranches: [Tranche] = []
        tranches.reserveCapacity(count)
        for index in 0..<count {
            let tranche = try tranche(UInt16(index + 1), issue: issue)
            tranches.append(tranche)
            issue = tranche.repayment
        }
        do {
            return try Schedule(version: version, tranches: tranches)
        } catch {
            throw corrupt("no schedule: \(error)")
        }
    }

    private mutating func tranche(
        _ number: UInt16, issue: Day
    ) throws(StoreFault) -> Tranche {
        let repayment = try day(after: issue)
        let due = try day(after: repayment)
        return Tranche(
            number: TrancheNumber(rawValue: number), issue: issue, repayment: repayment,
            due: due, principal: try amount(), interest: try amount())
    }
}
