package import Measures
import Contracts
import Storage

extension Office {
    /// The first moment of a day at which a contract can still be moved.
    ///
    /// 00:00:00, or the moment of the last operation when that lies in the day.
    /// - Throws: `notFound`, `fault`.
    package func firstMoment(
        of day: Day, on number: String
    ) throws(OfficeError) -> ValueTime {
        try sorting {
            try store.reading { reading in
                let contract = try reading.load(number, rules(reading)).state
                let start = ValueTime.start(of: day)
                guard let last = contract.lastOperation, last.day == day else { return start }
                return last
            }
        }
    }
}
