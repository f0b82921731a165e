import Contracts
import Measures
import Storage

/// The days on which something may be dated without saying twice that they are meant.
///
/// A year mistyped moves a contract by decades, and a night mistyped a whole portfolio.
struct NearDays: Sendable {
    /// Nights that may be missing before the one that is ordered.
    static let nightsMissingMax: Int32 = 7

    /// By the clock.
    let today: Day

    /// - Throws: `refused(.day(.farOff))` for a day later than tomorrow, or of another century.
    func require(_ day: Day) throws(OfficeError) {
        if day <= today.next, day.civil.year / 100 == today.civil.year / 100 { return }
        throw .refused(.day(.farOff(day, today: today)), directory: nil)
    }
}

extension Office {
    /// What is near for an order; nil where any day may be given.
    ///
    /// Only the ledger of a file knows a today: what is played in memory has a clock of its own.
    func nearDays(_ context: OrderContext) -> NearDays? {
        guard guardsDays, !context.isFarDateMeant else { return nil }
        let seconds = clock().rawValue / 1_000
        return NearDays(today: ValueTime(seconds: seconds).day)
    }
}
