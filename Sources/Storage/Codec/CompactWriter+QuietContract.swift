import Contracts
import Directories
import Measures

/// The bytes of a quiet contract: what a night reads and writes of it.
///
/// Days are kept by their distance from the issue, so the whole takes about forty bytes.
extension CompactWriter {
    private static let format: UInt8 = 1

    mutating func quiet(_ quiet: QuietContract) {
        byte(CompactWriter.format)
        day(quiet.issue)
        day(quiet.end, after: quiet.issue)
        day(quiet.quietThrough, after: quiet.end)
        unsigned(quiet.tranche.rawValue)
        byte(quiet.basis.rawValue)
        rounding(quiet.rounding)
        signed(quiet.base)
        signed(quiet.rate.millionthsOfPercent)
        signed(quiet.denominator)
        day(quiet.accruedThrough, after: quiet.issue)
        time(quiet.lastOperation, after: quiet.accruedThrough)
        signed(quiet.numerator)
        signed(quiet.booked)
        signed(quiet.interest &- quiet.booked)
        optional(quiet.chargesRoom) { $0.signed($1) }
    }
}

extension CompactReader {
    mutating func quiet() throws(StoreFault) -> QuietContract {
        let format = try byte()
        guard format == 1 else { throw corrupt("quiet format \(format)") }
        let issue = try day()
        let end = try day(after: issue)
        let quietThrough = try day(after: end)
        let tranche = TrancheNumber(rawValue: try unsigned16())
        let basis = try oneOf(AccrualBasis.self)
        let rounding = try rounding()
        let base = try amount()
        let yearly = try rate()
        let denominator = try numerator()
        guard denominator > 0 else { throw corrupt("a denominator") }
        let accruedThrough = try day(after: issue)
        let lastOperation = try time(after: accruedThrough)
        let total = try numerator()
        let booked = try amount()
        let interest = try amount() + booked
        let chargesRoom = try optional { reader throws(StoreFault) in try reader.amount() }
        return QuietContract(
            quietThrough: quietThrough, issue: issue, end: end, tranche: tranche, basis: basis,
            rounding: rounding, base: base, rate: yearly, denominator: denominator,
            accruedThrough: accruedThrough, lastOperation: lastOperation, numerator: total,
            booked: booked, interest: interest, chargesRoom: chargesRoom)
    }
}
