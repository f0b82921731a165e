import BackOffice
import Storage

/// What cannot be read at all, as it is met.
struct Damage {
    private static let placesMax = 100

    /// At most a hundred, each with its table and row.
    private(set) var places: [String] = []

    mutating func see(_ fault: StoreFault) {
        let place = if case .corrupt(let place) = fault { place } else { fault.text }
        if places.count < Damage.placesMax, places.last != place { places.append(place) }
    }

    /// What a body gives; nil when it met damage, which is then noted.
    mutating func unlessDamaged<Result>(_ body: () throws -> Result) throws -> Result? {
        do {
            return try body()
        } catch let fault as StoreFault where fault.isDamage {
            see(fault)
            return nil
        }
    }
}
